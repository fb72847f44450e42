use std::path::PathBuf;

use pilar_core::assessment::Assessment;
use pilar_core::team::Task;
use pilar_core::worksheet::Layer;
use pilar_files::blocks::PrintOptions;
use pilar_files::docx::write_docx;
use pilar_files::pdf::write_pdf;
use pilar_files::plan::{
    AssignedInput, PersonSheet, PersonTask, Plan, PlanTask, compose_assignments, write_calendar,
};
use pilar_files::xlsx::plan::write_plan;
use pilar_files::xlsx::team::write_team;
use serde::Deserialize;
use uuid::Uuid;

use super::contacts;
use super::tasks::{TaskFilter, TaskView, list_tasks};
use crate::error::{Result, TeamError};
use crate::exchange::Exported;
use crate::exchange::destination::{destination, ending, exported};
use crate::exchange::export_lhe::about_text;
use crate::find::find_person;
use crate::session::Session;
use crate::signing::signing;
use crate::view::answer_text;
use crate::{MADE_BY, clock};

/// What a plan is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanFormat {
    /// Due days for calendars.
    Ics,
    /// A workbook.
    Xlsx,
    /// A sheet for each person, to print: PDF, or by the ending of the output DOCX, or a workbook of all of them.
    Sheet,
}

/// A plan that is to be written.
#[derive(Debug, Clone, Deserialize, ts_rs::TS)]
pub struct ExportPlan {
    /// Which tasks; of whom, for sheets.
    pub filter: TaskFilter,
    /// As what.
    pub format: PlanFormat,
    /// Whether sheets say how to reach people, which nothing else that leaves does.
    #[serde(default)]
    pub contacts: bool,
    /// The file, or a folder in which it gets a name of its own.
    pub output: PathBuf,
}

/// Writes the tasks of a plan, read back and compared before the file takes its name.
pub fn export_plan(session: &Session, given: &ExportPlan) -> Result<Exported> {
    let loaded = session.assessment(given.filter.assessment)?;
    let person = given.filter.person.as_deref().map(|text| find_person(&loaded, text)).transpose()?;
    let views = list_tasks(session, &given.filter)?;
    let plan = plan(&loaded, person, &views);
    let whose = plan.person.as_ref().map_or_else(String::new, |name| format!(" {name}"));
    let name = |what: &str, ending: &str| {
        format!("{what}{whose} {} {}.{ending}", loaded.profile.unit, loaded.profile.year)
    };
    let mut notices = Vec::new();
    let path = match given.format {
        PlanFormat::Ics => {
            let path = destination(session, &given.output, &name("Rencana Aksi", "ics"))?;
            let without = plan.tasks.iter().filter(|task| task.due.is_none()).count();
            if without > 0 {
                notices.push(format!("{without} tugas belum bertenggat sehingga tidak ada di kalender."));
            }
            write_calendar(&plan, &path)?;
            path
        }
        PlanFormat::Xlsx => {
            let path = destination(session, &given.output, &name("Rencana Aksi", "xlsx"))?;
            write_plan(&plan, &path)?;
            path
        }
        PlanFormat::Sheet => {
            let path = destination(session, &given.output, &name("Lembar Penugasan", "pdf"))?;
            let mut people = sheets(&loaded, person, &views);
            if people.is_empty() {
                return Err(TeamError::Nobody.into());
            }
            if given.contacts {
                let known = contacts::contacts(session, loaded.id)?;
                for (id, sheet) in &mut people {
                    sheet.contact = Some(known.get(id).cloned().unwrap_or_default());
                }
            }
            let people: Vec<PersonSheet> = people.into_iter().map(|(_, sheet)| sheet).collect();
            let printed = || compose_assignments(&plan, &people);
            match ending(&path).as_str() {
                "pdf" => write_pdf(&printed(), &PrintOptions::default(), &path)?,
                "docx" => write_docx(&printed(), &PrintOptions::default(), &path)?,
                "xlsx" => write_team(&plan, &people, &path)?,
                _ => return Err(TeamError::Ending(".pdf, .docx, atau .xlsx").into()),
            }
            path
        }
    };
    exported(path, notices)
}

fn plan(loaded: &Assessment, person: Option<Uuid>, views: &[TaskView]) -> Plan {
    Plan {
        id: loaded.id,
        unit: loaded.profile.unit.clone(),
        instansi: loaded.profile.instansi.clone(),
        year: loaded.profile.year,
        person: person.and_then(|id| Some(loaded.people.get(&id)?.name.clone())),
        made_at: clock::now_local(),
        made_by: MADE_BY.into(),
        signing: signing(loaded),
        tasks: views.iter().filter_map(|view| plan_task(loaded, view)).collect(),
    }
}

fn plan_task(loaded: &Assessment, view: &TaskView) -> Option<PlanTask> {
    let task = loaded.tasks.get(&view.id)?;
    let state = loaded.task_states.get(&view.id).cloned().unwrap_or_default();
    Some(PlanTask {
        number: view.number,
        id: view.id,
        title: task.title.clone(),
        about: task.about.as_ref().map_or_else(String::new, |about| about_text(loaded, about)),
        output: task.output.clone(),
        document: task.document.clone(),
        pic: view.pic.clone().unwrap_or_default(),
        others: view.others.clone(),
        checker: view.checker.clone().unwrap_or_default(),
        start: task.start,
        due: task.due,
        effort: task.effort,
        status: state.status,
        obstacle: state.obstacle,
        realised: state.realised,
        evidence: view.evidence.clone(),
        overdue: view.overdue,
    })
}

fn sheets(loaded: &Assessment, only: Option<Uuid>, views: &[TaskView]) -> Vec<(Uuid, PersonSheet)> {
    let instrument = loaded.instrument;
    let people = loaded.people.iter().filter(|(id, _)| only.is_none_or(|only| only == **id));
    let sheet = people.map(|(id, person)| {
        let inputs = loaded.inputs_of(*id).into_iter().filter_map(|soal| {
            let (question, input) = instrument.input(soal)?;
            let label = input.label.trim();
            Some(AssignedInput {
                code: input.code.clone(),
                title: if label.is_empty() {
                    question.title.clone()
                } else {
                    format!("{}: {label}", question.title)
                },
                answer: loaded.answer(Layer::Unit, soal).map_or_else(String::new, answer_text),
                documents: loaded.serving(soal).count(),
            })
        });
        let areas = instrument.areas.iter().filter(|area| person.pokja.contains(&area.key));
        let own = |view: &TaskView| {
            let duties = duties(loaded.tasks.get(&view.id)?, *id);
            (!duties.is_empty()).then_some(PersonTask { number: view.number, duties })
        };
        let sheet = PersonSheet {
            name: person.name.clone(),
            nip: person.nip.clone(),
            position: person.position.clone(),
            duty: person.duty.name().to_owned(),
            pokja: areas.map(|area| area.name.clone()).collect(),
            inputs: inputs.collect(),
            tasks: views.iter().filter_map(own).collect(),
            contact: None,
        };
        (*id, sheet)
    });
    sheet.collect()
}

/// What somebody is in a task, for people; nothing where it is not theirs.
fn duties(task: &Task, person: Uuid) -> Vec<&'static str> {
    let all = [
        ("Penanggung jawab", task.pic == Some(person)),
        ("Pelaksana", task.others.contains(&person)),
        ("Pemeriksa", task.checker == Some(person)),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect()
}
