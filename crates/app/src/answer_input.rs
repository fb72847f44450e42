use pilar_core::journal::Subject;
use pilar_core::worksheet::{Answer, Layer, read_answer};
use pilar_store::Action;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::session::Session;
use crate::{clock, set_note};

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
    let assessment = session.assessment(given.assessment)?;
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
    let note = given.note.map(set_note::accepted).transpose()?;
    let name = match answer {
        Some(_) => format!("Jawab {}", input.code),
        None => format!("Kosongkan {}", input.code),
    };
    let by = session.actor.clone();
    let action =
        Action { assessment: given.assessment, name: &name, by: &by, now_millis: clock::now_millis() };
    let changed = session.workspace.act(action, |acting| -> Result<bool> {
        let value = answer.as_ref().map_or(Value::Null, |answer| json!(answer));
        let column = assessment.book.column(given.layer);
        let mut changed = acting.set("set_answer", Subject::Answer(column, input.soal), value)?;
        if let Some(note) = note {
            changed |= set_note::write(acting, column, input.soal, note)?;
        }
        Ok(changed)
    })?;
    Ok(Answered { code: input.code.clone(), answer, changed })
}
