use std::collections::BTreeMap;

use pilar_core::assessment::Assessment;
use pilar_core::journal::Subject;
use pilar_core::review::About;
use pilar_core::team::{Duty, Task, due_day};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::task::require_in_order;
use super::tasks::task_views;
use super::{last_year, sources};
use crate::clock;
use crate::error::{AppError, Result};
use crate::find::find_person;
use crate::session::Session;

/// What tasks are made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskSource {
    /// Questions that are blank, unproven, or earn less than they could.
    Gaps,
    /// The cheapest path to a predicate.
    Path,
    /// Recommendations of the reviewers that are still open.
    Recommendations,
    /// Tasks that most units have.
    Template,
    /// Tasks of the unit's earlier assessment that were not called off.
    LastYear,
}

/// Which tasks are to be made.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct MakeTasks {
    /// The assessment.
    pub assessment: Uuid,
    /// What they are made from.
    pub from: TaskSource,
    /// Key of the predicate that a path leads to; the unit's own target when not given.
    pub to: Option<String>,
    /// Points that every gate keeps to spare on that path, as typed; none when not given.
    pub above: Option<String>,
    /// The day they are due, or `B03`, `B06`, `B09`, `B12`; templates and those of last year have their own.
    pub due: Option<String>,
    /// Who answers for them; whoever did last year, who works on the input or leads its Pokja when not given.
    pub pic: Option<String>,
    /// Whether they are only shown.
    pub dry_run: bool,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MadeTasks {
    /// The tasks, in the order of the worksheet.
    pub tasks: Vec<MadeTask>,
    /// How many of them are new.
    pub new: usize,
    /// How many were there already, and stayed as they are.
    pub existing: usize,
    /// Whether they are in the plan now.
    pub stored: bool,
}

/// A task that something asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MadeTask {
    /// Its id.
    pub id: Uuid,
    /// What is done.
    pub title: String,
    /// Code of the input that it is for.
    pub code: Option<String>,
    /// Key of the area that it is for, also where it is for one of its inputs.
    pub area: Option<String>,
    /// The document it makes.
    pub document: String,
    /// Who answers for it.
    pub pic: Option<String>,
    /// The day it is due.
    pub due: Option<String>,
    /// Whether it was not there before.
    pub new: bool,
}

/// Makes tasks from what asks for them, as one action. What was made before is not made again.
pub fn make_tasks(session: &mut Session, given: &MakeTasks) -> Result<MadeTasks> {
    let made = plan_tasks(session, given)?;
    let new: Vec<(Uuid, Task)> = made.new;
    if !given.dry_run && !new.is_empty() {
        session.act(given.assessment, &format!("Buat {} tugas", new.len()), |acting| {
            for (id, task) in &new {
                acting.set(Subject::Task(*id), json!(task))?;
            }
            Ok(())
        })?;
    }
    Ok(MadeTasks { stored: !given.dry_run, ..made.view })
}

struct Plan {
    new: Vec<(Uuid, Task)>,
    view: MadeTasks,
}

fn plan_tasks(session: &Session, given: &MakeTasks) -> Result<Plan> {
    let mut loaded = session.assessment(given.assessment)?;
    let year = loaded.profile.year;
    let day = |text: &String| due_day(text, year).ok_or_else(|| AppError::UnreadableDate(text.clone()));
    let due = given.due.as_ref().map(day).transpose()?;
    let pic = given.pic.as_deref().map(|text| find_person(&loaded, text)).transpose()?;
    let drafts = match given.from {
        TaskSource::Gaps => sources::gaps(&loaded),
        TaskSource::Path => {
            let to = given.to.as_deref().unwrap_or(&loaded.profile.target);
            sources::path(&loaded, to, given.above.as_deref().unwrap_or_default())?
        }
        TaskSource::Recommendations => sources::recommendations(&loaded),
        TaskSource::Template => sources::templates(&loaded)?,
        TaskSource::LastYear => last_year::tasks(session, &loaded)?,
    };
    let mut all: BTreeMap<Uuid, bool> = BTreeMap::new();
    let mut new = Vec::new();
    for (id, mut task) in drafts {
        let is_new = !loaded.tasks.contains_key(&id);
        all.insert(id, is_new);
        if is_new {
            task.due = due.or(task.due);
            require_in_order(&task)?;
            task.pic = pic
                .or(task.pic)
                .or_else(|| task.about.as_ref().and_then(|about| responsible(&loaded, about)));
            loaded.tasks.insert(id, task.clone());
            new.push((id, task));
        }
    }
    let views = task_views(&loaded, clock::now_local().date_naive());
    let tasks = views.into_iter().filter_map(|view| {
        let new = *all.get(&view.id)?;
        Some(MadeTask {
            id: view.id,
            title: view.title,
            code: view.code,
            area: view.area,
            document: view.document,
            pic: view.pic,
            due: view.due,
            new,
        })
    });
    let view =
        MadeTasks { tasks: tasks.collect(), new: new.len(), existing: all.len() - new.len(), stored: false };
    Ok(Plan { new, view })
}

/// Who works on an input by themselves, where one person does; otherwise who leads the Pokja.
fn responsible(assessment: &Assessment, about: &About) -> Option<Uuid> {
    let area = match about {
        About::Area(key) => Some(key.as_str()),
        About::Input(soal) => {
            let mut assigned = assessment.assigned.iter().filter(|(of, _)| of == soal);
            if let (Some((_, person)), None) = (assigned.next(), assigned.next()) {
                return Some(*person);
            }
            about.area(assessment.instrument).map(|area| area.key.as_str())
        }
    }?;
    let mut chairs =
        assessment.people.iter().filter(|(_, it)| it.duty == Duty::Chair && it.pokja.contains(area));
    match (chairs.next(), chairs.next()) {
        (Some((id, _)), None) => Some(*id),
        _ => None,
    }
}
