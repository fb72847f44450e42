use crate::find::Find as _;
use pilar_core::instrument::Question;
use pilar_core::journal::Subject;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::session::Session;

/// A tick on a question's checklist of required documents.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct Tick {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// Question code, code of one of its inputs, or soal id.
    pub code: String,
    /// Number of the required document, from 1.
    pub n: u32,
    /// Id or name of the document that fulfils it.
    pub document: String,
    /// False takes the tick away.
    pub fulfilled: bool,
}

/// Ticks or clears a required document; one that serves no input of the question yet is attached to it as well.
///
/// True when anything is different now.
pub fn tick_requirement(session: &mut Session, tick: &Tick) -> Result<bool> {
    let loaded = session.assessment(tick.assessment)?;
    let (question, input) = loaded.find_input(&tick.code)?;
    let id = loaded.find_document(&tick.document)?;
    let wanted = line_of(question, tick.n)?;
    let first = question.inputs.first().map_or(input.soal, |first| first.soal);
    let serves = &loaded.documents[&id].serves;
    let link = tick.fulfilled && !question.inputs.iter().any(|input| serves.contains(&input.soal));
    let named = question.titled(&question.code);
    let name = if tick.fulfilled {
        format!("Tandai ada \"{wanted}\" pada {named}")
    } else {
        format!("Tandai belum ada \"{wanted}\" pada {named}")
    };
    session.act(tick.assessment, &name, |acting| {
        if link {
            acting.set(Subject::Link(input.soal, id), json!(true))?;
        }
        let value = if tick.fulfilled { json!(true) } else { Value::Null };
        Ok(acting.set(Subject::Requirement(first, tick.n, id), value)?)
    })
}

/// The name of a question's n-th required document, from 1.
pub(super) fn line_of(question: &Question, n: u32) -> Result<&str> {
    let place = n.checked_sub(1).and_then(|place| usize::try_from(place).ok());
    let wanted = place.and_then(|place| question.documents.get(place));
    wanted.map(|wanted| wanted.name.as_str()).ok_or_else(|| AppError::NoSuchRequirement {
        code: question.code.clone(),
        count: question.documents.len(),
    })
}
