use pilar_core::assessment::Assessment;
use pilar_core::journal::Subject;
use pilar_core::period::Period;
use pilar_core::team::{Monev, MonevNote};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::record::{Earned, begun, read_period, record, says_the_same};
use super::show::{MonevView, show_monev};
use crate::clock;
use crate::error::{Result, TeamError};
use crate::session::Session;
use crate::workspace::create::require_at_most;

/// Longest text that people add to a period, in characters.
const LONGEST: usize = 4_000;

/// What is done with a period. `None` stays as it is, an empty text takes away.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct MonevInput {
    /// The assessment.
    pub assessment: Uuid,
    /// `B03`, `B06`, `B09` or `B12`.
    pub period: String,
    /// Keeps what was planned and done by the period as it is now.
    pub freeze: bool,
    /// Freezes a period once more that was frozen otherwise.
    pub again: bool,
    /// What is to be said of the period.
    pub note: Option<String>,
    /// What stood in the way of the period as a whole.
    pub obstacle: Option<String>,
    /// What is done about it.
    pub follow_up: Option<String>,
}

/// Freezes a period or says something of it, as one action.
///
/// # Errors
/// A period that has not begun, or was frozen otherwise and is not to be frozen again.
pub fn set_monev(session: &mut Session, given: &MonevInput) -> Result<MonevView> {
    let loaded = session.assessment(given.assessment)?;
    let period = read_period(&given.period)?;
    let note = noted(given, loaded.monev_notes.get(&period))?;
    let frozen = if given.freeze { Some(frozen(&loaded, period, given.again)?) } else { None };
    let name = match &frozen {
        Some(_) => format!("Bekukan monev {period}"),
        None => format!("Catat monev {period}"),
    };
    session.act(given.assessment, &name, |acting| {
        if let Some(record) = &frozen {
            acting.set(Subject::Monev(period), json!(record))?;
        }
        let is_blank = note == MonevNote::default();
        if !is_blank || loaded.monev_notes.contains_key(&period) {
            acting.set(Subject::MonevNote(period), if is_blank { Value::Null } else { json!(note) })?;
        }
        Ok(())
    })?;
    show_monev(session, given.assessment, &given.period)
}

fn frozen(loaded: &Assessment, period: Period, again: bool) -> Result<Monev> {
    let today = clock::now_local().date_naive();
    let last = begun(loaded, period, today)?;
    let now = record(loaded, &Earned::of(loaded), last, today);
    match loaded.monev.get(&period) {
        // Frozen as it is: the day stays.
        Some(before) if says_the_same(before, &now) => Ok(before.clone()),
        Some(before) if !again => Err(TeamError::Frozen { period: period.key(), on: before.on }.into()),
        _ => Ok(now),
    }
}

fn noted(given: &MonevInput, before: Option<&MonevNote>) -> Result<MonevNote> {
    let mut note = before.cloned().unwrap_or_default();
    for (what, text, into) in [
        ("catatan monev", &given.note, &mut note.note),
        ("kendala monev", &given.obstacle, &mut note.obstacle),
        ("tindak lanjut monev", &given.follow_up, &mut note.follow_up),
    ] {
        if let Some(text) = text {
            let text = text.trim();
            require_at_most(what, text, LONGEST)?;
            text.clone_into(into);
        }
    }
    Ok(note)
}
