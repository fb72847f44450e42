use chrono::NaiveDate;
use pilar_core::assessment::Assessment;
use pilar_core::journal::Subject;
use pilar_core::review::About;
use pilar_core::team::{Task, TaskState, TaskStatus, due_day};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::find::find_task;
use super::tasks::{TaskView, numbers, task_views};
use crate::clock;
use crate::error::{AppError, Result, TeamError};
use crate::find::{Find as _, find_area, find_person};
use crate::session::Session;
use crate::workspace::create::require_at_most;

/// Longest text of a task, in characters.
const LONGEST: usize = 1_000;

/// What is typed about a task; `None` stays as it is, an empty text takes away.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct TaskInput {
    /// The assessment.
    pub assessment: Uuid,
    /// Number, name or id of the task that is changed; `None` for a new one.
    pub change: Option<String>,
    /// What is done.
    pub title: Option<String>,
    /// The input that it is for.
    pub code: Option<String>,
    /// The area that it is for: number, key or name.
    pub area: Option<String>,
    /// What comes of it.
    pub output: Option<String>,
    /// The document it makes.
    pub document: Option<String>,
    /// Who answers for it.
    pub pic: Option<String>,
    /// Who works on it, too.
    pub others: Option<Vec<String>>,
    /// Who checks it.
    pub checker: Option<String>,
    /// The day it starts.
    pub start: Option<String>,
    /// The day it is due, or `B03`, `B06`, `B09`, `B12`.
    pub due: Option<String>,
    /// Days of work.
    pub effort: Option<u32>,
    /// Key or name of how far it is.
    pub status: Option<String>,
    /// What stands in its way.
    pub obstacle: Option<String>,
    /// The day it was done.
    pub realised: Option<String>,
    /// Documents that prove it, by name or id; they come to those that are there.
    pub evidence: Vec<String>,
    /// Documents that are not to prove it any more, by name or id; the assessment keeps them.
    pub without: Vec<String>,
}

/// Plans a task or changes one, with how far it is, as one action.
pub fn set_task(session: &mut Session, given: &TaskInput) -> Result<TaskView> {
    let loaded = session.assessment(given.assessment)?;
    let today = clock::now_local().date_naive();
    let known = numbers(session, given.assessment)?;
    let found = given.change.as_deref().map(|text| find_task(&loaded, &known, text)).transpose()?;
    let id = found.unwrap_or_else(Uuid::now_v7);
    let task = planned(&loaded, given, loaded.tasks.get(&id))?;
    let before = loaded.task_states.get(&id).cloned().unwrap_or_default();
    let state = reported(&loaded, given, &before, today)?;
    let name = if found.is_some() { "Ubah tugas" } else { "Tambah tugas" };
    session.act(given.assessment, name, |acting| {
        acting.set(Subject::Task(id), json!(task))?;
        // A task that nobody reported on has no state.
        if state != before {
            acting.set(Subject::TaskState(id), json!(state))?;
        }
        Ok(())
    })?;
    let after = session.assessment(given.assessment)?;
    let views = task_views(&after, &numbers(session, given.assessment)?, today);
    views.into_iter().find(|view| view.id == id).ok_or_else(|| TeamError::NoSuchTask(id.to_string()).into())
}

/// Drops a task, as one action.
pub fn remove_task(session: &mut Session, assessment: Uuid, text: &str) -> Result<()> {
    let loaded = session.assessment(assessment)?;
    let id = find_task(&loaded, &numbers(session, assessment)?, text)?;
    session.act(assessment, "Hapus tugas", |acting| {
        if loaded.task_states.contains_key(&id) {
            acting.set(Subject::TaskState(id), Value::Null)?;
        }
        acting.set(Subject::Task(id), Value::Null)?;
        Ok(())
    })
}

/// The task as it is planned with this.
fn planned(loaded: &Assessment, given: &TaskInput, before: Option<&Task>) -> Result<Task> {
    let mut task = before.cloned().unwrap_or_default();
    set_text("uraian tugas", given.title.as_ref(), &mut task.title)?;
    set_text("keluaran tugas", given.output.as_ref(), &mut task.output)?;
    set_text("nama dokumen", given.document.as_ref(), &mut task.document)?;
    if task.title.is_empty() {
        return Err(AppError::MissingText("uraian tugas"));
    }
    if let Some(code) = &given.code {
        set_about(&mut task, About::Input(loaded.find_input(code)?.1.soal));
    }
    if let Some(area) = &given.area {
        set_about(&mut task, About::Area(find_area(loaded.instrument, area)?.key.clone()));
    }
    let person = |text: &String| match text.trim() {
        "" => Ok(None),
        text => find_person(loaded, text).map(Some),
    };
    if let Some(pic) = &given.pic {
        task.pic = person(pic)?;
    }
    if let Some(checker) = &given.checker {
        task.checker = person(checker)?;
    }
    if let Some(others) = &given.others {
        let found: Vec<Option<Uuid>> = others.iter().map(person).collect::<Result<_>>()?;
        task.others = found.into_iter().flatten().collect();
    }
    set_day(given.start.as_ref(), loaded.profile.year, &mut task.start)?;
    set_day(given.due.as_ref(), loaded.profile.year, &mut task.due)?;
    require_in_order(&task)?;
    task.effort = given.effort.or(task.effort);
    Ok(task)
}

/// Says what a task is for. The answer that it was to reach is that of its input, so it is none of another.
fn set_about(task: &mut Task, about: About) {
    if task.about.as_ref() != Some(&about) {
        task.aim = None;
        task.about = Some(about);
    }
}

/// Whether a task is due no earlier than it starts.
pub(super) fn require_in_order(task: &Task) -> Result<()> {
    match (task.start, task.due) {
        (Some(start), Some(due)) if due < start => Err(TeamError::DueBeforeStart { start, due }.into()),
        _ => Ok(()),
    }
}

/// How far it is with this. What is done was done today, unless a day is given.
fn reported(
    loaded: &Assessment,
    given: &TaskInput,
    before: &TaskState,
    today: NaiveDate,
) -> Result<TaskState> {
    let mut state = before.clone();
    if let Some(text) = &given.status {
        let known = || TaskStatus::ALL.map(|status| status.key().to_owned()).to_vec();
        state.status = TaskStatus::of(text)
            .ok_or_else(|| TeamError::UnknownStatus { given: text.clone(), known: known() })?;
    }
    set_text("kendala", given.obstacle.as_ref(), &mut state.obstacle)?;
    set_day(given.realised.as_ref(), loaded.profile.year, &mut state.realised)?;
    if state.status == TaskStatus::Done {
        let day = *state.realised.get_or_insert(today);
        if day > today {
            return Err(TeamError::DoneInFuture(day).into());
        }
    } else {
        state.realised = None;
    }
    for text in &given.evidence {
        state.evidence.insert(loaded.find_document(text)?);
    }
    for text in &given.without {
        state.evidence.remove(&loaded.find_document(text)?);
    }
    Ok(state)
}

fn set_text(what: &'static str, given: Option<&String>, into: &mut String) -> Result<()> {
    let Some(text) = given.map(|text| text.trim()) else { return Ok(()) };
    require_at_most(what, text, LONGEST)?;
    text.clone_into(into);
    Ok(())
}

fn set_day(given: Option<&String>, year: u16, into: &mut Option<NaiveDate>) -> Result<()> {
    match given.map(|text| text.trim()) {
        None => {}
        Some("") => *into = None,
        Some(text) => {
            *into = Some(due_day(text, year).ok_or_else(|| AppError::UnreadableDate(text.to_owned()))?);
        }
    }
    Ok(())
}
