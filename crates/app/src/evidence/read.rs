use serde::Serialize;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::session::Session;
use crate::view::Preview;
use crate::view::media::{is_risky, preview};
use pilar_core::assessment::{Assessment, Revision};

/// What is known about content before it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct EvidenceMedia {
    /// Name of the file as given.
    pub name: String,
    /// Media type found in the content.
    pub media: String,
    /// Size in bytes.
    pub size: u64,
    /// How it can be shown.
    pub preview: Preview,
    /// Opening it may run a program.
    pub risky: bool,
}

/// What is known about content, if a document of this assessment (any revision) or its logo has it.
///
/// [`AppError::NoSuchEvidence`] for content of other assessments and content nothing refers to.
pub fn evidence_media(session: &Session, assessment: Uuid, sha256: &str) -> Result<EvidenceMedia> {
    let loaded = session.assessment(assessment)?;
    let revision = owned(&loaded, sha256).ok_or_else(|| AppError::NoSuchEvidence(sha256.into()))?;
    Ok(EvidenceMedia {
        name: revision.name.clone(),
        media: revision.media.clone(),
        size: revision.size,
        preview: preview(&revision.media),
        risky: is_risky(&revision.name, &revision.media),
    })
}

/// Reads at most `length` bytes of such content from `start` on; fewer at its end, none behind it.
pub fn read_evidence_range(
    session: &Session,
    assessment: Uuid,
    sha256: &str,
    start: u64,
    length: usize,
) -> Result<Vec<u8>> {
    evidence_media(session, assessment, sha256)?;
    Ok(session.workspace.read_blob_range(sha256, start, length)?)
}

fn owned<'a>(assessment: &'a Assessment, sha256: &str) -> Option<&'a Revision> {
    let documents = assessment.documents.values().flat_map(|document| &document.revisions);
    documents.chain(&assessment.logo).find(|revision| revision.sha256 == sha256)
}
