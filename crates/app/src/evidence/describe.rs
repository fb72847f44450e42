use crate::find::Find as _;
use pilar_core::journal::Subject;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::evidence::attach::check_quarter;
use crate::note_text::accepted;
use crate::session::Session;
use pilar_core::assessment::DocumentAbout;

/// What people say about a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct EvidenceDetails {
    /// Title.
    pub title: String,
    /// Year it is from.
    pub year: Option<u16>,
    /// Quarter 1..=4.
    pub triwulan: Option<u8>,
    /// A note; empty when there is none.
    pub note: String,
}

/// What is said about a document now.
pub fn evidence_details(session: &Session, assessment: Uuid, document: &str) -> Result<EvidenceDetails> {
    let loaded = session.assessment(assessment)?;
    let about = &loaded.documents[&loaded.find_document(document)?].about;
    Ok(EvidenceDetails {
        title: about.title.clone(),
        year: about.year,
        triwulan: about.triwulan,
        note: about.note.clone(),
    })
}

/// Sets what is said about a document. True when anything is different now.
pub fn describe_evidence(
    session: &mut Session,
    assessment: Uuid,
    document: &str,
    details: &EvidenceDetails,
) -> Result<bool> {
    let loaded = session.assessment(assessment)?;
    let id = loaded.find_document(document)?;
    let title = details.title.trim();
    if title.is_empty() {
        return Err(AppError::MissingText("judul dokumen"));
    }
    check_quarter(details.triwulan)?;
    let about = DocumentAbout {
        title: title.to_owned(),
        year: details.year,
        triwulan: details.triwulan,
        note: accepted(&details.note)?.unwrap_or_default().to_owned(),
        other: loaded.documents[&id].about.other.clone(),
    };
    let name = format!("Ubah keterangan {}", loaded.documents[&id].file_name());
    session.act(assessment, &name, |acting| Ok(acting.set(Subject::Evidence(id), json!(about))?))
}
