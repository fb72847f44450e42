//! The zip file around the bag, looked at with suspicion before anything in it is believed.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use zip::read::{ArchiveOffset, Config, ZipFile};
use zip::{CompressionMethod, ZipArchive};

use super::error::shown;
use super::{BAGIT, PackageError};
use crate::read_error::ReadError;
use crate::safe_name::{folded, safe_name};
use crate::xlsx::guard;

/// Most entries a package may have.
const MOST_ENTRIES: u64 = 50_000;
/// Largest table of contents, in bytes.
const LARGEST_CONTENTS: u64 = 32 << 20;
/// Longest path inside the bag, in bytes.
const LONGEST_PATH: usize = 600;
/// Largest single file, in bytes; evidence is limited to less.
const LARGEST_FILE: u64 = 4 << 30;
/// Largest sum of all files, in bytes.
const LARGEST_SUM: u64 = 1 << 40;
/// No honest file of this size and more shrinks by more than [`BOMB_RATIO`].
const BOMB_SIZE: u64 = 1 << 20;
const BOMB_RATIO: u64 = 500;
/// Length of the end record of a zip file, and of the locator before it where sizes are large.
const END: u64 = 22;
const LOCATOR: u64 = 20;
/// File kinds in the upper bits of a Unix mode.
const KIND: u32 = 0o170_000;
const PLAIN: u32 = 0o100_000;
const FOLDER: u32 = 0o040_000;

/// A file in the bag.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    index: usize,
    /// Path in the bag.
    pub path: String,
    /// Declared size in bytes.
    pub size: u64,
    /// Where it begins in the zip file.
    start: u64,
}

/// An open zip file whose names, kinds, sizes and places are acceptable.
pub(super) struct Container {
    archive: ZipArchive<BufReader<File>>,
    /// Files in the order in which they lie in the zip file.
    pub entries: Vec<Entry>,
    by_path: HashMap<String, usize>,
}

impl Container {
    pub fn open(path: &Path) -> Result<Self, PackageError> {
        let (mut file, size) = guard::open(path, u64::MAX)?;
        if guard::container(&mut file)? != guard::Container::Zip {
            return Err(PackageError::NotAPackage);
        }
        let count = declared_entries(&mut file, size)?;
        file.seek(SeekFrom::Start(0)).map_err(ReadError::from)?;
        let config = Config { archive_offset: ArchiveOffset::Known(0) };
        let reader = BufReader::with_capacity(64 << 10, file);
        let mut archive = ZipArchive::with_config(config, reader).map_err(|_| PackageError::Damaged)?;
        if archive.has_duplicate_names() {
            return Err(PackageError::DuplicateName);
        }
        if archive.len() as u64 != count {
            return Err(PackageError::Inconsistent);
        }
        let mut entries = entries(&mut archive)?;
        archive.validate_header_consistency().map_err(|_| PackageError::Inconsistent)?;
        strip_base(&mut entries)?;
        refuse_clashes(&entries)?;
        entries.sort_by_key(|entry| entry.start);
        let by_path = entries.iter().enumerate().map(|(at, entry)| (entry.path.clone(), at)).collect();
        Ok(Self { archive, entries, by_path })
    }

    /// The file at a path.
    pub fn entry(&self, path: &str) -> Option<&Entry> {
        self.by_path.get(path).map(|at| &self.entries[*at])
    }

    /// Opens a file; reading it fails at its end when its checksum is wrong.
    pub fn read(&mut self, entry: &Entry) -> Result<ZipFile<'_, BufReader<File>>, PackageError> {
        self.archive.by_index(entry.index).map_err(|_| PackageError::Damaged)
    }

    /// Reads a small file whole.
    pub fn read_whole(&mut self, entry: &Entry, limit: u64) -> Result<Vec<u8>, PackageError> {
        if entry.size > limit {
            return Err(PackageError::TooLarge(entry.path.clone()));
        }
        let mut bytes = Vec::new();
        self.read(entry)?.take(entry.size + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 == entry.size {
            Ok(bytes)
        } else {
            Err(PackageError::WrongSize(entry.path.clone()))
        }
    }
}

/// The number of entries the end record declares, after checking it and the size of the table of contents.
///
/// The end record has to be the very end: behind it nothing is read, and nothing may hide there.
fn declared_entries(file: &mut File, size: u64) -> Result<u64, PackageError> {
    let end = read_at(file, size, size.checked_sub(END).ok_or(PackageError::Damaged)?)?;
    if end.len() as u64 != END || !end.starts_with(b"PK\x05\x06") || end[20..22] != [0, 0] {
        return Err(PackageError::Damaged);
    }
    let (mut count, mut contents) = (number(&end[10..12]), number(&end[12..16]));
    if count == 0xFFFF || contents == 0xFFFF_FFFF || number(&end[16..20]) == 0xFFFF_FFFF {
        let locator = read_at(file, size, size.checked_sub(END + LOCATOR).ok_or(PackageError::Damaged)?)?;
        if !locator.starts_with(b"PK\x06\x07") {
            return Err(PackageError::Damaged);
        }
        let large = read_at(file, size, number(&locator[8..16]))?;
        match large.get(..56) {
            Some(large) if large.starts_with(b"PK\x06\x06") => {
                (count, contents) = (number(&large[32..40]), number(&large[40..48]));
            }
            _ => return Err(PackageError::Damaged),
        }
    }
    if count > MOST_ENTRIES {
        return Err(PackageError::TooManyEntries { count, limit: MOST_ENTRIES });
    }
    if contents > LARGEST_CONTENTS {
        return Err(PackageError::TooLarge("daftar isi zip".into()));
    }
    Ok(count)
}

/// At most 64 bytes from a place in the file.
fn read_at(file: &mut File, size: u64, at: u64) -> Result<Vec<u8>, PackageError> {
    if at >= size {
        return Err(PackageError::Damaged);
    }
    file.seek(SeekFrom::Start(at)).map_err(ReadError::from)?;
    let mut bytes = Vec::new();
    file.take(64).read_to_end(&mut bytes).map_err(ReadError::from)?;
    Ok(bytes)
}

fn number(little_endian: &[u8]) -> u64 {
    little_endian.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The files of an archive; folders are looked at and left out.
fn entries(archive: &mut ZipArchive<BufReader<File>>) -> Result<Vec<Entry>, PackageError> {
    let mut entries = Vec::with_capacity(archive.len());
    let mut sum = 0u64;
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index).map_err(|_| PackageError::Inconsistent)?;
        let raw = file.name_raw();
        let name = std::str::from_utf8(raw)
            .ok()
            .filter(|name| file.name().is_ok_and(|decoded| decoded == *name))
            .ok_or_else(|| PackageError::UnsafeName(String::from_utf8_lossy(raw).into_owned()))?
            .to_owned();
        let folder = name.ends_with('/');
        if !is_safe(name.strip_suffix('/').unwrap_or(&name)) {
            return Err(PackageError::UnsafeName(name));
        }
        let kind = file.unix_mode().unwrap_or(0) & KIND;
        let expected = if folder { FOLDER } else { PLAIN };
        if file.is_symlink() || (kind != 0 && kind != expected) {
            return Err(PackageError::NotAFile(shown(&name)));
        }
        if file.encrypted() {
            return Err(PackageError::OtherCompression(shown(&name)));
        }
        let (size, packed) = (file.size(), file.compressed_size());
        match file.compression() {
            CompressionMethod::Stored if size != packed => {
                return Err(PackageError::WrongSize(shown(&name)));
            }
            CompressionMethod::Stored | CompressionMethod::Deflated => {}
            _ => return Err(PackageError::OtherCompression(shown(&name))),
        }
        sum = sum.saturating_add(size);
        let bomb = size > BOMB_SIZE && size / packed.max(1) > BOMB_RATIO;
        if bomb || size > LARGEST_FILE || sum > LARGEST_SUM || (folder && size > 0) {
            return Err(PackageError::TooLarge(shown(&name)));
        }
        if !folder {
            entries.push(Entry { index, path: name, size, start: file.header_start() });
        }
    }
    Ok(entries)
}

/// Relative, inside the bag, and acceptable to every system and in a manifest as it stands.
fn is_safe(path: &str) -> bool {
    path.len() <= LONGEST_PATH && !path.contains('%') && path.split('/').all(|part| safe_name(part) == part)
}

/// Takes away the one folder that may stand around the bag.
fn strip_base(entries: &mut [Entry]) -> Result<(), PackageError> {
    if entries.iter().any(|entry| entry.path == BAGIT) {
        return Ok(());
    }
    let base = entries.iter().find_map(|entry| {
        let (base, rest) = entry.path.split_once('/')?;
        (rest == BAGIT).then(|| format!("{base}/"))
    });
    let base = base.ok_or(PackageError::NotAPackage)?;
    for entry in entries {
        match entry.path.strip_prefix(&base) {
            Some(rest) => entry.path = rest.to_owned(),
            None => return Err(PackageError::NotAPackage),
        }
    }
    Ok(())
}

/// Refuses paths, or folders on the way, that are the same where case does not matter, and files that are folders.
fn refuse_clashes(entries: &[Entry]) -> Result<(), PackageError> {
    let mut seen: HashMap<String, (&str, bool)> = HashMap::new();
    for entry in entries {
        let ends = entry.path.match_indices('/').map(|(at, _)| (at, true));
        for (end, folder) in ends.chain([(entry.path.len(), false)]) {
            let exact = &entry.path[..end];
            let known = *seen.entry(folded(exact)).or_insert((exact, folder));
            if known != (exact, folder) {
                return Err(PackageError::NamesClash(shown(known.0), shown(&entry.path)));
            }
        }
    }
    Ok(())
}
