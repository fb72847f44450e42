use pilar_core::assessment::Assessment;
use pilar_core::dates::read_date;
use pilar_core::journal::Subject;
use pilar_core::proposal::{Key, StageKind, StageRecord};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::data::{Named, named, requirements, typed_key};
use crate::error::{AppError, ProposalError, Result};
use crate::session::Session;
use crate::workspace::create::require_at_most;

/// Longest text of a stage, in characters.
const LONGEST: usize = 4_000;

/// What is said of a stage, as one action. `None` stays as it is, an empty text takes away.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct StageInput {
    /// The assessment.
    pub assessment: Uuid,
    /// Key of the stage.
    pub stage: String,
    /// The day by which something has to be done.
    pub due: Option<String>,
    /// The day it took place, or its outcome was told.
    pub on: Option<String>,
    /// Key of what came of it.
    pub outcome: Option<String>,
    /// What was found.
    pub condition: Option<String>,
    /// What is recommended.
    pub recommendation: Option<String>,
}

/// A stage after submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct StageRow {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The day by which something has to be done, `YYYY-MM-DD`.
    pub due: Option<String>,
    /// The day it took place.
    pub on: Option<String>,
    /// Key of what came of it; empty while it is under way.
    pub outcome: String,
    /// The same for people.
    pub outcome_name: String,
    /// What may come of it.
    pub outcomes: Vec<Named>,
    /// What was found.
    pub condition: String,
    /// What is recommended.
    pub recommendation: String,
}

/// Every stage, in order.
pub(super) fn stages(loaded: &Assessment) -> Result<Vec<StageRow>> {
    let rows = requirements()?.stage.iter().map(|stage| {
        let record = loaded.proposal.stages.get(&stage.key).cloned().unwrap_or_default();
        let outcome_name = stage.outcomes.get(&record.outcome).cloned();
        StageRow {
            key: stage.key.to_string(),
            name: stage.name.clone(),
            due: record.due.map(|day| day.to_string()),
            on: record.on.map(|day| day.to_string()),
            outcome_name: outcome_name.unwrap_or_else(|| record.outcome.clone()),
            outcome: record.outcome,
            outcomes: named(&stage.outcomes),
            condition: record.condition,
            recommendation: record.recommendation,
        }
    });
    Ok(rows.collect())
}

/// Says something of a stage.
pub fn set_stage(session: &mut Session, given: &StageInput) -> Result<Vec<StageRow>> {
    let loaded = session.assessment(given.assessment)?;
    let stage = find_stage(&given.stage)?;
    let mut record = loaded.proposal.stages.get(&stage.key).cloned().unwrap_or_default();
    for (day, into) in [(&given.due, &mut record.due), (&given.on, &mut record.on)] {
        match day.as_deref().map(str::trim) {
            None => {}
            Some("") => *into = None,
            Some(text) => {
                *into = Some(read_date(text).ok_or_else(|| AppError::UnreadableDate(text.to_owned()))?);
            }
        }
    }
    if let Some(outcome) = &given.outcome {
        record.outcome = known_outcome(stage, outcome)?;
    }
    for (what, text, into) in [
        ("kondisi", &given.condition, &mut record.condition),
        ("rekomendasi", &given.recommendation, &mut record.recommendation),
    ] {
        if let Some(text) = text {
            require_at_most(what, text.trim(), LONGEST)?;
            text.trim().clone_into(into);
        }
    }
    let value = if record == StageRecord::default() { Value::Null } else { json!(record) };
    session.act(given.assessment, &format!("Tahap {}", stage.name), |acting| {
        acting.set(Subject::ProposalStage(stage.key.clone()), value)?;
        Ok(())
    })?;
    stages(&session.assessment(given.assessment)?)
}

/// The name of a stage for people; its key where nobody knows it.
pub(crate) fn stage_name(key: &Key) -> Result<String> {
    let known = requirements()?.stage.iter().find(|stage| stage.key == *key);
    Ok(known.map_or_else(|| key.to_string(), |stage| stage.name.clone()))
}

fn find_stage(given: &str) -> Result<&'static StageKind> {
    let data = requirements()?;
    let key = typed_key(given);
    data.stage.iter().find(|stage| Some(&stage.key) == key.as_ref()).ok_or_else(|| {
        let known = data.stage.iter().map(|stage| stage.key.to_string()).collect();
        ProposalError::UnknownStage { given: given.to_owned(), known }.into()
    })
}

fn known_outcome(stage: &StageKind, given: &str) -> Result<String> {
    let given = given.trim().to_lowercase();
    if given.is_empty() || stage.outcomes.contains_key(&given) {
        return Ok(given);
    }
    Err(ProposalError::UnknownOutcome { given, known: stage.outcomes.keys().cloned().collect() }.into())
}
