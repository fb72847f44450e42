use serde::Serialize;
use uuid::Uuid;

use crate::assessment::{Assessment, Document, Revision};

/// One document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceView {
    /// Its id.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// Name of the file in use, as given.
    pub name: String,
    /// Year it is from.
    pub year: Option<u16>,
    /// Quarter 1..=4.
    pub triwulan: Option<u8>,
    /// Size in bytes of the revision in use.
    pub size: u64,
    /// Its media type.
    pub media: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Every revision, oldest first.
    pub revisions: Vec<Revision>,
    /// Codes of the inputs it serves.
    pub serves: Vec<String>,
}

/// What checking one stored file found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EvidenceCheckView {
    /// Id of the document.
    pub id: Uuid,
    /// Name of the file.
    pub name: String,
    /// SHA-256 it was stored under.
    pub sha256: String,
    /// Whether the content still has that hash.
    pub intact: bool,
    /// What is wrong, one Indonesian sentence.
    pub fault: Option<String>,
}

pub(crate) fn evidence_view(assessment: &Assessment, id: Uuid, document: &Document) -> EvidenceView {
    let current = document.current().cloned().unwrap_or_default();
    EvidenceView {
        id,
        title: document.about.title.clone(),
        name: current.name,
        year: document.about.year,
        triwulan: document.about.triwulan,
        size: current.size,
        media: current.media,
        sha256: current.sha256,
        revisions: document.revisions.clone(),
        serves: document
            .serves
            .iter()
            .filter_map(|soal| Some(assessment.instrument.input(*soal)?.1.code.clone()))
            .collect(),
    }
}
