use crate::find::Find as _;
use pilar_core::journal::Subject;
use serde_json::{Value, json};
use uuid::Uuid;

use super::tick_requirement::line_of;
use crate::error::Result;
use crate::note_text::accepted;
use crate::session::Session;

/// Why a document on a question's checklist is not needed.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct Waive {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// Question code, code of one of its inputs, or soal id.
    pub code: String,
    /// Number of the required document, from 1.
    pub n: u32,
    /// The reason; blank when it is needed after all.
    pub reason: String,
}

/// Says that a required document is not needed, with the reason, or that it is. True when anything is different now.
pub fn waive_requirement(session: &mut Session, waive: &Waive) -> Result<bool> {
    let loaded = session.assessment(waive.assessment)?;
    let (question, input) = loaded.find_input(&waive.code)?;
    let wanted = line_of(question, waive.n)?;
    let first = question.inputs.first().map_or(input.soal, |first| first.soal);
    let reason = accepted(waive.reason.trim())?;
    let named = question.titled(&question.code);
    let name = match reason {
        Some(_) => format!("Tandai tidak perlu \"{wanted}\" pada {named}"),
        None => format!("Tandai perlu \"{wanted}\" pada {named}"),
    };
    let value = reason.map_or(Value::Null, |reason| json!(reason));
    session.act(waive.assessment, &name, |acting| Ok(acting.set(Subject::Waiver(first, waive.n), value)?))
}
