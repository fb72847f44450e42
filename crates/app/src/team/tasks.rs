use std::collections::BTreeMap;

use chrono::NaiveDate;
use pilar_core::assessment::Assessment;
use pilar_core::journal::Subject;
use pilar_core::review::About;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock;
use crate::error::Result;
use crate::find::find_person;
use crate::session::Session;

/// Which tasks are wanted; all of it has to fit.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct TaskFilter {
    /// The assessment.
    pub assessment: Uuid,
    /// Name, NIP or id of somebody who has to do with them.
    pub person: Option<String>,
    /// Only those that are still to be done.
    pub open: bool,
    /// Only those that should have been done by now.
    pub overdue: bool,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct TaskView {
    /// Its number, from 1, which it keeps whatever comes later or is dropped.
    pub number: usize,
    /// Id.
    pub id: Uuid,
    /// What is done.
    pub title: String,
    /// Code of the input that it is for.
    pub code: Option<String>,
    /// Key of the area that it is for, also where it is for one of its inputs.
    pub area: Option<String>,
    /// What comes of it.
    pub output: String,
    /// The document it makes.
    pub document: String,
    /// Who answers for it.
    pub pic: Option<String>,
    /// Who works on it, too.
    pub others: Vec<String>,
    /// Who checks it.
    pub checker: Option<String>,
    /// The day it starts, `YYYY-MM-DD`.
    pub start: Option<String>,
    /// The day it is due.
    pub due: Option<String>,
    /// Days of work.
    pub effort: Option<u32>,
    /// Key of how far it is.
    pub status: &'static str,
    /// What stands in its way.
    pub obstacle: String,
    /// The day it was done.
    pub realised: Option<String>,
    /// Names of the documents that prove it.
    pub evidence: Vec<String>,
    /// Their ids, in the same order.
    pub evidence_ids: Vec<Uuid>,
    /// Whether it should have been done by now.
    pub overdue: bool,
    /// Whether something is still to be done.
    pub open: bool,
    /// Whether the answer that it is to reach is there; its status says by itself whether it is done.
    pub reached: bool,
    /// Name of the status, for people.
    #[serde(skip)]
    #[ts(skip)]
    pub status_name: &'static str,
}

/// The tasks of an assessment: by the day they are due, those without one last.
pub fn list_tasks(session: &Session, filter: &TaskFilter) -> Result<Vec<TaskView>> {
    let loaded = session.assessment(filter.assessment)?;
    let person = filter.person.as_deref().map(|text| find_person(&loaded, text)).transpose()?;
    let numbers = numbers(session, filter.assessment)?;
    let mut views = task_views(&loaded, &numbers, clock::now_local().date_naive());
    views.retain(|view| {
        let of = |person| loaded.tasks.get(&view.id).is_some_and(|task| task.is_of(person));
        person.is_none_or(of) && (!filter.open || view.open) && (!filter.overdue || view.overdue)
    });
    views.sort_by_key(|view| (view.due.is_none(), view.due.clone(), view.number));
    Ok(views)
}

/// The numbers of tasks, by their ids.
pub(crate) type Numbers = BTreeMap<Uuid, usize>;

/// The number of every task that there ever was: its place in the order in which the journal first speaks of them, so
/// that tasks that are made later, and those that are dropped, move none.
pub(crate) fn numbers(session: &Session, assessment: Uuid) -> Result<Numbers> {
    let all = session.workspace.in_order_of_first(assessment, "task")?;
    let ids = all.into_iter().filter_map(|subject| match subject {
        Subject::Task(id) => Some(id),
        _ => None,
    });
    Ok(ids.zip(1..).collect())
}

/// Every task, in the order of their ids.
pub(super) fn task_views(loaded: &Assessment, numbers: &Numbers, today: NaiveDate) -> Vec<TaskView> {
    let instrument = loaded.instrument;
    // Somebody who was taken off the team is told as gone, not left out in silence.
    let name = |id: Uuid| {
        loaded.people.get(&id).map_or_else(|| "(tidak lagi di tim)".to_owned(), |person| person.name.clone())
    };
    let text = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let views = loaded.tasks.iter().map(|(id, task)| {
        let state = loaded.task_states.get(id).cloned().unwrap_or_default();
        let input = task.about.as_ref().and_then(|about| about.input(instrument));
        let area = task.about.as_ref().and_then(|about| match about {
            About::Area(key) => Some(key.clone()),
            About::Input(_) => about.area(instrument).map(|area| area.key.clone()),
        });
        let documents: Vec<_> =
            state.evidence.iter().filter_map(|id| Some((*id, loaded.documents.get(id)?))).collect();
        TaskView {
            number: numbers.get(id).copied().unwrap_or_default(),
            id: *id,
            title: task.title.clone(),
            code: input.map(|(_, input)| input.code.clone()),
            area,
            output: task.output.clone(),
            document: task.document.clone(),
            pic: task.pic.map(name),
            others: task.others.iter().copied().map(name).collect(),
            checker: task.checker.map(name),
            start: text(task.start),
            due: text(task.due),
            effort: task.effort,
            status: state.status.key(),
            obstacle: state.obstacle.clone(),
            realised: text(state.realised),
            evidence: documents.iter().map(|(_, document)| document.file_name().to_owned()).collect(),
            evidence_ids: documents.iter().map(|(id, _)| *id).collect(),
            overdue: task.is_overdue(state.status, today),
            open: state.status.is_open(),
            reached: loaded.has_reached(*id, task),
            status_name: state.status.name(),
        }
    });
    views.collect()
}
