//! Putting an assessment together from what the workspace has.

use std::collections::BTreeMap;

use pilar_core::assessment::{Assessment, Begun};
use pilar_core::journal::Subject;
use pilar_store::{AssessmentRow, Workspace};
use serde_json::Value;
use uuid::Uuid;

use crate::error::Result;
use crate::instruments;

/// Reads an assessment from the workspace.
pub(crate) fn load(workspace: &Workspace, id: Uuid) -> Result<Assessment> {
    let state = workspace.state(id)?;
    let values = state.iter().map(|(subject, current)| (subject, &current.value));
    Ok(Assessment::fold(begun(&workspace.assessment(id)?)?, values)?)
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
