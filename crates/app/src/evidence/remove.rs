use crate::find::Find as _;
use serde_json::Value;
use uuid::Uuid;

use crate::error::Result;
use crate::session::Session;

/// Takes a document out of the library and off everything it serves; undo brings it back.
///
/// Its content stays stored, because the history refers to it.
pub fn remove_document(session: &mut Session, assessment: Uuid, document: &str) -> Result<()> {
    let loaded = session.assessment(assessment)?;
    let id = loaded.find_document(document)?;
    let mut subjects = session.subjects(assessment)?;
    subjects.retain(|subject| subject.document() == Some(id));
    let name = format!("Hapus {}", loaded.documents[&id].file_name());
    session.act(assessment, &name, |acting| {
        for subject in subjects {
            acting.set(subject, Value::Null)?;
        }
        Ok(())
    })
}
