//! Streaming a file into the evidence store.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use pilar_files::{Withheld, patiently};
use pilar_store::{BlobLimits, StoreError, Storing};

use crate::error::{AppError, EvidenceFault, Result};
use crate::session::own_files::is_own;

/// Streams a file into the evidence store, refusing what is not a whole, quiet, readable file.
///
/// [`AppError::EvidenceFile`] is about this file only; after any other error nothing more can be stored.
pub(crate) fn store_file(
    storing: &mut Storing<'_>,
    path: &Path,
    limit: u64,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<()> {
    let fault = |fault| AppError::EvidenceFile { path: path.to_path_buf(), fault };
    // Closing a database that was opened as a plain file would drop the locks that SQLite holds on it.
    if is_own(storing.dir(), path) {
        return Err(fault(EvidenceFault::OwnFile));
    }
    let mut source = Steady::open(path, limit).map_err(fault)?;
    storing.put(&mut source, &BlobLimits { max_bytes: limit }, progress).map_err(|error| match error {
        StoreError::BlobEmpty => fault(EvidenceFault::Empty),
        StoreError::BlobTooLarge { limit } => fault(EvidenceFault::TooLarge(limit)),
        StoreError::BlobSource(error) => fault(Steady::fault(&error)),
        other => other.into(),
    })
}

/// What is known about a file before it is read; folders, devices and broken links are faults.
pub(crate) fn look_at(path: &Path) -> std::result::Result<Metadata, EvidenceFault> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => Ok(metadata),
        Ok(metadata) if metadata.is_dir() => Err(EvidenceFault::Folder),
        Ok(_) => Err(EvidenceFault::NotAFile),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(if fs::symlink_metadata(path).is_ok() {
            EvidenceFault::BrokenLink
        } else {
            EvidenceFault::Missing
        }),
        Err(error) => Err(EvidenceFault::of(&error)),
    }
}

/// Reads a file and fails when it changed between the first and the last byte.
pub(crate) struct Steady {
    file: File,
    path: PathBuf,
    before: Metadata,
    read: u64,
}

#[derive(Debug, thiserror::Error)]
#[error("the file changed while it was read")]
struct Changing;

impl Read for Steady {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.read += count as u64;
        let ended = count == 0 && !buffer.is_empty();
        if self.read > self.before.len() || (ended && self.changed()?) {
            return Err(io::Error::other(Changing));
        }
        Ok(count)
    }
}

impl Steady {
    /// Opens a whole, readable file of at most so many bytes.
    pub(crate) fn open(path: &Path, limit: u64) -> std::result::Result<Self, EvidenceFault> {
        let before = look_at(path)?;
        if before.len() == 0 {
            return Err(EvidenceFault::Empty);
        }
        if before.len() > limit {
            return Err(EvidenceFault::TooLarge(limit));
        }
        let file = patiently(|| File::open(path), Withheld::of).map_err(|error| EvidenceFault::of(&error))?;
        Ok(Self { file, path: path.to_path_buf(), before, read: 0 })
    }

    /// Why reading it failed.
    pub(crate) fn fault(error: &io::Error) -> EvidenceFault {
        match error.get_ref() {
            Some(inner) if inner.is::<Changing>() => EvidenceFault::Changing,
            _ => EvidenceFault::of(error),
        }
    }

    fn changed(&self) -> io::Result<bool> {
        let now = fs::metadata(&self.path)?;
        Ok(self.read != self.before.len()
            || now.len() != self.before.len()
            || now.modified()? != self.before.modified()?)
    }
}
