use pilar_core::journal::Subject;
use pilar_core::worksheet::{Answer, Column, Layer, read_answer};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::Result;
use crate::note_text::accepted;
use crate::review::{ReviewInput, one_input, store_review};
use crate::session::Session;
use crate::worksheet::note;

/// An answer as a person gives it.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct AnswerInput {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// Input code, question code or soal id.
    pub code: String,
    /// What was typed; blank or `null` clears the answer.
    pub value: Option<String>,
    /// The note, if it is to be set as well.
    #[ts(optional)]
    pub note: Option<String>,
    /// Whose answer it is.
    pub layer: Layer,
}

/// What an answer changed.
#[derive(Debug, Clone, Serialize, ts_rs::TS)]
pub struct Answered {
    /// Code of the input.
    pub code: String,
    /// The answer as stored; `None` after clearing.
    #[ts(type = "string | number | null")]
    pub answer: Option<Answer>,
    /// Whether anything is different now.
    pub changed: bool,
}

/// Stores one answer, and its note if given, as one action; a reviewing layer's as its review of the round under way.
pub fn answer_input(session: &mut Session, given: &AnswerInput) -> Result<Answered> {
    let typed = given.value.as_deref().unwrap_or_default();
    if given.layer != Layer::Unit {
        let review = ReviewInput {
            code: given.code.clone(),
            answer: Some(typed.to_owned()),
            note: given.note.clone(),
            ..ReviewInput::default()
        };
        let reviewed = store_review(session, given.assessment, given.layer, &review)?;
        return Ok(Answered { code: reviewed.code, answer: reviewed.answer, changed: reviewed.changed });
    }
    let assessment = session.assessment(given.assessment)?;
    let (question, input) = one_input(assessment.instrument, &given.code)?;
    let answer = read_answer(question, input, typed)?;
    let note = given.note.as_deref().map(accepted).transpose()?;
    let name = match answer {
        Some(_) => format!("Jawab {}", question.titled(&input.code)),
        None => format!("Kosongkan {}", question.titled(&input.code)),
    };
    let changed = session.act(given.assessment, &name, |acting| {
        let value = answer.as_ref().map_or(Value::Null, |answer| json!(answer));
        let mut changed = acting.set(Subject::Answer(Column::UNIT, input.soal), value)?;
        if let Some(note) = note {
            changed |= note::write(acting, input.soal, note)?;
        }
        Ok(changed)
    })?;
    Ok(Answered { code: input.code.clone(), answer, changed })
}
