//! Files with personal data: responses and complaints, in a database of their own that nothing else copies.
//!
//! The journal cannot forget and packages carry it; what people may ask to be removed lies here instead. Neither
//! backups nor packages hold any of it (docs/adr/0060-personal-data.md). There is no write-ahead log and what is removed
//! is written over, so that removing leaves nothing in the file.

mod forget;
mod open;
mod put;
mod read;

use serde_json::Value;

pub use forget::Forgotten;

/// A file with personal data.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonalFile {
    /// What it feeds, for example the key of a survey.
    pub kind: String,
    /// SHA-256 of its content, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was stored, milliseconds since 1970-01-01 UTC.
    pub stored_millis: u64,
    /// How it is read.
    pub about: Value,
}
