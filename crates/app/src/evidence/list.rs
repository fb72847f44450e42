use crate::find::Find as _;
use pilar_store::StoreError;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::session::Session;
use crate::view::{EvidenceCheckView, EvidenceView, evidence_views};

/// The documents of an assessment in the order they were added.
pub fn list_evidence(session: &Session, id: Uuid) -> Result<Vec<EvidenceView>> {
    Ok(evidence_views(&session.assessment(id)?))
}

/// The id of the document with this id, the beginning of it, or this file name.
pub fn evidence_id(session: &Session, id: Uuid, text: &str) -> Result<Uuid> {
    session.assessment(id)?.find_document(text)
}

/// Hashes the content of every revision again and compares it with what the journal says.
pub fn verify_evidence(session: &Session, id: Uuid) -> Result<Vec<EvidenceCheckView>> {
    let assessment = session.assessment(id)?;
    let mut checked = Vec::new();
    for (id, document) in &assessment.documents {
        for revision in &document.revisions {
            let fault = match session.workspace.verify_blob(&revision.sha256) {
                Ok(()) => None,
                Err(error @ (StoreError::BlobDamaged(_) | StoreError::UnknownBlob(_))) => {
                    Some(AppError::from(error).to_string())
                }
                Err(other) => return Err(other.into()),
            };
            checked.push(EvidenceCheckView {
                id: *id,
                name: revision.name.clone(),
                sha256: revision.sha256.clone(),
                intact: fault.is_none(),
                fault,
            });
        }
    }
    Ok(checked)
}
