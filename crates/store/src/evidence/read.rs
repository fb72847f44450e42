//! Reading content back, never without checking it.

use std::io::{self, Write};
use std::thread;

use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use super::{CHUNK_BYTES, find, hex};
use crate::convert::signed;
use crate::names::EVIDENCE_DB;
use crate::{Result, StoreError, Workspace};

impl Workspace {
    /// Writes content to the target and returns its size in bytes.
    ///
    /// It is hashed on the way: on [`StoreError::BlobDamaged`] the target holds damaged content and must be thrown
    /// away. [`StoreError::UnknownBlob`] when there is none, [`StoreError::Io`] when the target fails.
    pub fn read_blob(&self, sha256: &str, target: &mut dyn Write) -> Result<u64> {
        copy(&self.evidence, sha256, target).map_err(|error| error.about(EVIDENCE_DB))
    }

    /// Writes content to the target and returns its size in bytes, without hashing it: for whoever reads the
    /// target back and compares the hash there, as a package does.
    ///
    /// Errors as [`Workspace::read_blob`], except that only a wrong size shows damage.
    pub fn read_blob_unverified(&self, sha256: &str, target: &mut dyn Write) -> Result<u64> {
        stream(&self.evidence, sha256, |data| target.write_all(data))
            .map_err(|error| error.about(EVIDENCE_DB))
    }

    /// Reads at most `length` bytes of content from `start` on; fewer at its end, none behind it.
    ///
    /// A part cannot be compared with the hash of the whole; use [`Workspace::read_blob`] where that matters.
    /// [`StoreError::UnknownBlob`] when there is none.
    pub fn read_blob_range(&self, sha256: &str, start: u64, length: usize) -> Result<Vec<u8>> {
        range(&self.evidence, sha256, start, length).map_err(|error| error.about(EVIDENCE_DB))
    }

    /// Reads content and compares its hash: [`StoreError::BlobDamaged`] when it differs.
    pub fn verify_blob(&self, sha256: &str) -> Result<()> {
        self.read_blob(sha256, &mut io::sink()).map(|_| ())
    }
}

pub(crate) fn range(evidence: &Connection, sha256: &str, start: u64, length: usize) -> Result<Vec<u8>> {
    let (id, blob) = find(evidence, sha256)?.ok_or_else(|| StoreError::UnknownBlob(sha256.into()))?;
    let length = length.min(usize::try_from(blob.size.saturating_sub(start)).unwrap_or(usize::MAX));
    let mut statement = evidence.prepare_cached("SELECT data FROM chunk WHERE blob = ?1 AND n = ?2")?;
    let mut bytes = Vec::with_capacity(length);
    while bytes.len() < length {
        let at = start + bytes.len() as u64;
        let (n, offset) = (at / CHUNK_BYTES as u64, at % CHUNK_BYTES as u64);
        let taken = statement
            .query_row((id, signed(n)?), |row| {
                let data = row.get_ref(0)?.as_blob()?;
                let rest = data.get(usize::try_from(offset).unwrap_or(usize::MAX)..).unwrap_or_default();
                let part = &rest[..rest.len().min(length - bytes.len())];
                bytes.extend_from_slice(part);
                Ok(part.len())
            })
            .optional()?;
        if taken.unwrap_or(0) == 0 {
            return Err(StoreError::BlobDamaged(sha256.into()));
        }
    }
    Ok(bytes)
}

/// Streams content to the target and compares its hash.
pub(crate) fn copy(evidence: &Connection, sha256: &str, target: &mut dyn Write) -> Result<u64> {
    let mut hasher = Sha256::new();
    let size = stream(evidence, sha256, |data| hash_while(&mut hasher, data, || target.write_all(data)))?;
    if hex(&hasher.finalize()) == sha256 { Ok(size) } else { Err(StoreError::BlobDamaged(sha256.into())) }
}

/// Streams one chunk at a time; no read transaction is held meanwhile, chunks never change.
fn stream(evidence: &Connection, sha256: &str, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> Result<u64> {
    let (id, blob) = find(evidence, sha256)?.ok_or_else(|| StoreError::UnknownBlob(sha256.into()))?;
    let mut statement = evidence.prepare_cached("SELECT data FROM chunk WHERE blob = ?1 AND n = ?2")?;
    let mut size = 0;
    for n in 0_i64.. {
        let taken = statement
            .query_row((id, n), |row| {
                let data = row.get_ref(0)?.as_blob()?;
                Ok(take(data).map(|()| data.len() as u64))
            })
            .optional()?;
        match taken {
            Some(taken) => size += taken?,
            None => break,
        }
    }
    if size == blob.size { Ok(size) } else { Err(StoreError::BlobDamaged(sha256.into())) }
}

/// Hashes data in a second thread while something else is done with it; a little data is not worth a thread.
fn hash_while<T>(hasher: &mut Sha256, data: &[u8], work: impl FnOnce() -> T) -> T {
    if data.len() < CHUNK_BYTES {
        hasher.update(data);
        return work();
    }
    thread::scope(|scope| {
        let hashing = scope.spawn(|| hasher.update(data));
        let done = work();
        if let Err(panic) = hashing.join() {
            std::panic::resume_unwind(panic);
        }
        done
    })
}
