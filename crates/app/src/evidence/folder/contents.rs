//! Which files have the same content, by SHA-256, reading only those that can.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use pilar_files::package::Buffers;
use pilar_store::StoreError;

use super::scan::Found;
use super::unfit::Unfit;
use crate::error::{EvidenceFault, Result};
use crate::evidence::attach::LARGEST_FILE;
use crate::evidence::store_file::Steady;

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
    let mut buffers = Buffers::default();
    let mut found = Vec::with_capacity(files.len());
    for (at, file) in files.iter().enumerate() {
        if !go_on(at) {
            return Err(StoreError::Cancelled.into());
        }
        if sizes[&file.size] == 1 && !known.contains(&file.size) {
            found.push(Ok(None));
            continue;
        }
        let hashed = Steady::open(&dir.join(&file.path), LARGEST_FILE).and_then(|mut source| {
            let hashed = buffers.hash(&mut source, u64::MAX, &mut |_| go_on(at));
            hashed.map_err(|error| Steady::fault(&error))
        });
        found.push(match hashed {
            Ok(Some((hash, _))) => Ok(Some(hash)),
            Ok(None) => return Err(StoreError::Cancelled.into()),
            Err(fault) => Err(of_fault(&fault)),
        });
    }
    Ok(found)
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
