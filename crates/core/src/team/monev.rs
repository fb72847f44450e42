use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Task, TaskState, TaskStatus};
use crate::review::About;

/// What was planned and done by a period, kept as it was when it was frozen; the value of the journal's monev subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Monev {
    /// The day it was frozen.
    pub on: NaiveDate,
    /// The tasks of the period, in the order of the plan.
    pub tasks: Vec<MonevTask>,
    /// The total of the unit's answers then, points, blanks earning nothing.
    pub total: Decimal,
    /// What each area earned then, percent 0..=100 of its weight, by key.
    pub areas: BTreeMap<String, Decimal>,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    pub other: serde_json::Map<String, serde_json::Value>,
}

/// A task as it was when a period was frozen. Names are kept as they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonevTask {
    /// Its id.
    pub id: Uuid,
    /// What is done.
    pub title: String,
    /// The input or area that it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// What comes of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub output: String,
    /// Name of who answers for it; empty for nobody.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pic: String,
    /// The day it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// How far it is.
    pub status: TaskStatus,
    /// What stands in its way.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub obstacle: String,
    /// The day it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub realised: Option<NaiveDate>,
    /// Names of the documents that prove it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
}

/// What people add to a period; the value of the journal's monev note. It is apart from what is frozen, so that writing
/// it changes nothing of that.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonevNote {
    /// What is to be said of the period.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What stood in the way of the period as a whole (kendala), beside what stands in the way of single tasks.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub obstacle: String,
    /// What is done about it (tindak lanjut).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub follow_up: String,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    pub other: serde_json::Map<String, serde_json::Value>,
}

/// How many tasks were to be done by a period, and how they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Realisation {
    /// All its tasks, planned by its end or not.
    pub tasks: usize,
    /// To be done by its end; what is not done any more is left out.
    pub planned: usize,
    /// Of these, done by its end.
    pub done: usize,
    /// Of these, done later or not yet.
    pub late: usize,
    /// Of all its tasks, those that something stands in the way of.
    pub stuck: usize,
    /// Of all its tasks, those that something stands or stood in the way of.
    pub hindered: usize,
}

impl Task {
    /// Whether it belongs to the monev of a period that ends on a day: due by then, or somebody has begun.
    pub fn is_of_period(&self, state: &TaskState, last: NaiveDate) -> bool {
        self.due.is_some_and(|due| due <= last) || state.status != TaskStatus::NotBegun
    }
}

impl MonevTask {
    /// Whether it was to be done by a day.
    pub fn is_planned(&self, last: NaiveDate) -> bool {
        self.status != TaskStatus::Cancelled && self.due.is_some_and(|due| due <= last)
    }

    /// Whether it was done by a day.
    pub fn is_done(&self, last: NaiveDate) -> bool {
        self.status == TaskStatus::Done && self.realised.is_none_or(|day| day <= last)
    }

    /// Whether something stands in its way, or is told to have stood there.
    pub fn is_hindered(&self) -> bool {
        self.status == TaskStatus::Stuck || !self.obstacle.trim().is_empty()
    }
}

impl Realisation {
    /// Of tasks by the last day of a period.
    pub fn of<'a>(tasks: impl IntoIterator<Item = &'a MonevTask>, last: NaiveDate) -> Self {
        tasks.into_iter().fold(Self::default(), |mut sum, task| {
            sum.tasks += 1;
            if task.is_planned(last) {
                sum.planned += 1;
                if task.is_done(last) { sum.done += 1 } else { sum.late += 1 }
            }
            sum.stuck += usize::from(task.status == TaskStatus::Stuck);
            sum.hindered += usize::from(task.is_hindered());
            sum
        })
    }

    /// How much of what was planned is done, percent 0..=100; `None` where nothing was planned.
    pub fn percent(self) -> Option<Decimal> {
        (self.planned > 0).then(|| Decimal::from(self.done * 100) / Decimal::from(self.planned))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn task(due: Option<&str>, status: TaskStatus, realised: Option<&str>) -> MonevTask {
        MonevTask {
            id: Uuid::nil(),
            title: "SK".into(),
            about: None,
            output: String::new(),
            pic: String::new(),
            due: due.map(day),
            status,
            obstacle: String::new(),
            realised: realised.map(day),
            evidence: Vec::new(),
        }
    }

    #[test]
    fn what_is_done_after_the_period_is_late_and_what_is_called_off_is_not_planned() {
        let last = day("2026-03-31");
        let tasks = [
            task(Some("2026-03-31"), TaskStatus::Done, Some("2026-03-31")),
            task(Some("2026-02-01"), TaskStatus::Done, Some("2026-04-01")),
            task(Some("2026-02-01"), TaskStatus::Stuck, None),
            task(Some("2026-02-01"), TaskStatus::Cancelled, None),
            task(Some("2026-06-30"), TaskStatus::Stuck, None),
            MonevTask { obstacle: "Menunggu anggaran".into(), ..task(None, TaskStatus::Underway, None) },
        ];
        let sum = Realisation::of(&tasks, last);
        assert_eq!(sum, Realisation { tasks: 6, planned: 3, done: 1, late: 2, stuck: 2, hindered: 3 });
        assert_eq!(sum.percent().map(|it| it.round_dp(2).to_string()), Some("33.33".into()));
        assert_eq!(Realisation::default().percent(), None);
        let planned = |due, status| {
            Task { due: Some(day(due)), ..Task::default() }
                .is_of_period(&TaskState { status, ..TaskState::default() }, last)
        };
        assert!(planned("2026-03-31", TaskStatus::NotBegun) && planned("2026-12-31", TaskStatus::Underway));
        assert!(!planned("2026-04-01", TaskStatus::NotBegun));
    }
}
