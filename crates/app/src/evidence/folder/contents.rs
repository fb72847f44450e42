//! Which files have the same content, by SHA-256, reading only those that can.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use pilar_store::StoreError;
use sha2::{Digest as _, Sha256};

use super::scan::Found;
use super::unfit::Unfit;
use crate::error::{EvidenceFault, Result};
use crate::evidence::attach::LARGEST_FILE;
use crate::evidence::store_file::Steady;

/// Read at once.
const PIECE: usize = 1 << 20;

/// The hash of each file that has the size of another or of content that is `known`; `None` for one that is like no
/// other. Files that cannot be read are told instead. `go_on` is asked with the files looked at.
pub(super) fn hashes(
    dir: &Path,
    files: &[Found],
    known: &BTreeSet<u64>,
    go_on: &mut dyn FnMut(usize) -> bool,
) -> Result<Vec<Result<Option<String>, Unfit>>> {
    let mut sizes: BTreeMap<u64, usize> = BTreeMap::new();
    for file in files {
        *sizes.entry(file.size).or_default() += 1;
    }
    let mut piece = vec![0; PIECE];
    let mut found = Vec::with_capacity(files.len());
    for (at, file) in files.iter().enumerate() {
        if !go_on(at) {
            return Err(StoreError::Cancelled.into());
        }
        if sizes[&file.size] == 1 && !known.contains(&file.size) {
            found.push(Ok(None));
            continue;
        }
        found.push(match hash(&dir.join(&file.path), &mut piece, &mut || go_on(at)) {
            Err(Stopped::Cancelled) => return Err(StoreError::Cancelled.into()),
            Err(Stopped::Unfit(why)) => Err(why),
            Ok(hash) => Ok(Some(hash)),
        });
    }
    Ok(found)
}

enum Stopped {
    Cancelled,
    Unfit(Unfit),
}

fn hash(path: &Path, piece: &mut [u8], go_on: &mut dyn FnMut() -> bool) -> Result<String, Stopped> {
    let unfit = |fault: &EvidenceFault| Stopped::Unfit(of_fault(fault));
    let mut source = Steady::open(path, LARGEST_FILE).map_err(|fault| unfit(&fault))?;
    let mut hasher = Sha256::new();
    loop {
        let read = match source.read(piece) {
            Ok(0) => break,
            Ok(read) => read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(unfit(&Steady::fault(&error))),
        };
        hasher.update(&piece[..read]);
        if !go_on() {
            return Err(Stopped::Cancelled);
        }
    }
    Ok(hasher.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

fn of_fault(fault: &EvidenceFault) -> Unfit {
    match fault {
        EvidenceFault::Changing => Unfit::Changing,
        EvidenceFault::InCloud => Unfit::InCloud,
        EvidenceFault::Empty => Unfit::Empty,
        EvidenceFault::TooLarge(_) => Unfit::TooLarge,
        EvidenceFault::NotAFile | EvidenceFault::Folder | EvidenceFault::OwnFile => Unfit::NotAFile,
        EvidenceFault::BrokenLink => Unfit::Link,
        EvidenceFault::Missing => Unfit::Unreadable("sudah tidak ada".into()),
        EvidenceFault::InUse => Unfit::Unreadable("sedang dibuka di program lain".into()),
        EvidenceFault::Unreadable(detail) => Unfit::Unreadable(detail.clone()),
    }
}
