//! The plan of the year as it leaves: a calendar of due days, a workbook, what somebody has to do on paper, and the report
//! of a period.

mod assignment;
mod calendar;
mod monev;

use chrono::{DateTime, FixedOffset, NaiveDate};
use pilar_core::team::TaskStatus;
use uuid::Uuid;

use crate::blocks::block::{Piece, plain};
use crate::signing::Signing;

pub use assignment::{AssignedInput, PersonSheet, PersonTask, compose as compose_assignments};
pub use calendar::write_calendar;
pub use monev::{MonevArea, MonevReport, MonevRow, ScorePoint, compose as compose_monev};

/// Stands in a document where nothing is known or given.
const NONE: &str = "–";

/// What is known, or that nothing is.
fn or_dash(text: &str) -> Piece {
    plain(if text.trim().is_empty() { NONE } else { text })
}

/// A plan as it stands, or the part of it that was asked for.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Id of the assessment.
    pub id: Uuid,
    /// Name of the unit.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year of the assessment.
    pub year: u16,
    /// Whose tasks these are, where they are of one person.
    pub person: Option<String>,
    /// When it was asked for, in the user's own time zone.
    pub made_at: DateTime<FixedOffset>,
    /// Program and version.
    pub made_by: String,
    /// Who signs for the unit.
    pub signing: Signing,
    /// The tasks, by the days they are due.
    pub tasks: Vec<PlanTask>,
}

/// A task.
#[derive(Debug, Clone)]
pub struct PlanTask {
    /// Its number in the list of all.
    pub number: usize,
    /// Its id.
    pub id: Uuid,
    /// What is done.
    pub title: String,
    /// Code of the input, or name of the area, that it is for; empty for none.
    pub about: String,
    /// What comes of it.
    pub output: String,
    /// The document it makes.
    pub document: String,
    /// Who answers for it; empty for nobody.
    pub pic: String,
    /// Who works on it, too.
    pub others: Vec<String>,
    /// Who checks it; empty for nobody.
    pub checker: String,
    /// The day it starts.
    pub start: Option<NaiveDate>,
    /// The day it is due.
    pub due: Option<NaiveDate>,
    /// Days of work.
    pub effort: Option<u32>,
    /// How far it is.
    pub status: TaskStatus,
    /// What stands in its way.
    pub obstacle: String,
    /// The day it was done.
    pub realised: Option<NaiveDate>,
    /// Names of the documents that prove it.
    pub evidence: Vec<String>,
    /// Whether it should have been done by now.
    pub overdue: bool,
}
