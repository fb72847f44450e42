//! Putting an assessment together from what the workspace has.

use std::collections::BTreeMap;

use pilar_core::assessment::{Assessment, Begun, Pin, Profile};
use pilar_core::instrument::Instrument;
use pilar_core::journal::Subject;
use pilar_store::AssessmentRow;
use serde::Deserialize as _;
use serde_json::Value;

use crate::error::{AppError, Result};
use crate::instruments;

/// An assessment of which nothing is known yet but its row.
pub(crate) fn blank(row: &AssessmentRow) -> Result<Assessment> {
    Ok(Assessment::fold(begun(row)?, [])?)
}

/// Puts an assessment together from its row and the current value of each of its subjects.
pub(crate) fn of(row: &AssessmentRow, values: &BTreeMap<Subject, Value>) -> Result<Assessment> {
    Ok(Assessment::fold(begun(row)?, values)?)
}

/// The instrument of an assessment, by the rules that were chosen for it.
pub(crate) fn measured_with(row: &AssessmentRow) -> Result<&'static Instrument> {
    instruments::pinned(&pin(row)?)
}

fn pin(row: &AssessmentRow) -> Result<Pin> {
    if !row.pin.is_null() {
        return Pin::deserialize(&row.pin)
            .map_err(|error| AppError::unreadable(&Subject::Instrument, &error));
    }
    let profile = if row.profile.is_null() {
        Profile::default()
    } else {
        Profile::deserialize(&row.profile).map_err(|error| AppError::unreadable(&Subject::Profile, &error))?
    };
    Ok(Pin { key: row.instrument.clone(), ..Pin::begun(&profile) })
}

fn begun(row: &AssessmentRow) -> Result<Begun<'_>> {
    Ok(Begun {
        id: row.id,
        instrument: measured_with(row)?,
        created_millis: row.created_millis,
        changed_millis: row.changed_millis,
        profile: &row.profile,
    })
}
