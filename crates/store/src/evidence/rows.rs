//! The rows of content.

use std::io;

use rusqlite::Connection;

use super::{Blob, CHUNK_BYTES, copy, find};
use crate::convert::signed;
use crate::{Result, StoreError};

/// The content, where it is stored already and not damaged. Damaged content makes room: its original has come again.
pub(super) fn sound(evidence: &Connection, sha256: &str) -> Result<Option<Blob>> {
    let Some((id, blob)) = find(evidence, sha256)? else { return Ok(None) };
    match copy(evidence, sha256, &mut io::sink()) {
        Ok(_) => Ok(Some(blob)),
        Err(StoreError::BlobDamaged(_)) => remove(evidence, id).map(|()| None),
        Err(other) => Err(other),
    }
}

/// Begins a blob that has no hash yet.
pub(super) fn begin(evidence: &Connection, media: &str) -> Result<i64> {
    evidence
        .prepare_cached("INSERT INTO blob (sha256, size, media) VALUES (NULL, 0, ?1)")?
        .execute([media])?;
    Ok(evidence.last_insert_rowid())
}

/// Writes content as chunks of a blob, after so many; returns how many there are then.
pub(super) fn chunks(evidence: &Connection, id: i64, written: i64, content: &[u8]) -> Result<i64> {
    let mut insert = evidence.prepare_cached("INSERT INTO chunk (blob, n, data) VALUES (?1, ?2, ?3)")?;
    let mut n = written;
    for chunk in content.chunks(CHUNK_BYTES) {
        insert.execute((id, n, chunk))?;
        n += 1;
    }
    Ok(n)
}

/// Gives a blob its hash: it is whole from now on.
pub(super) fn finish(evidence: &Connection, id: i64, blob: &Blob) -> Result<()> {
    let changed = evidence
        .prepare_cached("UPDATE blob SET sha256 = ?2, size = ?3 WHERE id = ?1")?
        .execute((id, &blob.sha256, signed(blob.size)?))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::UnknownBlob(blob.sha256.clone())) }
}

/// Writes a whole blob.
pub(super) fn whole(evidence: &Connection, blob: &Blob, content: &[u8]) -> Result<()> {
    evidence.prepare_cached("INSERT INTO blob (sha256, size, media) VALUES (?1, ?2, ?3)")?.execute((
        &blob.sha256,
        signed(blob.size)?,
        &blob.media,
    ))?;
    chunks(evidence, evidence.last_insert_rowid(), 0, content)?;
    Ok(())
}

/// Removes a blob and its chunks, whole or half.
pub(crate) fn remove(evidence: &Connection, id: i64) -> Result<()> {
    evidence.prepare_cached("DELETE FROM chunk WHERE blob = ?1")?.execute([id])?;
    evidence.prepare_cached("DELETE FROM blob WHERE id = ?1")?.execute([id])?;
    Ok(())
}
