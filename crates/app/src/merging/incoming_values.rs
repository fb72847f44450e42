use std::collections::BTreeMap;

use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::{Change, Subject};
use pilar_core::worksheet::{Answer, read_answer};
use pilar_store::AssessmentRow;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::assessment::Assessment;
use crate::error::{AppError, Result};
use crate::profile::Profile;

/// Refuses changes with a value that this version could not show once it counts; one of them would make the
/// whole assessment unreadable.
pub(crate) fn require_readable(instrument: &Instrument, changes: &[&Change]) -> Result<()> {
    changes.iter().try_for_each(|change| {
        require_value(instrument, &change.subject, &change.value)
            .map_err(|detail| AppError::IncomingUnreadable { subject: change.subject.to_string(), detail })
    })
}

/// Whether a value is one its subject may have; the reason when it is not.
pub(crate) fn require_value(
    instrument: &Instrument,
    subject: &Subject,
    value: &Value,
) -> std::result::Result<(), String> {
    if value.is_null() {
        return match subject {
            Subject::Profile => Err("profil tidak boleh kosong".into()),
            _ => Ok(()),
        };
    }
    // Read exactly as it will be when the assessment is next looked at.
    let alone = AssessmentRow {
        id: Uuid::nil(),
        instrument: instrument.key.clone(),
        created_millis: 0,
        changed_millis: 0,
        profile: if *subject == Subject::Profile { value.clone() } else { json!(Profile::default()) },
    };
    let values = BTreeMap::from([(subject.clone(), value.clone())]);
    let read = Assessment::of(&alone, &values).map_err(|error| match error {
        AppError::UnreadableValue { detail, .. } => detail,
        other => other.to_string(),
    })?;
    match subject {
        Subject::Answer(column, soal) => read
            .book
            .answer(*column, *soal)
            .map_or(Ok(()), |answer| require_answer(instrument, *soal, answer)),
        Subject::Link(..) | Subject::Requirement(..) if *value != Value::Bool(true) => {
            Err("nilainya harus true".into())
        }
        Subject::Revision(..) | Subject::Logo => require_hash(value),
        _ => Ok(()),
    }
}

/// Answers to inputs of a newer instrument are kept unread.
fn require_answer(instrument: &Instrument, soal: SoalId, answer: &Answer) -> std::result::Result<(), String> {
    let Some((question, input)) = instrument.input(soal) else { return Ok(()) };
    match read_answer(question, input, &answer.to_string()) {
        Ok(Some(read)) if read == *answer => Ok(()),
        Ok(_) => Err(format!("jawaban \"{answer}\" tidak sah")),
        Err(error) => Err(error.to_string()),
    }
}

fn require_hash(value: &Value) -> std::result::Result<(), String> {
    let hash = value.get("sha256").and_then(Value::as_str).unwrap_or_default();
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if is_hash { Ok(()) } else { Err("SHA-256 berkas tidak sah".into()) }
}
