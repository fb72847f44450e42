use serde::de::DeserializeOwned;
use serde_json::Value;

use super::table::row;
use crate::agency::LONGEST_TAG;
use crate::instrument::{Instrument, SoalId};
use crate::journal::Subject;
use crate::path::{LARGEST_COST, Limits, MOST_DAYS, OwnEffort, Scenario};
use crate::team::{Person, Task, TeamFault};
use crate::text::tidy;
use crate::worksheet::{Answer, read_answer};

/// Why a value that is no such thing at all is refused.
pub const UNKNOWN_SHAPE: &str = "bentuknya bukan seperti yang dikenal versi ini";

/// Whether a value is one its subject may have, and could be shown once it counts; the reason when it is not.
pub fn require_value(instrument: &Instrument, subject: &Subject, value: &Value) -> Result<(), String> {
    if value.is_null() {
        return match subject {
            Subject::Profile => Err("profil tidak boleh kosong".into()),
            _ => Ok(()),
        };
    }
    (row(subject).reads)(value).map_err(|_| UNKNOWN_SHAPE)?;
    match subject {
        Subject::Answer(_, soal) => require_answer(instrument, *soal, value),
        Subject::Link(..) | Subject::Requirement(..) | Subject::Assigned(..)
            if *value != Value::Bool(true) =>
        {
            Err(UNKNOWN_SHAPE.into())
        }
        Subject::Scenario(_) => {
            let scenario: Scenario = serde_json::from_value(value.clone()).map_err(|_| UNKNOWN_SHAPE)?;
            let mut answers =
                scenario.answers.iter().filter_map(|(soal, answer)| Some((*soal, answer.as_ref()?)));
            answers.try_for_each(|(soal, answer)| valid_answer(instrument, soal, answer))
        }
        Subject::Effort(soal) => {
            let effort: OwnEffort = serde_json::from_value(value.clone()).map_err(|_| UNKNOWN_SHAPE)?;
            if [effort.cost, effort.days].into_iter().flatten().any(|cost| cost > LARGEST_COST) {
                return Err(format!("biaya satu tingkat di luar 0 sampai {LARGEST_COST}"));
            }
            let (Some(cap), Some((question, _))) = (effort.cap, instrument.input(*soal)) else {
                return Ok(());
            };
            Limits::cap(question, &cap).map(drop).map_err(|error| error.explained())
        }
        Subject::EffortDays => match value.as_u64() {
            Some(1..=MOST_DAYS) => Ok(()),
            _ => Err(format!("hari tiap satuan biaya di luar 1 sampai {MOST_DAYS}")),
        },
        Subject::Tag(_) => require_tag(value.as_str().unwrap_or_default()),
        Subject::Person(_) => require_sound(value, Person::require_sound),
        Subject::Task(_) => require_sound(value, Task::require_sound),
        Subject::Revision(..) | Subject::Logo | Subject::Kit(_) => require_hash(value),
        _ => Ok(()),
    }
}

/// Answers to inputs of a newer instrument are kept unread.
fn require_answer(instrument: &Instrument, soal: SoalId, value: &Value) -> Result<(), String> {
    let answer: Answer = serde_json::from_value(value.clone()).map_err(|_| UNKNOWN_SHAPE)?;
    valid_answer(instrument, soal, &answer)
}

fn valid_answer(instrument: &Instrument, soal: SoalId, answer: &Answer) -> Result<(), String> {
    let Some((question, input)) = instrument.input(soal) else { return Ok(()) };
    match read_answer(question, input, &answer.to_string()) {
        Ok(Some(read)) if read == *answer => Ok(()),
        Ok(_) => Err(format!("jawaban \"{answer}\" tidak sah")),
        Err(error) => Err(error.explained()),
    }
}

fn require_sound<T: DeserializeOwned>(
    value: &Value,
    sound: impl FnOnce(&T) -> Result<(), TeamFault>,
) -> Result<(), String> {
    let value: T = serde_json::from_value(value.clone()).map_err(|_| UNKNOWN_SHAPE)?;
    sound(&value).map_err(|fault| fault.to_string())
}

fn require_tag(tag: &str) -> Result<(), String> {
    if tag.is_empty() || tidy(tag) != tag {
        return Err("penanda tidak boleh kosong dan kata-katanya dipisah satu spasi".into());
    }
    if tag.chars().count() > LONGEST_TAG {
        return Err(format!("penanda paling panjang {LONGEST_TAG} karakter"));
    }
    Ok(())
}

fn require_hash(value: &Value) -> Result<(), String> {
    let hash = value.get("sha256").and_then(Value::as_str).unwrap_or_default();
    let is_hash = hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if is_hash { Ok(()) } else { Err("sidik berkas tidak sah".into()) }
}
