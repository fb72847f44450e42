//! What is put behind a printed report or a workbook where it is wanted.

mod course;
mod path;
mod scenario;
mod tables;

use pilar_core::assessment::Assessment;
use pilar_files::annex::Annex;
use serde::Deserialize;

use crate::error::Result;
use crate::session::Session;

/// Annexes of a printed report or a workbook; each only where it is named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct Annexes {
    /// Key of the target that the cheapest path leads to.
    pub path_to: Option<String>,
    /// Points that every gate keeps to spare on that path, as typed; empty for none.
    pub above: String,
    /// Name or id of a scenario.
    pub scenario: Option<String>,
    /// How the assessment came to where it is, week by week.
    pub course: bool,
}

/// The annexes that are wanted, with the figures that the commands of their names give.
pub(super) fn annexes(session: &Session, assessment: &Assessment, wanted: &Annexes) -> Result<Vec<Annex>> {
    let mut annexes = Vec::new();
    if let Some(to) = &wanted.path_to {
        annexes.push(path::annex(session, assessment, to, &wanted.above)?);
    }
    if let Some(name) = &wanted.scenario {
        annexes.push(scenario::annex(session, assessment, name)?);
    }
    if wanted.course {
        annexes.push(course::annex(session, assessment)?);
    }
    Ok(annexes)
}
