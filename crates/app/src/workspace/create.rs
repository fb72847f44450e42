use pilar_core::assessment::{Pin, Profile};
use pilar_core::journal::Subject;
use pilar_store::{Action, Beginning};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::find::find_target;
use crate::instruments;
use crate::session::Session;
use crate::workspace::rules::RulesTyped;

/// What is needed to begin an assessment.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct NewAssessment {
    /// Name of the unit kerja or satker.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year; chooses the instrument.
    pub year: u16,
    /// Key of the target predicate.
    pub target: String,
}

/// Begins an assessment by its instrument's own rules and returns its id.
pub fn create_assessment(session: &mut Session, new: &NewAssessment) -> Result<Uuid> {
    create_with_rules(session, new, &RulesTyped::default())
}

/// The same by rules that are chosen with it.
pub fn create_with_rules(session: &mut Session, new: &NewAssessment, rules: &RulesTyped) -> Result<Uuid> {
    let instrument = instruments::by_year(new.year)?;
    let target = find_target(instrument, &new.target)?;
    let chosen = instruments::with(instrument, &rules.read(instrument, &instrument.variant)?)?;
    let profile = Profile {
        unit: required("nama unit", &new.unit)?,
        instansi: required("nama instansi", &new.instansi)?,
        year: new.year,
        target: target.key.clone(),
        ..Profile::measured_with(instrument)
    };
    let id = Uuid::now_v7();
    let by = session.actor.clone();
    let beginning = beginning(&profile);
    if chosen.variant.is_standard() {
        session.workspace.create_assessment(id, beginning, &by, clock::now_millis())?;
        return Ok(id);
    }
    let name = "Pilih ketentuan penilaian";
    let action = Action { assessment: id, name, by: &by, now_millis: clock::now_millis() };
    let pin = json!(Pin::of(chosen));
    session.workspace.create_and_act(beginning, action, |acting| -> Result<()> {
        acting.set(Subject::Instrument, pin)?;
        Ok(())
    })?;
    Ok(id)
}

/// What the store needs to begin an assessment with a profile.
pub(crate) fn beginning(profile: &Profile) -> Beginning<'_> {
    Beginning { instrument: &profile.instrument, profile: json!(profile) }
}

/// The longest name that is accepted, in characters; far beyond any there is, and short enough for every export.
pub(crate) const LONGEST_NAME: usize = 300;

/// Refuses a name over the limit.
pub(crate) fn require_short(what: &'static str, text: &str) -> Result<()> {
    require_at_most(what, text, LONGEST_NAME)
}

/// Refuses a text of more than so many characters.
pub(crate) fn require_at_most(what: &'static str, text: &str, limit: usize) -> Result<()> {
    match text.chars().count() {
        length if length > limit => Err(AppError::NameTooLong { what, length, limit }),
        _ => Ok(()),
    }
}

/// A text that must not be blank, without blanks around it; nor longer than names are.
pub(crate) fn required(what: &'static str, text: &str) -> Result<String> {
    let text = text.trim();
    require_short(what, text)?;
    if text.is_empty() {
        return Err(AppError::MissingText(what));
    }
    Ok(text.to_owned())
}
