use pilar_core::assessment::{Restore, Side, row};
use pilar_core::journal::{Change, Subject};
use pilar_core::worksheet::{Answer, Layer};
use serde_json::Value;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::review::{ReviewInput, store_review};
use crate::session::Session;
use crate::view::SubjectWords;

/// Gives a subject the value that a change of the history gave it, as a new change. True when anything is different.
///
/// A reviewing layer's answer or note comes back as its review of the round under way.
pub fn restore_value(session: &mut Session, assessment: Uuid, change: Uuid) -> Result<bool> {
    let loaded = session.assessment(assessment)?;
    let change = session.workspace.change(assessment, change)?.ok_or(AppError::NoSuchChange(change))?;
    let words = SubjectWords::new(loaded.instrument, [&change]).view(&change.subject);
    let row = row(&change.subject);
    // What belongs to a document needs the document.
    let there = change.subject.document().is_none_or(|document| loaded.documents.contains_key(&document));
    if !there || !row.may_come_back(&change.value) {
        return Err(AppError::NotRestorable(words.what));
    }
    if let (Restore::AsReview, Side::Layer(column)) = (row.restore, row.side) {
        let layer = column.layer();
        let code = words.code.filter(|_| column == loaded.book.column(layer));
        let code = code.ok_or(AppError::NotRestorable(words.what))?;
        return restore_review(session, assessment, layer, &code, &change);
    }
    let name = match change.subject.soal().and_then(|soal| loaded.instrument.titled(soal)) {
        Some(named) => format!("Kembalikan {} pada {named}", words.what),
        None => format!("Kembalikan {}", words.what),
    };
    session.act(assessment, &name, |acting| Ok(acting.set(change.subject, change.value)?))
}

fn restore_review(
    session: &mut Session,
    assessment: Uuid,
    layer: Layer,
    code: &str,
    change: &Change,
) -> Result<bool> {
    let unreadable = |error| AppError::unreadable(&change.subject, &error);
    let text = match (&change.subject, &change.value) {
        (_, Value::Null) => String::new(),
        (Subject::Answer(..), value) => {
            serde_json::from_value::<Answer>(value.clone()).map_err(unreadable)?.to_string()
        }
        (_, value) => serde_json::from_value(value.clone()).map_err(unreadable)?,
    };
    let code = code.to_owned();
    let review = match change.subject {
        Subject::Answer(..) => ReviewInput { code, answer: Some(text), ..ReviewInput::default() },
        _ => ReviewInput { code, note: Some(text), ..ReviewInput::default() },
    };
    Ok(store_review(session, assessment, layer, &review)?.changed)
}
