use std::collections::{BTreeMap, BTreeSet};

use pilar_core::assessment::Assessment;
use pilar_core::journal::Subject;
use pilar_core::review::About;
use pilar_core::team::{Duty, Task, due_day};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::task::require_in_order;
use super::tasks::{Numbers, TaskView, numbers, task_views};
use super::{last_year, sources};
use crate::clock;
use crate::error::{AppError, PlanningError, Result};
use crate::find::{find_person, find_question};
use crate::path::scenario::sheet_of;
use crate::session::Session;

/// What tasks are made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TaskSource {
    /// Questions that are blank, unproven, or earn less than they could.
    Gaps,
    /// The cheapest path to a predicate.
    Path,
    /// The answers that a scenario raises.
    Scenario,
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
    /// Name or id of the scenario that raises answers.
    pub scenario: Option<String>,
    /// The day they are due, or `B03`, `B06`, `B09`, `B12`; templates and those of last year have their own.
    pub due: Option<String>,
    /// Who answers for them; whoever did last year, who works on the input or leads its Pokja when not given.
    pub pic: Option<String>,
    /// Those that are left out: by their ids, or by the code of the question or input that they are for.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub without: Vec<String>,
    /// Whether they are only shown.
    pub dry_run: bool,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MadeTasks {
    /// The tasks, in the order in which they are asked for.
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
    /// Tasks of the plan that are for the same question already and were not called off, by number and name; of a new one.
    pub beside: Vec<String>,
}

/// Makes tasks from what asks for them, as one action. What was made before is not made again.
pub fn make_tasks(session: &mut Session, given: &MakeTasks) -> Result<MadeTasks> {
    let Plan { put, view } = plan_tasks(session, given)?;
    if !given.dry_run && !put.is_empty() {
        let name = match view.new {
            0 => "Catat yang dituju tugas".to_owned(),
            new => format!("Buat {new} tugas"),
        };
        session.act(given.assessment, &name, |acting| {
            for (id, task) in &put {
                acting.set(Subject::Task(*id), json!(task))?;
            }
            Ok(())
        })?;
    }
    Ok(MadeTasks { stored: !given.dry_run, ..view })
}

struct Plan {
    /// New tasks, and those of earlier versions that do not say yet what they aim at.
    put: Vec<(Uuid, Task)>,
    view: MadeTasks,
}

fn plan_tasks(session: &Session, given: &MakeTasks) -> Result<Plan> {
    let mut loaded = session.assessment(given.assessment)?;
    let numbers = numbers(session, given.assessment)?;
    let year = loaded.profile.year;
    let day = |text: &String| due_day(text, year).ok_or_else(|| AppError::UnreadableDate(text.clone()));
    let due = given.due.as_ref().map(day).transpose()?;
    let pic = given.pic.as_deref().map(|text| find_person(&loaded, text)).transpose()?;
    if given.scenario.is_some() && given.from != TaskSource::Scenario {
        return Err(PlanningError::OtherSource.into());
    }
    let mut drafts = match given.from {
        TaskSource::Gaps => sources::gaps(&loaded),
        TaskSource::Path => {
            let to = given.to.as_deref().unwrap_or(&loaded.profile.target);
            sources::path(&loaded, to, given.above.as_deref().unwrap_or_default())?
        }
        TaskSource::Scenario => {
            let name = given.scenario.as_deref().ok_or(AppError::MissingText("nama simulasi"))?;
            sources::scenario(&loaded, &sheet_of(session, &loaded, name)?)
        }
        TaskSource::Recommendations => sources::recommendations(&loaded),
        TaskSource::Template => sources::templates(&loaded)?,
        TaskSource::LastYear => last_year::tasks(session, &loaded)?,
    };
    let without = LeftOut::read(&loaded, &given.without)?;
    drafts.retain(|(id, task)| !without.holds(&loaded, *id, task));
    let planned = by_question(&loaded, &numbers);
    let mut order: Vec<(Uuid, bool)> = Vec::new();
    let mut put = Vec::new();
    for (id, mut task) in drafts {
        if order.iter().any(|(known, _)| *known == id) {
            continue;
        }
        let is_new = !loaded.tasks.contains_key(&id);
        order.push((id, is_new));
        if is_new {
            task.due = due.or(task.due);
            require_in_order(&task)?;
            task.pic = pic
                .or(task.pic)
                .or_else(|| task.about.as_ref().and_then(|about| responsible(&loaded, about)));
            loaded.tasks.insert(id, task.clone());
            put.push((id, task));
        } else if let Some(known) = loaded.tasks.get(&id)
            && known.aim.is_none()
            && task.aim.is_some()
            && known.about == task.about
        {
            put.push((id, Task { aim: task.aim, ..known.clone() }));
        }
    }
    let views = task_views(&loaded, &numbers, clock::now_local().date_naive());
    let mut views: BTreeMap<Uuid, TaskView> = views.into_iter().map(|view| (view.id, view)).collect();
    let beside = |id: &Uuid| {
        let question = loaded.tasks.get(id).and_then(|task| question_of(&loaded, task));
        question.and_then(|code| planned.get(code)).cloned().unwrap_or_default()
    };
    let tasks = order.iter().filter_map(|(id, new)| {
        let view = views.remove(id)?;
        Some(MadeTask {
            id: view.id,
            title: view.title,
            code: view.code,
            area: view.area,
            document: view.document,
            pic: view.pic,
            due: view.due,
            new: *new,
            beside: if *new { beside(id) } else { Vec::new() },
        })
    });
    let tasks: Vec<MadeTask> = tasks.collect();
    let new = tasks.iter().filter(|task| task.new).count();
    let view = MadeTasks { new, existing: tasks.len() - new, tasks, stored: false };
    Ok(Plan { put, view })
}

/// The code of the question that a task is for.
fn question_of(assessment: &Assessment, task: &Task) -> Option<&'static str> {
    let about = task.about.as_ref()?;
    about.input(assessment.instrument).map(|(question, _)| question.code.as_str())
}

/// The tasks that are planned and were not called off, by the code of their question, as people name them.
fn by_question(assessment: &Assessment, numbers: &Numbers) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for (id, task) in &assessment.tasks {
        if let Some(code) = question_of(assessment, task).filter(|_| !assessment.is_cancelled(*id)) {
            let number = numbers.get(id).copied().unwrap_or_default();
            found.entry(code.to_owned()).or_default().push((number, format!("No. {number} {}", task.title)));
        }
    }
    let named = |mut tasks: Vec<(usize, String)>| {
        tasks.sort_unstable();
        tasks.into_iter().map(|(_, name)| name).collect()
    };
    found.into_iter().map(|(code, tasks)| (code, named(tasks))).collect()
}

/// What is not to be made.
struct LeftOut {
    ids: BTreeSet<Uuid>,
    /// Codes of questions.
    questions: BTreeSet<String>,
}

impl LeftOut {
    fn read(assessment: &Assessment, given: &[String]) -> Result<Self> {
        let instrument = assessment.instrument;
        let mut left = Self { ids: BTreeSet::new(), questions: BTreeSet::new() };
        for text in given {
            if let Ok(id) = text.trim().parse::<Uuid>() {
                left.ids.insert(id);
            } else {
                let question = &instrument.questions[find_question(instrument, text)?];
                left.questions.insert(question.code.clone());
            }
        }
        Ok(left)
    }

    fn holds(&self, assessment: &Assessment, id: Uuid, task: &Task) -> bool {
        let question = question_of(assessment, task);
        self.ids.contains(&id) || question.is_some_and(|code| self.questions.contains(code))
    }
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
