use pilar_app::Result;
use pilar_app::team::{
    AssignInput, PeopleFile, PersonInput, TaskFilter, TaskInput, change_person, import_people, list_people,
    list_tasks, remove_person, remove_task, set_task,
};
use serde_json::json;

use super::context::Context;
use crate::args::team::{Assign, People, Task, TaskCommand, TaskPlan, Tasks, TeamCommand};
use crate::output::Outcome;
use crate::text;

pub fn run(context: &Context, command: TeamCommand) -> Result<Outcome> {
    match command {
        TeamCommand::People(given) => people(context, given),
        TeamCommand::Assign(given) => assign(context, given),
        TeamCommand::Tasks(given) => tasks(context, given),
        TeamCommand::Task(given) => task(context, given),
    }
}

fn people(context: &Context, given: People) -> Result<Outcome> {
    if given.from.is_none() && given.add.is_none() && given.change.is_none() && given.remove.is_none() {
        let session = context.look()?;
        return Ok(Outcome::view(list_people(&session, session.find(&given.id)?)?, text::people));
    }
    let mut session = context.open()?;
    let assessment = session.find(&given.id)?;
    let view = if let Some(path) = given.from {
        import_people(&mut session, &PeopleFile { assessment, path, map: given.map })?
    } else if let Some(person) = given.remove {
        remove_person(&mut session, assessment, &person)?
    } else {
        let about = given.about;
        let person = PersonInput {
            assessment,
            change: given.change,
            name: given.add.or(about.name),
            nip: about.nip,
            position: about.position,
            pokja: about.pokja,
            duty: about.duty,
            contact: about.contact,
        };
        change_person(&mut session, &person)?
    };
    Ok(Outcome::view(view, text::people))
}

fn assign(context: &Context, given: Assign) -> Result<Outcome> {
    let mut session = context.open()?;
    let given = AssignInput {
        assessment: session.find(&given.id)?,
        person: given.person,
        codes: given.code,
        areas: given.area,
        nodes: given.node,
        remove: given.remove,
    };
    Ok(Outcome::view(pilar_app::team::assign(&mut session, &given)?, text::assigned))
}

fn tasks(context: &Context, given: Tasks) -> Result<Outcome> {
    let session = context.look()?;
    let filter = TaskFilter {
        assessment: session.find(&given.id)?,
        person: given.person,
        open: given.open,
        overdue: given.overdue,
    };
    Ok(Outcome::view(list_tasks(&session, &filter)?, |tasks| text::tasks(tasks)))
}

fn task(context: &Context, given: Task) -> Result<Outcome> {
    let mut session = context.open()?;
    let assessment = session.find(&given.id)?;
    let input = match given.command {
        TaskCommand::Add { title, plan } => TaskInput { title: Some(title), ..planned(plan) },
        TaskCommand::Set { task, title, plan, status, obstacle } => {
            TaskInput { change: Some(task), title, status, obstacle, ..planned(plan) }
        }
        TaskCommand::Done { task, on, evidence } => TaskInput {
            change: Some(task),
            status: Some("selesai".into()),
            realised: on,
            evidence,
            ..TaskInput::default()
        },
        TaskCommand::Remove { task } => {
            remove_task(&mut session, assessment, &task)?;
            return Ok(Outcome::good(json!({ "removed": task }), format!("Tugas \"{task}\" dihapus.")));
        }
    };
    Ok(Outcome::view(set_task(&mut session, &TaskInput { assessment, ..input })?, text::task))
}

fn planned(plan: TaskPlan) -> TaskInput {
    TaskInput {
        code: plan.code,
        area: plan.area,
        output: plan.output,
        document: plan.document,
        pic: plan.pic,
        others: plan.others,
        checker: plan.checker,
        start: plan.start,
        due: plan.due,
        effort: plan.effort,
        ..TaskInput::default()
    }
}
