use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::TeamFault;
use crate::dates::read_date;
use crate::period::Period;
use crate::review::About;
use crate::worksheet::Answer;

/// Something to be done; the value of the journal's task subject. How far it is, is a subject of its own, so that who
/// plans and who reports do not get in each other's way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// What is done (uraian kegiatan).
    pub title: String,
    /// The input or area that it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// What comes of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub output: String,
    /// The document it makes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pic: Option<Uuid>,
    /// Who works on it, too.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub others: BTreeSet<Uuid>,
    /// Who checks it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checker: Option<Uuid>,
    /// The day it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveDate>,
    /// The day it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// Days of work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<u32>,
    /// What it was made from.
    #[serde(default)]
    pub origin: Origin,
    /// The answer of its input that it is to reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aim: Option<Answer>,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    pub other: serde_json::Map<String, serde_json::Value>,
}

/// What a task was made from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Somebody typed it.
    #[default]
    #[serde(rename = "tangan")]
    Hand,
    /// A question that does not earn all it could.
    #[serde(rename = "kesenjangan")]
    Gap,
    /// A step of a path to a predicate, or an answer that a scenario raises.
    #[serde(rename = "jalan")]
    Path,
    /// A recommendation of the reviewers.
    #[serde(rename = "rekomendasi")]
    Recommendation,
    /// A task that most units have.
    #[serde(rename = "lazim")]
    Template,
    /// A task of the unit's earlier assessment.
    #[serde(rename = "tahun-lalu")]
    LastYear,
}

/// How far a task is; the value of the journal's task state.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskState {
    /// How far.
    pub status: TaskStatus,
    /// What stands in its way.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub obstacle: String,
    /// The day it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub realised: Option<NaiveDate>,
    /// The documents that prove it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub evidence: BTreeSet<Uuid>,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    pub other: serde_json::Map<String, serde_json::Value>,
}

/// How far a task is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TaskStatus {
    /// Nobody began.
    #[default]
    #[serde(rename = "belum")]
    NotBegun,
    /// Somebody is at it.
    #[serde(rename = "berjalan")]
    Underway,
    /// It is done.
    #[serde(rename = "selesai")]
    Done,
    /// Something stands in its way.
    #[serde(rename = "terkendala")]
    Stuck,
    /// It is not done any more.
    #[serde(rename = "batal")]
    Cancelled,
}

impl TaskStatus {
    /// Every status, in the order of a board.
    pub const ALL: [Self; 5] = [Self::NotBegun, Self::Underway, Self::Stuck, Self::Done, Self::Cancelled];

    /// Its key, as the command line writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotBegun => "belum",
            Self::Underway => "berjalan",
            Self::Done => "selesai",
            Self::Stuck => "terkendala",
            Self::Cancelled => "batal",
        }
    }

    /// Its name as people know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotBegun => "Belum mulai",
            Self::Underway => "Berjalan",
            Self::Done => "Selesai",
            Self::Stuck => "Terkendala",
            Self::Cancelled => "Batal",
        }
    }

    /// The status with this key or name, in any case.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::ALL
            .into_iter()
            .find(|status| [status.key(), status.name()].iter().any(|word| word.eq_ignore_ascii_case(text)))
    }

    /// Whether something is still to be done.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::Cancelled)
    }
}

impl Task {
    /// Whether it can be kept.
    pub fn require_sound(&self) -> Result<(), TeamFault> {
        if self.title.trim().is_empty() {
            return Err(TeamFault::NoName);
        }
        match (self.start, self.due) {
            (Some(start), Some(due)) if due < start => Err(TeamFault::DueBeforeStart),
            _ => Ok(()),
        }
    }

    /// The same task so many years later, with its days moved.
    #[must_use]
    pub fn moved(self, years: u16) -> Self {
        let later = |day: NaiveDate| day.checked_add_months(Months::new(u32::from(years) * 12));
        Self { start: self.start.and_then(later), due: self.due.and_then(later), ..self }
    }

    /// The same task with somebody else in the place of one person.
    #[must_use]
    pub fn handed(&self, from: Uuid, to: Uuid) -> Self {
        let instead = |id: Option<Uuid>| if id == Some(from) { Some(to) } else { id };
        let mut task = Self { pic: instead(self.pic), checker: instead(self.checker), ..self.clone() };
        if task.others.remove(&from) {
            task.others.insert(to);
        }
        task
    }

    /// Whether somebody has to do with it.
    pub fn is_of(&self, person: Uuid) -> bool {
        self.pic == Some(person) || self.checker == Some(person) || self.others.contains(&person)
    }

    /// Whether it should have been done by a day.
    pub fn is_overdue(&self, status: TaskStatus, today: NaiveDate) -> bool {
        status.is_open() && self.due.is_some_and(|due| due < today)
    }
}

/// The day that a text names: a date, or the end of a quarter of the year (`B03`, `B06`, `B09`, `B12`).
pub fn due_day(text: &str, year: u16) -> Option<NaiveDate> {
    match text.parse::<Period>() {
        Ok(period) => period.last(year),
        Err(_) => read_date(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_task_is_handed_over_wherever_somebody_has_to_do_with_it() {
        let [from, to, third] = [1, 2, 3].map(Uuid::from_u128);
        let task =
            Task { pic: Some(from), checker: Some(third), others: [from, third].into(), ..Task::default() };
        let handed = task.handed(from, to);
        assert_eq!((handed.pic, handed.checker), (Some(to), Some(third)));
        assert_eq!(handed.others, [to, third].into());
        assert!(!handed.is_of(from));
        assert_eq!(handed.handed(from, third), handed, "nobody else is touched");
    }

    #[test]
    fn a_quarter_is_due_on_its_last_day() {
        for (text, said) in [
            ("B03", "2026-03-31"),
            ("b06", "2026-06-30"),
            (" B09 ", "2026-09-30"),
            ("B12", "2026-12-31"),
            ("2026-02-28", "2026-02-28"),
            ("28 Februari 2026", "2026-02-28"),
        ] {
            assert_eq!(due_day(text, 2026), Some(day(said)), "{text}");
        }
        for text in ["B01", "B", "2026-02-30", "besok", ""] {
            assert_eq!(due_day(text, 2026), None, "{text}");
        }
    }

    #[test]
    fn a_task_is_overdue_the_day_after_while_it_is_open() {
        let task = Task { title: "SK".into(), due: Some(day("2026-03-31")), ..Task::default() };
        for (status, today, overdue) in [
            (TaskStatus::NotBegun, "2026-03-31", false),
            (TaskStatus::NotBegun, "2026-04-01", true),
            (TaskStatus::Stuck, "2026-04-01", true),
            (TaskStatus::Done, "2026-04-01", false),
            (TaskStatus::Cancelled, "2026-04-01", false),
        ] {
            assert_eq!(task.is_overdue(status, day(today)), overdue, "{status:?} {today}");
        }
        let early = Task { start: Some(day("2026-04-01")), ..task };
        assert_eq!(early.require_sound(), Err(TeamFault::DueBeforeStart));
    }

    #[test]
    fn a_task_moves_by_years_and_stays_in_its_month() {
        let task = Task {
            title: "SK".into(),
            start: Some(day("2028-02-29")),
            due: Some(day("2028-03-31")),
            ..Task::default()
        };
        let moved = task.clone().moved(1);
        assert_eq!((moved.start, moved.due), (Some(day("2029-02-28")), Some(day("2029-03-31"))));
        assert_eq!(moved.title, task.title);
        assert_eq!(Task { start: None, due: None, ..task }.moved(1).due, None);
    }

    #[test]
    fn statuses_read_back_by_key_and_name() {
        for status in TaskStatus::ALL {
            assert_eq!(TaskStatus::of(status.key()), Some(status));
            assert_eq!(TaskStatus::of(&status.name().to_uppercase()), Some(status));
            assert_eq!(serde_json::to_value(status).unwrap(), status.key());
        }
        assert_eq!(TaskStatus::of("mungkin"), None);
    }
}
