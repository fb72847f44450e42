//! Storing content that is larger than one batch.
//!
//! It goes through several transactions, under a blob that has no hash yet, with `synchronous=NORMAL`: those commits
//! are not flushed one by one. The last transaction, which gives the blob its hash, runs with `synchronous=FULL`:
//! flushing the write-ahead log covers everything before it in the log, and whatever was moved from the log to the
//! database before was flushed there before the log was reused. So nothing can refer to content that a power cut
//! would take away, and no lock is held while the source is read.

use std::path::Path;
use std::thread;

use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use super::ballast::Ballast;
use super::batch::{Batch, Source};
use super::rows::{begin, chunks, finish, remove, sound};
use super::shrink::shrink;
use super::{Blob, hex};
use crate::workspace::EVIDENCE_LOG_PAGES;
use crate::{Result, StoreError};

/// Stores content of which the first batch was read. Also says whether it is new here.
pub(super) fn store(
    dir: &Path,
    evidence: &mut Connection,
    source: &mut Source<'_>,
    batch: &mut Batch,
    media: &str,
) -> Result<(Blob, bool)> {
    let ballast = Ballast::lay(dir)?;
    evidence.pragma_update(None, "synchronous", "NORMAL")?;
    let begun = begin(evidence, media);
    let stored = begun.and_then(|id| {
        let stored = batches(evidence, id, source, batch).and_then(|sha256| {
            evidence.pragma_update(None, "synchronous", "FULL")?;
            settle(evidence, id, Blob { sha256, size: source.size, media: media.into() })
        });
        drop(ballast);
        if stored.is_err() {
            // When even this fails, `check` finds the half blob; the first error is the one to tell.
            let _ = discard(evidence, id);
        }
        stored
    });
    evidence.pragma_update(None, "synchronous", "FULL")?;
    let stored = stored?;
    // Tidying only, by whoever comes next if it cannot be done now: the content is durable already.
    let _ = evidence.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
    Ok(stored)
}

/// Writes every batch and returns the hash.
fn batches(evidence: &mut Connection, id: i64, source: &mut Source<'_>, batch: &mut Batch) -> Result<String> {
    let mut hasher = Sha256::new();
    let (mut more, mut written) = (true, 0);
    loop {
        let bytes = batch.bytes();
        written = thread::scope(|scope| {
            let hashing = scope.spawn(|| hasher.update(bytes));
            let transaction = evidence.transaction_with_behavior(TransactionBehavior::Immediate);
            let written = transaction.map_err(StoreError::from).and_then(|transaction| {
                let written = chunks(&transaction, id, written, bytes)?;
                transaction.commit()?;
                Ok(written)
            });
            if let Err(panic) = hashing.join() {
                std::panic::resume_unwind(panic);
            }
            written
        })?;
        if !more {
            return Ok(hex(&hasher.finalize()));
        }
        batch.truncate(0);
        more = source.fill(batch)?;
    }
}

/// Gives the content its hash, or drops the copy when the same content was stored meanwhile or before.
fn settle(evidence: &mut Connection, id: i64, blob: Blob) -> Result<(Blob, bool)> {
    let transaction = evidence.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let settled = if let Some(known) = sound(&transaction, &blob.sha256)? {
        remove(&transaction, id)?;
        (known, false)
    } else {
        finish(&transaction, id, &blob)?;
        (blob, true)
    };
    transaction.commit()?;
    Ok(settled)
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
