//! Putting an assessment together from what the workspace has.

use std::collections::BTreeMap;

use pilar_core::assessment::{Assessment, Begun};
use pilar_core::journal::Subject;
use pilar_store::AssessmentRow;
use serde_json::Value;

use crate::error::Result;
use crate::instruments;

/// An assessment of which nothing is known yet but its row.
pub(crate) fn blank(row: &AssessmentRow) -> Result<Assessment> {
    Ok(Assessment::fold(begun(row)?, [])?)
}

/// Puts an assessment together from its row and the current value of each of its subjects.
pub(crate) fn of(row: &AssessmentRow, values: &BTreeMap<Subject, Value>) -> Result<Assessment> {
    Ok(Assessment::fold(begun(row)?, values)?)
}

fn begun(row: &AssessmentRow) -> Result<Begun<'_>> {
    Ok(Begun {
        id: row.id,
        instrument: instruments::by_key(&row.instrument)?,
        created_millis: row.created_millis,
        changed_millis: row.changed_millis,
        profile: &row.profile,
    })
}
