use chrono::NaiveDate;
use pilar_core::assessment::Assessment;
use pilar_core::team::TaskStatus;
use serde::Serialize;

use super::chosen::{PortfolioFilter, UnitName, of_chosen};
use crate::clock;
use crate::error::Result;
use crate::proposal::stage_name;
use crate::session::Session;

/// What has deadlines beside the profile.
const DATED: &[&str] = &["task", "task_state", "proposal_stage"];

/// Everything that is due in the units of an agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DeadlinesView {
    /// Today, `YYYY-MM-DD`.
    pub today: String,
    /// The units, what is due first at the top, those without a deadline last.
    pub units: Vec<UnitDeadlines>,
    /// Units in which anything is overdue.
    pub overdue: usize,
    /// Units in which nothing that is open has a day.
    pub without: usize,
}

/// What is due in a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct UnitDeadlines {
    /// Which.
    pub unit: UnitName,
    /// When it has to be proposed; `null` when nobody said.
    pub proposal: Option<Due>,
    /// Whether it was proposed, so that this day is behind it.
    pub proposed: bool,
    /// Its task that is open and due first.
    pub task: Option<Due>,
    /// Open tasks.
    pub open_tasks: usize,
    /// Open tasks whose day has passed.
    pub overdue_tasks: usize,
    /// The stage of the proposal that is due first and has not taken place.
    pub stage: Option<Due>,
    /// Days until the first of these; negative when it has passed, `null` without any.
    pub days_left: Option<i64>,
}

/// Something due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Due {
    /// What.
    pub what: String,
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// Days until then; negative when it has passed.
    pub days_left: i64,
}

impl Due {
    fn of(what: String, day: NaiveDate, today: NaiveDate) -> Self {
        Self { what, day: day.to_string(), days_left: (day - today).num_days() }
    }
}

/// What is due in the units that the filter lets through.
pub fn deadlines(session: &Session, filter: &PortfolioFilter) -> Result<DeadlinesView> {
    let today = clock::now_local().date_naive();
    let made = of_chosen(session, filter, DATED, |assessment, _| unit_deadlines(&assessment, today))?;
    let mut units = made.into_iter().collect::<Result<Vec<_>>>()?;
    units.sort_by_key(|unit| {
        (unit.days_left.is_none(), unit.days_left, unit.unit.unit.to_lowercase(), unit.unit.year)
    });
    Ok(DeadlinesView {
        today: today.to_string(),
        overdue: units.iter().filter(|unit| unit.days_left.is_some_and(|days| days < 0)).count(),
        without: units.iter().filter(|unit| unit.days_left.is_none()).count(),
        units,
    })
}

fn unit_deadlines(assessment: &Assessment, today: NaiveDate) -> Result<UnitDeadlines> {
    let status = |id| assessment.task_states.get(id).map(|state| state.status).unwrap_or_default();
    let open: Vec<_> = assessment
        .tasks
        .iter()
        .filter(|(id, _)| !matches!(status(id), TaskStatus::Done | TaskStatus::Cancelled))
        .map(|(_, task)| task)
        .collect();
    let first = open.iter().filter_map(|task| Some((task.due?, &task.title))).min();
    let stages = &assessment.proposal.stages;
    let stage = stages
        .iter()
        .filter(|(_, record)| record.on.is_none() && record.outcome.is_empty())
        .filter_map(|(key, record)| Some((record.due?, key)))
        .min();
    let proposed = stages.values().any(|record| record.on.is_some() || !record.outcome.is_empty());
    let proposal = assessment.profile.deadline.map(|day| Due::of("Pengusulan".into(), day, today));
    let task = first.map(|(day, title)| Due::of(title.clone(), day, today));
    let stage = stage.map(|(day, key)| Ok::<_, crate::AppError>(Due::of(stage_name(key)?, day, today)));
    let stage = stage.transpose()?;
    let waits = [proposal.as_ref().filter(|_| !proposed), task.as_ref(), stage.as_ref()];
    Ok(UnitDeadlines {
        unit: UnitName::of(assessment),
        days_left: waits.into_iter().flatten().map(|due| due.days_left).min(),
        proposed,
        open_tasks: open.len(),
        overdue_tasks: open.iter().filter(|task| task.due.is_some_and(|due| due < today)).count(),
        proposal,
        task,
        stage,
    })
}
