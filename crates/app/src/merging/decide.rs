use pilar_core::assessment::{require_value, value_text};
use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::Subject;
use pilar_core::merge::{Standing, conflicts};
use pilar_core::text::tidy;
use pilar_core::worksheet::read_answer;
use pilar_store::Action;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::session::Session;
use crate::session::load::measured_with;
use crate::view::{SubjectWords, version_name};

/// What a person decides on a conflict.
#[derive(Debug, Clone, PartialEq, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The value of one of the changes that compete.
    Change(Uuid),
    /// Another value: for answers and texts as it would be typed, otherwise as stored. Blank or `null` clears.
    Value(#[ts(type = "unknown")] Value),
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, serde::Serialize, ts_rs::TS)]
pub struct Decided {
    /// The subject.
    pub subject: String,
    /// Its value from now on.
    #[ts(type = "unknown")]
    pub value: Value,
    /// The value as people read it.
    pub text: String,
    /// How many conflicts the assessment still has.
    pub left: usize,
}

/// Settles one conflict, as an action of its own; it merges and is undone like any other.
///
/// The subject is a path such as [`SubjectView`](crate::view::SubjectView) has it. A value that would not be
/// accepted as an answer is not accepted here either.
pub fn decide_conflict(session: &mut Session, id: Uuid, subject: &str, choice: &Choice) -> Result<Decided> {
    let row = session.workspace.assessment(id)?;
    let instrument = measured_with(&row)?;
    let unreplaced = session.workspace.unreplaced(id)?;
    let conflicts = conflicts(&unreplaced);
    let subject = Subject::from(subject.to_owned());
    let standing = conflicts.get(&subject).ok_or_else(|| AppError::NoConflict(subject.to_string()))?;
    let value = match choice {
        Choice::Change(change) => chosen(standing, *change)?,
        Choice::Value(value) => third_value(instrument, &subject, value)?,
    };
    let settles: Vec<Uuid> = standing.open.iter().map(|change| change.id).collect();
    let words = SubjectWords::new(instrument, &unreplaced).view(&subject);
    let named = subject.soal().and_then(|soal| instrument.titled(soal));
    let about = named.map_or(words.label, |named| format!("pada {named}"));
    let name = format!("Putuskan {} {about}", words.what);
    let by = session.actor.clone();
    let action = Action { assessment: id, name: name.trim_end(), by: &by, now_millis: clock::now_millis() };
    let text = value_text(&subject, &value);
    session.workspace.act(action, |acting| {
        acting.decide(standing.current.operation.clone(), subject.clone(), value.clone(), &settles)
    })?;
    Ok(Decided { subject: subject.to_string(), value, text, left: conflicts.len() - 1 })
}

/// Reads a decision as a person types it: the beginning of a change's id, or of what names it where two have one id; or
/// without one a value.
pub fn find_choice(
    session: &Session,
    id: Uuid,
    subject: &str,
    change: Option<&str>,
    value: &str,
) -> Result<Choice> {
    let Some(change) = change else { return Ok(Choice::Value(json!(value))) };
    let typed = change.trim().to_ascii_lowercase();
    let unreplaced = session.workspace.unreplaced(id)?;
    let subject = Subject::from(subject.to_owned());
    let conflicts = conflicts(&unreplaced);
    let standing = conflicts.get(&subject).ok_or_else(|| AppError::NoConflict(subject.to_string()))?;
    let names = standing.open.iter().map(|open| version_name(open, &standing.open));
    let mut fitting = names.filter(|name| name.to_string().starts_with(&typed));
    match (fitting.next(), fitting.next()) {
        (Some(found), None) if typed.len() >= 4 => Ok(Choice::Change(found)),
        _ => Err(AppError::NotAVersion(typed)),
    }
}

fn chosen(standing: &Standing<'_>, change: Uuid) -> Result<Value> {
    let found = standing.open.iter().find(|open| version_name(open, &standing.open) == change);
    found.map(|open| open.value.clone()).ok_or_else(|| AppError::NotAVersion(change.to_string()))
}

fn third_value(instrument: &Instrument, subject: &Subject, value: &Value) -> Result<Value> {
    let read = match (subject, value) {
        // A file's content cannot be written as a value, nor can what was frozen, looked at or hashed, and what this
        // version does not know it cannot judge.
        (
            Subject::Revision(..)
            | Subject::Logo
            | Subject::Kit(_)
            | Subject::KitCheck(_)
            | Subject::Monev(_)
            | Subject::Instrument
            | Subject::Other(_),
            _,
        ) => {
            return Err(AppError::OnlyVersions(subject.to_string()));
        }
        (_, Value::String(text)) if text.trim().is_empty() => Value::Null,
        (Subject::Answer(_, soal), Value::String(text)) => typed_answer(instrument, *soal, text)?,
        (Subject::Answer(_, soal), Value::Number(number)) => {
            typed_answer(instrument, *soal, &number.to_string())?
        }
        (Subject::Note(..) | Subject::EvidenceText(_) | Subject::Extra(..), Value::String(_)) => {
            value.clone()
        }
        (Subject::Tag(_), Value::String(text)) => json!(tidy(text)),
        (Subject::Verdict(..), Value::String(text)) => json!(text.trim().to_lowercase()),
        (_, Value::String(text)) => {
            serde_json::from_str(text).map_err(|_| not_a_value(subject, "tulisannya bukan JSON"))?
        }
        (_, other) => other.clone(),
    };
    require_value(instrument, subject, &read).map_err(|detail| not_a_value(subject, &detail))?;
    Ok(read)
}

fn typed_answer(instrument: &Instrument, soal: SoalId, text: &str) -> Result<Value> {
    let (question, input) = instrument.input(soal).ok_or_else(|| AppError::UnknownCode(soal.to_string()))?;
    Ok(read_answer(question, input, text)?.map_or(Value::Null, |answer| json!(answer)))
}

fn not_a_value(subject: &Subject, detail: &str) -> AppError {
    AppError::NotAValue { subject: subject.to_string(), detail: detail.to_owned() }
}
