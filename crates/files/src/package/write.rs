//! Writing a package: everything is known before the first byte, so the same content gives the same bytes.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use chrono::{Datelike, Timelike};
use pilar_core::journal::Change;
use pilar_core::merge::{Node, Run};
use pilar_core::threads::in_runs;
use serde::Serialize;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::hashing::sha256;
use super::{
    ANSWERS, BAGIT, EVIDENCE, EvidencePart, HEAD, Head, INFO, INSTRUMENT, InstrumentFile, InstrumentPart,
    JOURNAL, MANIFEST, Placed, Progress, REPORT, STUBS, TAGS, VERSION, bag, layout,
};
use crate::blocks::PrintOptions;
use crate::portalrb::jawaban::write_jawaban;
use crate::printout::write_printout;
use crate::report::Report;
use crate::safe_write::{WriteError, write_verified};
use crate::xlsx;

/// Where the content of evidence comes from.
pub trait Contents {
    /// Writes the content with this SHA-256 in pieces; whether it is that content shows when the package is read back.
    fn copy(&mut self, sha256: &str, to: &mut dyn Write) -> io::Result<()>;
}

/// Everything a package is made from.
pub struct Package<'a> {
    /// The assessment, with paths of evidence as [`super::place`] set them.
    pub report: &'a Report<'a>,
    /// What the package is.
    pub head: Head,
    /// The files of each version of the instrument that a recipient's program may lack.
    pub instruments: Vec<Vec<InstrumentFile>>,
    /// Its documents, with paths as [`super::place`] set them.
    pub evidence: EvidencePart,
    /// PNG or JPEG data for the kop surat of the report.
    pub logo: Option<Vec<u8>>,
    /// The files to take from the evidence store.
    pub contents: Vec<Placed>,
    /// Its changes; their order does not matter.
    pub journal: Vec<Change>,
    /// Links of the changes it leaves out, in any order.
    pub stubs: Vec<Node>,
}

/// One file of the payload.
struct Item<'a> {
    path: String,
    sha256: String,
    size: u64,
    bytes: Option<&'a [u8]>,
}

/// Writes a package beside its place, reads it back with `check`, and only then gives it its name.
///
/// `check` is what says of a package of somebody else that it is sound; what it does not say is not said of this one.
/// Progress counts every byte twice: written, and read back.
pub fn write_package(
    package: &mut Package<'_>,
    path: &Path,
    contents: &mut dyn Contents,
    progress: &mut Progress<'_>,
    check: &dyn Fn(&Path, &mut Progress<'_>) -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    package.journal.sort_by(|one, other| {
        let place = |it: &Change| (it.replica, it.sequence, it.id);
        place(one).cmp(&place(other)).then_with(|| one.content().cmp(&other.content()))
    });
    package.head.changes = package.journal.len() as u64;
    let made = made_files(package)?;
    let items = items(&made, &package.contents);
    let size: u64 = items.iter().map(|item| item.size).sum();
    let progress = std::cell::RefCell::new(progress);
    write_verified(
        path,
        |temporary| {
            let mut tick = |done| (progress.borrow_mut())(done, size * 2);
            write(package, &items, temporary, contents, &mut tick)
        },
        |temporary| {
            let mut tick = |done, _| (progress.borrow_mut())(size + done, size * 2);
            while_syncing(temporary, || check(temporary, &mut tick))
        },
    )
}

/// Lets the system write a file to its medium while it is read back; whether that succeeded is asked afterwards.
fn while_syncing<T>(path: &Path, work: impl FnOnce() -> T) -> T {
    std::thread::scope(|scope| {
        scope.spawn(|| File::options().write(true).open(path).and_then(|file| file.sync_data()));
        work()
    })
}

/// The files Pilar makes: documents for people in a whole package, and what programs read.
fn made_files(package: &Package<'_>) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let report = package.report;
    let mut files = Vec::new();
    if package.head.is_whole() {
        let folder =
            tempfile::tempdir().map_err(|error| WriteError::from_io(&std::env::temp_dir(), error))?;
        let mut make = |name: &str, place: String, write: &dyn Fn(&Path) -> Result<(), WriteError>| {
            let path = folder.path().join(name);
            write(&path)?;
            let bytes = std::fs::read(&path).map_err(|error| WriteError::from_io(&path, error))?;
            files.push((place, bytes));
            Ok::<_, WriteError>(())
        };
        make("a.xlsx", layout::workbook(&report.identity), &|path| {
            xlsx::write::write_workbook(report, path)
        })?;
        make("b.pdf", REPORT.into(), &|path| {
            let options = PrintOptions { logo: package.logo.clone(), ..PrintOptions::default() };
            write_printout(report, &options, path)
        })?;
        // As the history has them, also where PortalRB would not take one of them.
        let mut answers = Vec::new();
        write_jawaban(report, &mut answers)
            .map_err(|error| WriteError::Compose { reason: error.to_string() })?;
        files.push((ANSWERS.into(), answers));
    }
    files.push((HEAD.into(), json(&package.head)?));
    let added = package.instruments.clone();
    files
        .push((INSTRUMENT.into(), json(&InstrumentPart { added, ..InstrumentPart::of(report.instrument) })?));
    files.push((EVIDENCE.into(), json(&package.evidence)?));
    files.push((JOURNAL.into(), in_runs(&package.journal, lines).concat()));
    let mut stubs = Vec::new();
    for run in Run::of(package.stubs.clone()) {
        serde_json::to_writer(&mut stubs, &run).map_err(compose)?;
        stubs.push(b'\n');
    }
    if !stubs.is_empty() {
        files.push((STUBS.into(), stubs));
    }
    Ok(files)
}

/// These changes as lines of a journal.
fn lines(changes: &[Change]) -> Vec<u8> {
    let mut lines = Vec::new();
    for change in changes {
        lines.extend(change.line());
        lines.push(b'\n');
    }
    lines
}

fn items<'a>(made: &'a [(String, Vec<u8>)], contents: &[Placed]) -> Vec<Item<'a>> {
    let made = made.iter().map(|(path, bytes)| Item {
        path: path.clone(),
        sha256: sha256(bytes),
        size: bytes.len() as u64,
        bytes: Some(bytes),
    });
    let stored = contents.iter().map(|placed| Item {
        path: placed.path.clone(),
        sha256: placed.sha256.clone(),
        size: placed.size,
        bytes: None,
    });
    let mut items: Vec<Item<'_>> = made.chain(stored).collect();
    items.sort_by(|one, other| one.path.cmp(&other.path));
    items
}

fn write(
    package: &Package<'_>,
    items: &[Item<'_>],
    path: &Path,
    contents: &mut dyn Contents,
    tick: &mut dyn FnMut(u64) -> bool,
) -> Result<(), WriteError> {
    let failed = |error| WriteError::from_io(path, error);
    let file = BufWriter::with_capacity(64 << 10, File::create(path).map_err(failed)?);
    let given_up = Cell::new(false);
    let mut zip = ZipWriter::new(Target { file, given_up: &given_up, place: 0, end: 0 });
    let time = time(package.report);
    let info = info(package, items);
    let manifest = bag::manifest(items.iter().map(|item| (item.path.as_str(), item.sha256.as_str())));
    let tags = [(INFO, info.as_str()), (BAGIT, bag::DECLARATION), (MANIFEST, manifest.as_str())];
    let sums: Vec<String> = tags.iter().map(|(_, text)| sha256(text.as_bytes())).collect();
    let listed = bag::manifest(tags.iter().zip(&sums).map(|((name, _), sum)| (*name, sum.as_str())));
    for (name, text) in [(BAGIT, bag::DECLARATION), (INFO, &info), (MANIFEST, &manifest), (TAGS, &listed)] {
        start(&mut zip, name, text.len() as u64, time).map_err(failed)?;
        zip.write_all(text.as_bytes()).map_err(failed)?;
    }
    let mut done = 0;
    for item in items {
        start(&mut zip, &item.path, item.size, time).map_err(failed)?;
        let mut to = Counting { inner: &mut zip, before: done, done: 0, tick, stopped: None };
        let copied = match item.bytes {
            Some(bytes) => to.write_all(bytes),
            None => contents.copy(&item.sha256, &mut to),
        };
        match (copied, to.stopped.take()) {
            (_, Some(Stopped::Cancelled)) => {
                given_up.set(true);
                return Err(WriteError::Cancelled);
            }
            (_, Some(Stopped::Failed(error))) => return Err(failed(error)),
            (Err(error), None) => {
                given_up.set(true);
                return Err(WriteError::differs(error.to_string()));
            }
            (Ok(()), None) => {}
        }
        if to.done != item.size {
            given_up.set(true);
            let reason = format!("\"{}\" berukuran {} byte, seharusnya {}", item.path, to.done, item.size);
            return Err(WriteError::differs(reason));
        }
        done += item.size;
    }
    let target = zip.finish().map_err(io::Error::from).map_err(failed)?;
    target.file.into_inner().map_err(|error| failed(error.into_error()))?;
    Ok(())
}

/// The file; once writing was given up, what follows goes nowhere. A writer of zip files that is dropped half
/// done would otherwise try to finish, and complain on standard error when it cannot.
struct Target<'a> {
    file: BufWriter<File>,
    given_up: &'a Cell<bool>,
    /// Where the next byte goes, and where the last one went.
    place: u64,
    end: u64,
}

impl Target<'_> {
    fn unless_given_up<T>(
        &mut self,
        instead: T,
        work: impl FnOnce(&mut BufWriter<File>) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.given_up.get() {
            return Ok(instead);
        }
        let done = work(&mut self.file);
        self.given_up.set(done.is_err());
        done
    }
}

impl Write for Target<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.unless_given_up(bytes.len(), |file| file.write(bytes))?;
        self.place += written as u64;
        self.end = self.end.max(self.place);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_given_up((), Write::flush)
    }
}

impl io::Seek for Target<'_> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        let place = match to {
            io::SeekFrom::Start(place) => Some(place),
            io::SeekFrom::Current(by) => self.place.checked_add_signed(by),
            io::SeekFrom::End(by) => self.end.checked_add_signed(by),
        };
        let place = place.ok_or(io::ErrorKind::InvalidInput)?;
        self.place = self.unless_given_up(place, |file| file.seek(io::SeekFrom::Start(place)))?;
        Ok(self.place)
    }
}

fn start<W: Write + io::Seek>(
    zip: &mut ZipWriter<W>,
    name: &str,
    size: u64,
    time: DateTime,
) -> io::Result<()> {
    // Everything is stored: evidence is compressed already, and stored bytes do not depend on a compressor.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(size >= u64::from(u32::MAX))
        .last_modified_time(time)
        .system(System::Unix)
        .unix_permissions(0o644);
    Ok(zip.start_file(name, options)?)
}

/// The time of every entry; the zip format knows the years 1980 to 2107 and even seconds.
fn time(report: &Report<'_>) -> DateTime {
    let at = &report.made_at;
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(at.year()).unwrap_or_default();
    DateTime::from_date_and_time(
        year,
        small(at.month()),
        small(at.day()),
        small(at.hour()),
        small(at.minute()),
        small(at.second() & !1),
    )
    .unwrap_or_default()
}

fn info(package: &Package<'_>, items: &[Item<'_>]) -> String {
    let identity = &package.report.identity;
    let size: u64 = items.iter().map(|item| item.size).sum();
    bag::info(&[
        ("Source-Organization", identity.instansi.clone()),
        ("Organization-Address", identity.address.join(", ")),
        ("External-Description", format!("LKE Zona Integritas {} {}", identity.unit, identity.year)),
        ("External-Identifier", package.head.assessment.to_string()),
        ("Bagging-Date", package.report.made_at.format("%Y-%m-%d").to_string()),
        ("Payload-Oxum", format!("{size}.{}", items.len())),
        ("Bag-Software-Agent", package.report.made_by.clone()),
        ("Pilar-Package-Version", VERSION.to_string()),
    ])
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, WriteError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(compose)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[expect(clippy::needless_pass_by_value, reason = "a function for map_err")]
fn compose(error: serde_json::Error) -> WriteError {
    WriteError::Compose { reason: error.to_string() }
}

/// Counts and forwards; remembers why it stopped, which a source may word in its own way.
struct Counting<'a, 'b> {
    inner: &'a mut dyn Write,
    before: u64,
    done: u64,
    tick: &'a mut (dyn FnMut(u64) -> bool + 'b),
    stopped: Option<Stopped>,
}

enum Stopped {
    Cancelled,
    Failed(io::Error),
}

impl Write for Counting<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.stopped.is_some() {
            return Err(io::ErrorKind::Other.into());
        }
        match self.inner.write(bytes) {
            Ok(written) => {
                self.done += written as u64;
                if (self.tick)(self.before + self.done) {
                    return Ok(written);
                }
                self.stopped = Some(Stopped::Cancelled);
                Err(io::ErrorKind::Other.into())
            }
            Err(error) => {
                let kind = error.kind();
                self.stopped = Some(Stopped::Failed(error));
                Err(kind.into())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
