use pilar_core::journal::Subject;
use pilar_core::worksheet::{Answer, Layer, read_answer};
use pilar_store::Action;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::assessment::Assessment;
use crate::clock;
use crate::error::{AppError, Result};
use crate::session::Session;

/// An answer as a person gives it.
#[derive(Debug, Clone)]
pub struct AnswerInput<'a> {
    /// The assessment.
    pub assessment: Uuid,
    /// Input code, question code or soal id.
    pub code: &'a str,
    /// What was typed; blank clears the answer.
    pub value: &'a str,
    /// The note, if it is to be set as well.
    pub note: Option<&'a str>,
    /// Whose answer it is.
    pub layer: Layer,
}

/// What an answer changed.
#[derive(Debug, Clone)]
pub struct Answered {
    /// Code of the input.
    pub code: String,
    /// The answer as stored; `None` after clearing.
    pub answer: Option<Answer>,
    /// Whether anything is different now.
    pub changed: bool,
}

/// Stores one answer, and its note if given, as one action.
pub fn answer_input(session: &mut Session, given: &AnswerInput<'_>) -> Result<Answered> {
    let assessment = Assessment::load(&session.workspace, given.assessment)?;
    let (question, input) = assessment
        .instrument
        .find_input(given.code)
        .ok_or_else(|| AppError::UnknownCode(given.code.to_owned()))?;
    let several = question.inputs.len() > 1;
    if several && given.code.trim().eq_ignore_ascii_case(&question.code) {
        let codes: Vec<&str> = question.inputs.iter().map(|input| input.code.as_str()).collect();
        return Err(AppError::SeveralInputs { code: question.code.clone(), codes: codes.join(", ") });
    }
    let answer = read_answer(question, input, given.value)?;
    let name = format!("Jawab {}", input.code);
    let by = session.actor.clone();
    let action =
        Action { assessment: given.assessment, name: &name, by: &by, now_millis: clock::now_millis() };
    let changed = session.workspace.act(action, |acting| -> Result<bool> {
        let value = answer.as_ref().map_or(Value::Null, |answer| json!(answer));
        let mut changed = acting.set(
            "set_answer",
            Subject::Answer(assessment.book.column(given.layer), input.soal),
            value,
        )?;
        if let Some(note) = given.note {
            let note = if note.trim().is_empty() { Value::Null } else { json!(note) };
            changed |= acting.set(
                "set_note",
                Subject::Note(assessment.book.column(given.layer), input.soal),
                note,
            )?;
        }
        Ok(changed)
    })?;
    Ok(Answered { code: input.code.clone(), answer, changed })
}
