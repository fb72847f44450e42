use crate::find::Find as _;
use pilar_core::journal::Subject;
use serde_json::Value;
use uuid::Uuid;

use crate::error::Result;
use crate::session::Session;

/// Takes a document off one input; it stays in the library, and with the other inputs it serves.
///
/// What it fulfilled of the question's checklist is no longer ticked when it serves no other input of the question.
/// True when it served the input.
pub fn detach_evidence(session: &mut Session, assessment: Uuid, code: &str, document: &str) -> Result<bool> {
    let loaded = session.assessment(assessment)?;
    let (question, input) = loaded.find_input(code)?;
    let id = loaded.find_document(document)?;
    let serves = &loaded.documents[&id].serves;
    let elsewhere =
        question.inputs.iter().any(|other| other.soal != input.soal && serves.contains(&other.soal));
    let ticks = loaded.fulfilled.iter().filter(|((soal, _), documents)| {
        !elsewhere
            && question.inputs.first().is_some_and(|first| first.soal == *soal)
            && documents.contains(&id)
    });
    let ticks: Vec<Subject> = ticks.map(|((soal, n), _)| Subject::Requirement(*soal, *n, id)).collect();
    let name = format!("Lepas {} dari {}", loaded.documents[&id].file_name(), question.titled(&input.code));
    session.act(assessment, &name, |acting| {
        for tick in ticks {
            acting.set(tick, Value::Null)?;
        }
        Ok(acting.set(Subject::Link(input.soal, id), Value::Null)?)
    })
}
