//! The content of evidence files, by SHA-256, in chunks.
//!
//! What crosses a crash: a blob without a hash is half stored; nothing can refer to it, [`Workspace::check`] lists
//! it and [`Workspace::clear_unreferenced`] removes it.

mod ballast;
mod batch;
mod ingest;
mod large;
mod media;
mod read;
mod rows;
mod shrink;

use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension};

use crate::convert::unsigned;
use crate::names::EVIDENCE_DB;
use crate::{Result, Workspace};

pub(crate) use ballast::Ballast;
pub use ingest::Storing;
pub(crate) use read::{copy, range};
pub(crate) use rows::remove;
pub(crate) use shrink::shrink;

/// Size of every chunk but the last.
pub(crate) const CHUNK_BYTES: usize = 1 << 20;

/// Content that is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// SHA-256 of the content, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// Media type, guessed from the first bytes.
    pub media: String,
}

/// What content is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlobLimits {
    /// The largest size in bytes.
    pub max_bytes: u64,
}

impl Workspace {
    /// The stored content with this SHA-256, without reading it.
    pub fn blob(&self, sha256: &str) -> Result<Option<Blob>> {
        find(&self.evidence, sha256)
            .map(|found| found.map(|(_, blob)| blob))
            .map_err(|error| error.about(EVIDENCE_DB))
    }
}

/// Finds whole content by its hash.
pub(crate) fn find(evidence: &Connection, sha256: &str) -> Result<Option<(i64, Blob)>> {
    let mut statement =
        evidence.prepare_cached("SELECT id, sha256, size, media FROM blob WHERE sha256 = ?1")?;
    Ok(statement
        .query_row([sha256], |row| {
            let blob = Blob { sha256: row.get(1)?, size: unsigned(row, 2)?, media: row.get(3)? };
            Ok((row.get(0)?, blob))
        })
        .optional()?)
}

pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
