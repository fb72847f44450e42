use pilar_core::journal::Subject;
use serde_json::json;
use uuid::Uuid;

use super::effort::require_days;
use super::query::PathQuery;
use crate::error::{PlanningError, Result};
use crate::session::Session;

/// Counts costs in days, so many for each unit of the instrument's model of effort, as one action; `None` counts in that
/// unit again. What is said of single questions in either stays.
///
/// # Errors
/// With what is said of single questions no path could be searched for then; nothing is stored.
pub fn set_effort_days(session: &mut Session, assessment: Uuid, days: Option<u64>) -> Result<()> {
    let mut then = session.assessment(assessment)?;
    let effort = then.instrument.effort.as_ref().ok_or(PlanningError::NoEffort)?;
    let name = match days {
        Some(days) => {
            require_days(effort, days)?;
            format!("Biaya dihitung dalam hari, {days} tiap {}", effort.unit)
        }
        None => format!("Biaya dihitung dalam {}", effort.unit),
    };
    then.effort_days = days;
    PathQuery { assessment, ..PathQuery::default() }.checked_raises(&then)?;
    session.act(assessment, &name, |acting| {
        acting.set(Subject::EffortDays, json!(days))?;
        Ok(())
    })
}
