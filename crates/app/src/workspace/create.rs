use pilar_core::assessment::Profile;
use pilar_store::Beginning;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::find::find_target;
use crate::instruments;
use crate::session::Session;

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

/// Begins an assessment and returns its id.
pub fn create_assessment(session: &mut Session, new: &NewAssessment) -> Result<Uuid> {
    let instrument = instruments::by_year(new.year)?;
    let target = find_target(instrument, &new.target)?;
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
    session.workspace.create_assessment(id, beginning, &by, clock::now_millis())?;
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
    match text.chars().count() {
        length if length > LONGEST_NAME => Err(AppError::NameTooLong { what, length, limit: LONGEST_NAME }),
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
