//! Storing content: streamed, hashed on the way, durable when it returns.
//!
//! The source is read in batches of 8 MiB; each batch is hashed in a second thread while it is written. Content of
//! one batch is written in one transaction. Larger content goes through several, under a blob that has no hash yet,
//! with `synchronous=NORMAL`: those commits are not flushed one by one. The last transaction, which gives the blob
//! its hash, runs with `synchronous=FULL`: flushing the write-ahead log covers everything before it in the log, and
//! whatever was moved from the log to the database before was flushed there before the log was reused. So nothing
//! can refer to content that a power cut would take away, and no lock is held while the source is read.

use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::thread;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};

use super::ballast::Ballast;
use super::shrink::shrink;
use super::{Blob, BlobLimits, CHUNK_BYTES, copy, find, hex, media};
use crate::convert::signed;
use crate::names::EVIDENCE_DB;
use crate::workspace::EVIDENCE_LOG_PAGES;
use crate::{Result, StoreError, Workspace};

/// Read, hashed and written at once.
const BATCH_BYTES: usize = 8 * CHUNK_BYTES;

impl Workspace {
    /// Stores content and returns its hash; content that is stored already is not stored twice, unless what is
    /// stored was damaged: the new copy then takes its place.
    ///
    /// `progress` is called with the bytes read so far; when it returns false the work ends with
    /// [`StoreError::Cancelled`]. After any failure nothing of the content is left.
    pub fn put_blob(
        &mut self,
        source: &mut dyn Read,
        limits: &BlobLimits,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Blob> {
        self.writable()?;
        let mut ingest = Ingest { dir: &self.dir, source, limits, progress, size: 0, chunks: 0 };
        ingest.run(&mut self.evidence).map_err(|error| error.about(EVIDENCE_DB))
    }
}

struct Ingest<'a> {
    dir: &'a Path,
    source: &'a mut dyn Read,
    limits: &'a BlobLimits,
    progress: &'a mut dyn FnMut(u64) -> bool,
    size: u64,
    chunks: i64,
}

impl Ingest<'_> {
    fn run(&mut self, evidence: &mut Connection) -> Result<Blob> {
        let mut batch = Batch::default();
        let more = self.fill(&mut batch)?;
        if batch.filled == 0 {
            return Err(StoreError::BlobEmpty);
        }
        let media = media::of(batch.bytes());
        if more { self.large(evidence, batch, media) } else { self.small(evidence, batch.bytes(), media) }
    }

    /// One batch, one transaction; nothing is written when the content is known.
    fn small(&mut self, evidence: &mut Connection, batch: &[u8], media: &str) -> Result<Blob> {
        let sha256 = hex(&Sha256::digest(batch));
        let transaction = evidence.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(known) = sound(&transaction, &sha256)? {
            return Ok(known);
        }
        let id = begin(&transaction, media)?;
        self.chunks(&transaction, id, batch)?;
        finish(&transaction, id, &sha256, self.size)?;
        transaction.commit()?;
        Ok(Blob { sha256, size: self.size, media: media.into() })
    }

    fn large(&mut self, evidence: &mut Connection, mut batch: Batch, media: &str) -> Result<Blob> {
        let ballast = Ballast::lay(self.dir)?;
        evidence.pragma_update(None, "synchronous", "NORMAL")?;
        let begun = begin(evidence, media);
        let stored = begun.and_then(|id| {
            let stored = self.batches(evidence, id, &mut batch).and_then(|sha256| {
                evidence.pragma_update(None, "synchronous", "FULL")?;
                self.settle(evidence, id, sha256, media)
            });
            drop(ballast);
            if stored.is_err() {
                // When even this fails, `check` finds the half blob; the first error is the one to tell.
                let _ = discard(evidence, id);
            }
            stored
        });
        evidence.pragma_update(None, "synchronous", "FULL")?;
        let blob = stored?;
        // Tidying only, by whoever comes next if it cannot be done now: the content is durable already.
        let _ = evidence.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        Ok(blob)
    }

    /// Writes every batch and returns the hash.
    fn batches(&mut self, evidence: &mut Connection, id: i64, batch: &mut Batch) -> Result<String> {
        let mut hasher = Sha256::new();
        let mut more = true;
        loop {
            let bytes = batch.bytes();
            thread::scope(|scope| {
                let hashing = scope.spawn(|| hasher.update(bytes));
                let written = self.write(evidence, id, bytes);
                if let Err(panic) = hashing.join() {
                    std::panic::resume_unwind(panic);
                }
                written
            })?;
            if !more {
                return Ok(hex(&hasher.finalize()));
            }
            more = self.fill(batch)?;
        }
    }

    fn write(&mut self, evidence: &mut Connection, id: i64, batch: &[u8]) -> Result<()> {
        let transaction = evidence.transaction_with_behavior(TransactionBehavior::Immediate)?;
        self.chunks(&transaction, id, batch)?;
        Ok(transaction.commit()?)
    }

    fn chunks(&mut self, transaction: &Transaction<'_>, id: i64, batch: &[u8]) -> Result<()> {
        let mut insert =
            transaction.prepare_cached("INSERT INTO chunk (blob, n, data) VALUES (?1, ?2, ?3)")?;
        for chunk in batch.chunks(CHUNK_BYTES) {
            insert.execute((id, self.chunks, chunk))?;
            self.chunks += 1;
        }
        Ok(())
    }

    /// Gives the content its hash, or drops the copy when the same content was stored meanwhile or before.
    fn settle(&self, evidence: &mut Connection, id: i64, sha256: String, media: &str) -> Result<Blob> {
        let transaction = evidence.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let blob = if let Some(known) = sound(&transaction, &sha256)? {
            remove(&transaction, id)?;
            known
        } else {
            finish(&transaction, id, &sha256, self.size)?;
            Blob { sha256, size: self.size, media: media.into() }
        };
        transaction.commit()?;
        Ok(blob)
    }

    /// Reads the next batch. True when it is full, so that there may be more after it.
    fn fill(&mut self, batch: &mut Batch) -> Result<bool> {
        batch.filled = 0;
        while batch.filled < BATCH_BYTES {
            let read = self.read_chunk(batch.room())?;
            if read == 0 {
                return Ok(false);
            }
            batch.filled += read;
            self.size += read as u64;
            if self.size > self.limits.max_bytes {
                return Err(StoreError::BlobTooLarge { limit: self.limits.max_bytes });
            }
            if !(self.progress)(self.size) {
                return Err(StoreError::Cancelled);
            }
        }
        Ok(true)
    }

    /// Fills the room; stays below it only at the end of the source.
    fn read_chunk(&mut self, room: &mut [u8]) -> Result<usize> {
        let mut filled = 0;
        while filled < room.len() {
            match self.source.read(&mut room[filled..]) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(StoreError::BlobSource(error)),
            }
        }
        Ok(filled)
    }
}

/// A buffer that is used again and again, and grows with what is read: a small file never costs a whole batch.
#[derive(Default)]
struct Batch {
    buffer: Vec<u8>,
    filled: usize,
}

impl Batch {
    /// The next chunk's place.
    fn room(&mut self) -> &mut [u8] {
        let end = self.filled + CHUNK_BYTES;
        if self.buffer.len() < end {
            self.buffer.resize(end, 0);
        }
        &mut self.buffer[self.filled..end]
    }

    fn bytes(&self) -> &[u8] {
        &self.buffer[..self.filled]
    }
}

/// The content, where it is stored already and not damaged. Damaged content makes room: its original has come again.
fn sound(transaction: &Transaction<'_>, sha256: &str) -> Result<Option<Blob>> {
    let Some((id, blob)) = find(transaction, sha256)? else { return Ok(None) };
    match copy(transaction, sha256, &mut io::sink()) {
        Ok(_) => Ok(Some(blob)),
        Err(StoreError::BlobDamaged(_)) => remove(transaction, id).map(|()| None),
        Err(other) => Err(other),
    }
}

fn begin(evidence: &Connection, media: &str) -> Result<i64> {
    evidence
        .prepare_cached("INSERT INTO blob (sha256, size, media) VALUES (NULL, 0, ?1)")?
        .execute([media])?;
    Ok(evidence.last_insert_rowid())
}

fn finish(evidence: &Connection, id: i64, sha256: &str, size: u64) -> Result<()> {
    let changed = evidence
        .prepare_cached("UPDATE blob SET sha256 = ?2, size = ?3 WHERE id = ?1")?
        .execute((id, sha256, signed(size)?))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::UnknownBlob(sha256.into())) }
}

/// Removes a blob and its chunks, whole or half.
pub(crate) fn remove(evidence: &Connection, id: i64) -> Result<()> {
    evidence.prepare_cached("DELETE FROM chunk WHERE blob = ?1")?.execute([id])?;
    evidence.prepare_cached("DELETE FROM blob WHERE id = ?1")?.execute([id])?;
    Ok(())
}

/// Takes a half blob away, and its room: on a full disk nothing else could be written until then.
fn discard(evidence: &mut Connection, id: i64) -> Result<()> {
    // Putting the log back now would spend the last room on pages that are about to be cut off.
    evidence.pragma_update(None, "wal_autocheckpoint", 0)?;
    let discarded = evidence
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(StoreError::from)
        .and_then(|transaction| {
            remove(&transaction, id)?;
            Ok(transaction.commit()?)
        })
        .and_then(|()| shrink(evidence));
    evidence.pragma_update(None, "wal_autocheckpoint", EVIDENCE_LOG_PAGES)?;
    discarded
}
