use crate::find::Find as _;
use pilar_core::instrument::SoalId;
use pilar_core::journal::Subject;
use pilar_core::worksheet::{Column, Layer};
use pilar_store::Acting;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::Result;
use crate::note_text::accepted;
use crate::review::{ReviewInput, store_review};
use crate::session::Session;

/// Sets one layer's note on an input; a blank text takes it away. True when anything is different now.
pub fn set_note(
    session: &mut Session,
    assessment: Uuid,
    code: &str,
    layer: Layer,
    text: &str,
) -> Result<bool> {
    if layer != Layer::Unit {
        let review =
            ReviewInput { code: code.to_owned(), note: Some(text.to_owned()), ..ReviewInput::default() };
        return Ok(store_review(session, assessment, layer, &review)?.changed);
    }
    let loaded = session.assessment(assessment)?;
    let (question, input) = loaded.find_input(code)?;
    let text = accepted(text)?;
    let name = match text {
        Some(_) => format!("Catatan pada {}", question.titled(&input.code)),
        None => format!("Hapus catatan pada {}", question.titled(&input.code)),
    };
    session.act(assessment, &name, |acting| write(acting, input.soal, text))
}

/// Writes the unit's note.
pub(crate) fn write(acting: &mut Acting<'_>, soal: SoalId, text: Option<&str>) -> Result<bool> {
    let value = text.map_or(Value::Null, |text| json!(text));
    Ok(acting.set(Subject::note(Column::UNIT, soal), value)?)
}
