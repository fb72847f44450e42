use crate::find::Find as _;
use pilar_core::journal::Subject;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::Result;
use crate::session::Session;

/// Documents and the input they belong to.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct MoveDocuments {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// Ids of the documents.
    pub documents: Vec<Uuid>,
    /// Input code, question code (its first input) or soal id.
    pub code: String,
}

/// Lets documents serve this input and no other, as one action; what they fulfilled of other questions' checklists is
/// no longer ticked. Gives the number of documents that served something else before.
pub fn move_documents(session: &mut Session, given: &MoveDocuments) -> Result<usize> {
    let loaded = session.assessment(given.assessment)?;
    let (question, input) = loaded.find_input(&given.code)?;
    let first = question.inputs.first().map(|first| first.soal);
    let mut changes: Vec<(Subject, Value)> = Vec::new();
    let mut moved = 0;
    for document in &given.documents {
        let id = loaded.find_document(&document.to_string())?;
        let others = loaded.documents[&id].serves.iter().filter(|soal| **soal != input.soal);
        let before = changes.len();
        changes.extend(others.map(|soal| (Subject::Link(*soal, id), Value::Null)));
        let ticks =
            loaded.fulfilled.iter().filter(|((soal, _), ids)| Some(*soal) != first && ids.contains(&id));
        changes.extend(ticks.map(|((soal, n), _)| (Subject::Requirement(*soal, *n, id), Value::Null)));
        if !loaded.documents[&id].serves.contains(&input.soal) {
            changes.push((Subject::Link(input.soal, id), json!(true)));
        }
        moved += usize::from(changes.len() > before);
    }
    let name = format!("Pindahkan {moved} dokumen ke {}", question.titled(&input.code));
    session.act(given.assessment, &name, |acting| {
        for (subject, value) in changes {
            acting.set(subject, value)?;
        }
        Ok(moved)
    })
}
