use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::{Change, Subject};
use pilar_core::review::{FollowUp, Progress, Recommendation, Ticks, Verdict};
use pilar_core::worksheet::{Answer, Worksheet, read_answer};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::assessment::{DocumentAbout, Revision};
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
    match subject {
        Subject::Profile => read::<Profile>(value).map(drop),
        Subject::Answer(_, soal) => answer(instrument, *soal, &read(value)?),
        Subject::Note(..) | Subject::EvidenceText(_) => read::<String>(value).map(drop),
        Subject::Verdict(..) => read::<Verdict>(value).map(drop),
        Subject::Ticks(..) => read::<Ticks>(value).map(drop),
        Subject::Progress => read::<Progress>(value).map(drop),
        Subject::Closed(_) => read::<Worksheet>(value).map(drop),
        Subject::Recommendation(_) => read::<Recommendation>(value).map(drop),
        Subject::FollowUp(_) => read::<FollowUp>(value).map(drop),
        Subject::Evidence(_) => read::<DocumentAbout>(value).map(drop),
        Subject::Revision(..) => revision(&read(value)?),
        Subject::Link(..) if *value == Value::Bool(true) => Ok(()),
        Subject::Link(..) => Err("tautan harus bernilai true".into()),
        Subject::Other(_) => Ok(()),
    }
}

fn read<T: DeserializeOwned>(value: &Value) -> std::result::Result<T, String> {
    T::deserialize(value).map_err(|error| error.to_string())
}

/// Answers to inputs of a newer instrument are kept unread.
fn answer(instrument: &Instrument, soal: SoalId, answer: &Answer) -> std::result::Result<(), String> {
    let Some((question, input)) = instrument.input(soal) else { return Ok(()) };
    match read_answer(question, input, &answer.to_string()) {
        Ok(Some(read)) if read == *answer => Ok(()),
        Ok(_) => Err(format!("jawaban \"{answer}\" tidak sah")),
        Err(error) => Err(error.to_string()),
    }
}

fn revision(revision: &Revision) -> std::result::Result<(), String> {
    let is_hash = revision.sha256.len() == 64
        && revision.sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if is_hash { Ok(()) } else { Err("SHA-256 berkas tidak sah".into()) }
}
