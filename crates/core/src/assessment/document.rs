use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::instrument::SoalId;

/// A document: what it is, its revisions and the inputs it serves.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// What people say about it.
    pub about: DocumentAbout,
    /// Its revisions, oldest first.
    pub revisions: Vec<Revision>,
    /// Id of the revision in use.
    pub latest: Option<Uuid>,
    /// The inputs it serves.
    pub serves: BTreeSet<SoalId>,
}

/// What people say about a document; the value of the journal's evidence subject.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct DocumentAbout {
    /// Title.
    pub title: String,
    /// Year it is from.
    pub year: Option<u16>,
    /// Quarter 1..=4.
    pub triwulan: Option<u8>,
    /// A note; empty when there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    #[ts(skip)]
    pub other: serde_json::Map<String, Value>,
}

/// One revision of a document; the value of the journal's revision subject.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Revision {
    /// Name of the file as it was given.
    pub name: String,
    /// SHA-256 of the content, 64 lower-case hex digits.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// Media type found in the content.
    pub media: String,
}

impl Document {
    /// The revision in use.
    pub fn current(&self) -> Option<&Revision> {
        self.revisions.last()
    }

    /// Name of the file of the revision in use.
    pub fn file_name(&self) -> &str {
        self.current().map_or("", |revision| &revision.name)
    }
}
