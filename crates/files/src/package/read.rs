//! Reading a package: the bag as a whole first, then its parts.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use pilar_core::journal::{Change, Digest};
use pilar_core::merge::{Node, Run};
use pilar_core::threads::in_runs;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::container::{Container, Entry};
use super::hashing::{Buffers, hex, sha256};
use super::{
    BAGIT, EVIDENCE, EvidencePart, HEAD, Head, INFO, INSTRUMENT, InstrumentPart, JOURNAL, JournalFault,
    MANIFEST, PAYLOAD, PackageError, PayloadFault, Progress, STUBS, Summary, TAGS, bag, check,
};

/// Largest declaration or bag information, in bytes.
const LARGEST_TAG: u64 = 64 << 10;
/// Largest manifest, in bytes.
const LARGEST_MANIFEST: u64 = 32 << 20;
/// Longest line of a journal, in bytes.
const LONGEST_LINE: usize = 1 << 20;
/// Longest name of an author, a role, an operation, an action or a subject, in bytes.
const LONGEST_NAME: usize = 4_000;
/// Most changes in a journal.
const MOST_CHANGES: u64 = 2_000_000;
/// How much of a journal is read before its lines are looked at, in bytes; no more than the longest line.
const BATCH: usize = 1 << 20;
/// As many lines as honest ones of this size may be.
const MOST_OF_BATCH: usize = 4_000;

/// A package whose list of files, tag files and JSON files are in order.
///
/// The content of evidence and the journal are checked while they are read, or by [`OpenPackage::verify`].
pub struct OpenPackage {
    pub(super) container: Container,
    manifest: BTreeMap<String, String>,
    contents: HashMap<String, String>,
    /// `assessment.json`.
    pub head: Head,
    /// `instrument.json`.
    pub instrument: InstrumentPart,
    /// `evidence.json`.
    pub evidence: EvidencePart,
}

impl OpenPackage {
    /// Opens a package and checks everything but the content of evidence and the journal.
    pub fn open(path: &Path) -> Result<Self, PackageError> {
        let mut container = Container::open(path)?;
        let declaration = tag(&mut container, BAGIT, LARGEST_TAG)?;
        bag::check_declaration(&declaration)?;
        let manifest_bytes = tag(&mut container, MANIFEST, LARGEST_MANIFEST)?;
        let manifest = bag::read_manifest(MANIFEST, &manifest_bytes)?;
        if container.entry(HEAD).is_none() && !manifest.contains_key(HEAD) {
            return Err(PackageError::NotAPackage);
        }
        let head = check::head(&check::part(&mut container, &manifest, HEAD)?)?;
        let info = tag(&mut container, INFO, LARGEST_TAG)?;
        let tags = tag(&mut container, TAGS, LARGEST_TAG)?;
        check_tags(&tags, &[(BAGIT, &declaration), (INFO, &info), (MANIFEST, &manifest_bytes)])?;
        check_lists(&container, &manifest)?;
        check_oxum(&container, &info)?;
        check::places(&container, head.is_whole())?;
        let instrument = check::instrument(&check::part(&mut container, &manifest, INSTRUMENT)?)?;
        let evidence = check::part(&mut container, &manifest, EVIDENCE)?;
        let evidence = check::evidence(&evidence, &container, &manifest)?;
        let contents =
            evidence.revisions().filter_map(|r| Some((r.sha256.clone(), r.path.clone()?))).collect();
        Ok(Self { container, manifest, contents, head, instrument, evidence })
    }

    /// Reads every file and compares its hash, then the journal, whose changes `each` is given as
    /// [`OpenPackage::read_journal`] gives them. This machine's clock plays no part.
    pub fn verify(
        &mut self,
        each: &mut dyn FnMut(Change) -> Result<(), JournalFault>,
        progress: &mut Progress<'_>,
    ) -> Result<Summary, PackageError> {
        let entries: Vec<Entry> =
            self.container.entries.iter().filter(|entry| entry.path.starts_with(PAYLOAD)).cloned().collect();
        let total: u64 = entries.iter().map(|entry| entry.size).sum();
        let mut done = 0;
        let mut buffers = Buffers::default();
        let mut faults = Vec::new();
        // The journal is hashed while its lines are checked.
        for entry in entries.iter().filter(|entry| entry.path != JOURNAL) {
            let mut tick = |bytes: u64| {
                done += bytes;
                progress(done, total)
            };
            let mut reader = self.container.read(entry)?;
            let changed = match buffers.hash(&mut reader, entry.size, &mut tick) {
                Ok(None) => return Err(PackageError::Cancelled),
                Ok(Some((_, size))) if size != entry.size => {
                    return Err(PackageError::WrongSize(entry.path.clone()));
                }
                Ok(Some((hash, _))) => self.manifest.get(&entry.path) != Some(&hash),
                // The checksum of the zip file tells the same.
                Err(error) if error.kind() == std::io::ErrorKind::InvalidData => true,
                Err(error) => return Err(error.into()),
            };
            if changed {
                faults.push(PayloadFault::Changed(entry.path.clone()));
            }
        }
        if !faults.is_empty() {
            return Err(PackageError::Payload(faults));
        }
        self.read_journal(each)?;
        Ok(self.summary(entries.len(), total))
    }

    fn summary(&self, files: usize, bytes: u64) -> Summary {
        let head = &self.head;
        Summary {
            assessment: head.assessment,
            unit: head.unit.clone(),
            instansi: head.instansi.clone(),
            year: head.year,
            target: head.target.clone(),
            instrument: self.instrument.key.clone(),
            made_at: head.made_at.clone(),
            made_by: head.made_by.clone(),
            scope: head.scope.clone(),
            since: head.since.is_some(),
            files,
            bytes,
            documents: self.evidence.documents.len(),
            without_content: self.evidence.revisions().filter(|revision| revision.path.is_none()).count(),
            changes: head.changes,
        }
    }

    /// Size in bytes of each content of evidence in the package, by its SHA-256.
    pub fn sizes(&self) -> BTreeMap<String, u64> {
        let carried = self.evidence.revisions().filter(|revision| revision.path.is_some());
        carried.map(|revision| (revision.sha256.clone(), revision.size)).collect()
    }

    /// Opens the content with this SHA-256; `None` when the package does not carry it.
    ///
    /// The reader does not hash; who stores the content does.
    pub fn read_content(&mut self, sha256: &str) -> Result<Option<impl Read + use<'_>>, PackageError> {
        let entry = self.contents.get(sha256).and_then(|path| self.container.entry(path)).cloned();
        entry.map(|entry| Ok(self.container.read(&entry)?.take(entry.size + 1))).transpose()
    }

    /// The links of changes that the package leaves out.
    pub fn stubs(&mut self) -> Result<Vec<Node>, PackageError> {
        let Some(entry) = self.container.entry(STUBS).cloned() else { return Ok(Vec::new()) };
        let bad = |line: usize| PackageError::BadPart { file: STUBS, detail: format!("baris {line}") };
        let mut lines = BufReader::with_capacity(64 << 10, self.container.read(&entry)?);
        let (mut nodes, mut line) = (Vec::new(), Vec::new());
        for number in 1.. {
            line.clear();
            (&mut lines).take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut line)?;
            if line.is_empty() {
                break;
            }
            let run: Run = serde_json::from_slice(&line).map_err(|_| bad(number))?;
            nodes.extend(run.nodes());
            if line.len() > LONGEST_LINE || nodes.len() as u64 > MOST_CHANGES {
                return Err(bad(number));
            }
        }
        Ok(nodes)
    }

    /// Reads the journal line by line; the order, ids and sizes of its changes are checked, and the hash of
    /// the whole at the end. Whether chains are whole is asked of all of it, by whoever has all of it.
    pub fn read_journal(
        &mut self,
        each: &mut dyn FnMut(Change) -> Result<(), JournalFault>,
    ) -> Result<(), PackageError> {
        let missing = || PackageError::Payload(vec![PayloadFault::Missing(JOURNAL.into())]);
        let entry = self.container.entry(JOURNAL).cloned().ok_or_else(missing)?;
        let mut lines = BufReader::with_capacity(64 << 10, self.container.read(&entry)?);
        let mut order = Order { assessment: self.head.assessment, ..Order::default() };
        let mut hasher = Sha256::new();
        let mut batch = Batch::default();
        let mut count = 0;
        loop {
            let read = batch.read(&mut lines);
            hasher.update(&batch.bytes);
            let of_run = |run: &[&[u8]]| run.iter().map(|line| change(line)).collect::<Vec<_>>();
            for read in in_runs(&batch.lines(), of_run).into_iter().flatten() {
                count += 1;
                let fault = |fault| PackageError::Journal { line: count, fault };
                if count > MOST_CHANGES {
                    return Err(fault(JournalFault::TooLarge));
                }
                let (change, is_canonical) = read.map_err(fault)?;
                order.check(&change).map_err(fault)?;
                if !is_canonical {
                    return Err(fault(JournalFault::NotCanonical));
                }
                each(change).map_err(fault)?;
            }
            // What was read before it failed is told first.
            if !read? {
                break;
            }
        }
        if self.manifest.get(JOURNAL) != Some(&hex(&hasher.finalize())) {
            return Err(PackageError::Payload(vec![PayloadFault::Changed(JOURNAL.into())]));
        }
        if count != self.head.changes {
            let detail = format!("tercatat {} perubahan, riwayat memuat {count}", self.head.changes);
            return Err(PackageError::BadPart { file: HEAD, detail });
        }
        Ok(())
    }
}

/// Lines of a journal that are read at once.
#[derive(Default)]
struct Batch {
    bytes: Vec<u8>,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl Batch {
    /// Reads the next lines; false at the end. A line that is too long is the last one.
    fn read(&mut self, from: &mut impl BufRead) -> io::Result<bool> {
        self.bytes.clear();
        self.ends.clear();
        let mut begin = 0;
        while begin < BATCH && self.ends.len() < MOST_OF_BATCH {
            let read = from.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut self.bytes)?;
            if read == 0 {
                return Ok(false);
            }
            begin += read;
            self.ends.push(begin);
        }
        Ok(true)
    }

    fn lines(&self) -> Vec<&[u8]> {
        let begins = [0].into_iter().chain(self.ends.iter().copied());
        begins.zip(&self.ends).map(|(begin, end)| &self.bytes[begin..*end]).collect()
    }
}

/// The change of a line, and whether it is written as it has to be.
fn change(line: &[u8]) -> Result<(Change, bool), JournalFault> {
    if line.len() > LONGEST_LINE {
        return Err(JournalFault::TooLarge);
    }
    let change: Change = serde_json::from_slice(line).map_err(|_| JournalFault::NotAChange)?;
    if change.link.is_some() {
        let is_canonical = line.strip_suffix(b"\n") == Some(&change.line());
        return Ok((change, is_canonical));
    }
    // Members that are not known have to be JSON too; in a line that is canonical there are none.
    serde_json::from_slice::<Value>(line).map_err(|_| JournalFault::NotAChange)?;
    Ok((change, true))
}

/// What the journal has shown so far.
#[derive(Default)]
struct Order {
    assessment: Uuid,
    /// Its place; the content matters between two changes of one id, where one was forged.
    last: Option<((Uuid, u64, Uuid), Option<Digest>)>,
}

impl Order {
    fn check(&mut self, change: &Change) -> Result<(), JournalFault> {
        if change.assessment != self.assessment {
            return Err(JournalFault::OtherAssessment);
        }
        let subject = change.subject.to_string();
        let operation = change.operation.as_str();
        let names = [change.author.as_str(), &change.role, operation, &change.action_name, &subject];
        let storable = i64::try_from(change.sequence).is_ok() && i64::try_from(change.clock.millis).is_ok();
        if names.iter().any(|name| name.len() > LONGEST_NAME) || !storable {
            return Err(JournalFault::TooLarge);
        }
        let replica = if change.link.is_some() { 8 } else { 7 };
        for (id, version) in [(change.id, 7), (change.action, 7), (change.replica, replica)] {
            if id.get_version_num() != version {
                return Err(JournalFault::ForgedId(id));
            }
        }
        let place = (change.replica, change.sequence, change.id);
        let content = change.link.map(|link| link.content);
        let ascends = self.last.is_none_or(|(last, before)| {
            last < place || last == place && (content.is_none() || before < content)
        });
        if change.sequence == 0 || !ascends {
            return Err(JournalFault::OutOfSequence(change.sequence));
        }
        self.last = Some((place, content));
        Ok(())
    }
}

fn tag(container: &mut Container, file: &'static str, limit: u64) -> Result<Vec<u8>, PackageError> {
    let missing = || PackageError::Payload(vec![PayloadFault::Missing(file.into())]);
    let entry = container.entry(file).cloned().ok_or_else(missing)?;
    container.read_whole(&entry, limit)
}

/// The tag manifest lists every other tag file, and nothing else.
fn check_tags(listed: &[u8], tags: &[(&'static str, &[u8])]) -> Result<(), PackageError> {
    let listed = bag::read_manifest(TAGS, listed)?;
    let mut faults = Vec::new();
    for (name, bytes) in tags {
        match listed.get(*name) {
            None => faults.push(PayloadFault::Extra((*name).into())),
            Some(sum) if *sum != sha256(bytes) => faults.push(PayloadFault::Changed((*name).into())),
            Some(_) => {}
        }
    }
    let unknown = listed.keys().filter(|name| !tags.iter().any(|(tag, _)| tag == name));
    faults.extend(unknown.map(|name| PayloadFault::Missing(super::error::shown(name))));
    if faults.is_empty() { Ok(()) } else { Err(PackageError::Payload(faults)) }
}

/// The manifest lists every file under `data/`; beside that there are only the tag files.
fn check_lists(container: &Container, manifest: &BTreeMap<String, String>) -> Result<(), PackageError> {
    let tags = [BAGIT, INFO, MANIFEST, TAGS];
    let known = |path: &str| {
        if path.starts_with(PAYLOAD) { manifest.contains_key(path) } else { tags.contains(&path) }
    };
    let extra = container.entries.iter().filter(|entry| !known(&entry.path));
    let missing =
        manifest.keys().filter(|path| !path.starts_with(PAYLOAD) || container.entry(path).is_none());
    let faults: Vec<PayloadFault> = missing
        .map(|path| PayloadFault::Missing(super::error::shown(path)))
        .chain(extra.map(|entry| PayloadFault::Extra(entry.path.clone())))
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(PackageError::Payload(faults)) }
}

fn check_oxum(container: &Container, info: &[u8]) -> Result<(), PackageError> {
    let payload = container.entries.iter().filter(|entry| entry.path.starts_with(PAYLOAD));
    let real = payload.fold((0, 0), |(size, count), entry| (size + entry.size, count + 1));
    match bag::oxum(info)? {
        Some(declared) if declared != real => {
            let detail = "Payload-Oxum tidak cocok dengan isi paket".into();
            Err(PackageError::BadTag { file: INFO, detail })
        }
        _ => Ok(()),
    }
}
