use std::collections::BTreeMap;

use pilar_core::assessment::Assessment;
use pilar_core::instrument::Area;
use pilar_core::period::Period;
use pilar_core::team::{Monev, MonevTask, Realisation};
use serde::Serialize;
use uuid::Uuid;

use super::course::{Point, course};
use super::record::{Earned, begun, differs, read_period, record, who_froze};
use crate::clock;
use crate::error::Result;
use crate::session::Session;
use crate::team::tasks::{Numbers, numbers};
use crate::view::float;

/// A period: what was planned, what was done, and what the unit had earned.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct MonevView {
    /// Key of the period.
    pub period: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its last day, `YYYY-MM-DD`.
    pub last: String,
    /// The day it was frozen; `null` while this is how things stand.
    pub frozen: Option<String>,
    /// Who froze it.
    pub frozen_by: Option<String>,
    /// Whether the plan or the answers are otherwise now than when it was frozen.
    pub changed_since: bool,
    /// Tasks that were to be done by its end.
    pub planned: usize,
    /// Of these, done by its end.
    pub done: usize,
    /// Of these, done later or not yet.
    pub late: usize,
    /// Tasks that something stands in the way of.
    pub stuck: usize,
    /// How much of what was planned is done, percent; `null` where nothing was.
    pub percent: Option<f64>,
    /// The same by area; what is for none comes last.
    pub areas: Vec<MonevAreaView>,
    /// The tasks, by area.
    pub tasks: Vec<MonevTaskView>,
    /// What is said of the period.
    pub note: String,
    /// What stood in the way of the period as a whole.
    pub obstacle: String,
    /// What is done about it.
    pub follow_up: String,
    /// What was earned at each period so far.
    pub course: Vec<MonevPointView>,
}

/// The tasks of one area added up.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct MonevAreaView {
    /// Its key; `null` for tasks that are for no area.
    pub key: Option<String>,
    /// Its name.
    pub name: String,
    /// Tasks that were to be done.
    pub planned: usize,
    /// Of these, done.
    pub done: usize,
    /// Of these, done later or not yet.
    pub late: usize,
    /// Tasks that something stands in the way of.
    pub stuck: usize,
    /// Percent done; `null` where nothing was planned.
    pub percent: Option<f64>,
}

/// A task of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MonevTaskView {
    /// Its id.
    pub id: Uuid,
    /// Its number in the plan; 0 where the plan never had it.
    pub number: usize,
    /// What is done.
    pub title: String,
    /// Code of the input that it is for.
    pub code: Option<String>,
    /// Key of its area.
    pub area: Option<String>,
    /// Who answers for it; empty for nobody.
    pub pic: String,
    /// The day it is due.
    pub due: Option<String>,
    /// Key of how far it is.
    pub status: &'static str,
    /// What stands in its way.
    pub obstacle: String,
    /// The day it was done.
    pub realised: Option<String>,
    /// Names of the documents that prove it.
    pub evidence: Vec<String>,
    /// Whether it was done by the end of the period.
    pub done: bool,
    /// Whether it was to be done by then and was not, or only later.
    pub late: bool,
}

/// What was earned at a period; percent and points are unrounded, blanks earn nothing.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct MonevPointView {
    /// Key of the period.
    pub period: &'static str,
    /// The day it is of.
    pub on: String,
    /// The total; `null` while nothing was answered.
    pub total: Option<f64>,
    /// Percent of each area, by key; empty while nothing was answered.
    #[ts(type = "Record<string, number>")]
    pub areas: BTreeMap<String, f64>,
}

/// A period as it was frozen, or as things stand.
pub fn show_monev(session: &Session, assessment: Uuid, period: &str) -> Result<MonevView> {
    let loaded = session.assessment(assessment)?;
    let seen = Seen::of(session, &loaded, read_period(period)?)?;
    Ok(seen.view(&loaded))
}

/// A period with everything a report or a view is made from.
pub(super) struct Seen {
    pub period: Period,
    pub last: chrono::NaiveDate,
    pub frozen: bool,
    pub frozen_by: Option<String>,
    pub changed_since: bool,
    pub monev: Monev,
    pub course: Vec<Point>,
    numbers: Numbers,
}

impl Seen {
    pub fn of(session: &Session, loaded: &Assessment, period: Period) -> Result<Self> {
        let today = clock::now_local().date_naive();
        let last = begun(loaded, period, today)?;
        let now = record(loaded, &Earned::of(loaded), last, today);
        let frozen = loaded.monev.get(&period);
        Ok(Self {
            period,
            last,
            frozen: frozen.is_some(),
            frozen_by: frozen
                .map(|frozen| who_froze(session, loaded.id, period, frozen))
                .transpose()?
                .flatten(),
            changed_since: frozen.is_some_and(|frozen| differs(frozen, &now, last)),
            monev: frozen.cloned().unwrap_or(now),
            course: course(session, loaded, period)?,
            numbers: numbers(session, loaded.id)?,
        })
    }

    /// The number that a task has in the plan; 0 where the plan never had it.
    pub fn number_of(&self, task: &MonevTask) -> usize {
        self.numbers.get(&task.id).copied().unwrap_or_default()
    }

    /// The tasks by area, in the order of the worksheet; those that are for none come last.
    pub fn by_area<'a>(&'a self, loaded: &'a Assessment) -> Vec<(Option<&'a Area>, Vec<&'a MonevTask>)> {
        let of = |task: &MonevTask| task.about.as_ref()?.area(loaded.instrument).map(|area| &area.key);
        let areas = loaded.instrument.areas.iter().map(Some).chain([None]);
        let groups = areas.map(|area| {
            let key = area.map(|area| &area.key);
            (area, self.monev.tasks.iter().filter(|task| of(task) == key).collect::<Vec<_>>())
        });
        groups.filter(|(_, tasks)| !tasks.is_empty()).collect()
    }

    fn view(&self, loaded: &Assessment) -> MonevView {
        let all = Realisation::of(&self.monev.tasks, self.last);
        let groups = self.by_area(loaded);
        let areas = groups.iter().map(|(area, tasks)| {
            let it = Realisation::of(tasks.iter().copied(), self.last);
            MonevAreaView {
                key: area.map(|area| area.key.clone()),
                name: area.map_or_else(|| NO_AREA.to_owned(), |area| area.name.clone()),
                planned: it.planned,
                done: it.done,
                late: it.late,
                stuck: it.stuck,
                percent: it.percent().map(float),
            }
        });
        let tasks = groups.iter().flat_map(|(area, tasks)| {
            tasks.iter().map(move |task| self.task(loaded, area.map(|area| area.key.clone()), task))
        });
        let note = loaded.monev_notes.get(&self.period).cloned().unwrap_or_default();
        let course = self.course.iter().map(|point| {
            let areas = loaded.instrument.areas.iter().zip(&point.areas);
            MonevPointView {
                period: point.period.key(),
                on: point.on.to_string(),
                total: point.total.map(float),
                areas: areas.filter_map(|(area, of)| Some((area.key.clone(), float((*of)?)))).collect(),
            }
        });
        MonevView {
            period: self.period.key(),
            name: self.period.name(),
            last: self.last.to_string(),
            frozen: self.frozen.then(|| self.monev.on.to_string()),
            frozen_by: self.frozen_by.clone(),
            changed_since: self.changed_since,
            planned: all.planned,
            done: all.done,
            late: all.late,
            stuck: all.stuck,
            percent: all.percent().map(float),
            areas: areas.collect(),
            tasks: tasks.collect(),
            note: note.note,
            obstacle: note.obstacle,
            follow_up: note.follow_up,
            course: course.collect(),
        }
    }

    fn task(&self, loaded: &Assessment, area: Option<String>, task: &MonevTask) -> MonevTaskView {
        MonevTaskView {
            id: task.id,
            number: self.number_of(task),
            title: task.title.clone(),
            code: code_of(loaded, task),
            area,
            pic: task.pic.clone(),
            due: task.due.map(|day| day.to_string()),
            status: task.status.key(),
            obstacle: task.obstacle.clone(),
            realised: task.realised.map(|day| day.to_string()),
            evidence: task.evidence.clone(),
            done: task.is_done(self.last),
            late: task.is_planned(self.last) && !task.is_done(self.last),
        }
    }
}

/// Stands where a task is for no area.
pub(super) const NO_AREA: &str = "Lintas area";

/// The code of the input that a task is for.
pub(super) fn code_of(loaded: &Assessment, task: &MonevTask) -> Option<String> {
    task.about.as_ref()?.input(loaded.instrument).map(|(_, input)| input.code.clone())
}
