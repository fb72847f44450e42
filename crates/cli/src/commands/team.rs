use pilar_app::Result;
use pilar_app::monev::{ExportMonev, MonevInput, attach_monev, export_monev, set_monev, show_monev};
use pilar_app::team::{
    AssignInput, ExportPlan, ListSource, MakeTasks, PeopleList, PersonInput, RemovePerson, TaskFilter,
    TaskInput, TaskSource, change_person, export_plan, import_people, list_people, list_tasks, make_tasks,
    preview_people, remove_person, remove_task, set_task, work_of_team,
};
use serde_json::json;

use super::context::Context;
use crate::args::team::{
    Assign, Monev, People, PlanFormat, Source, Task, TaskCommand, TaskPlan, Tasks, TeamCommand,
};
use crate::output::Outcome;
use crate::text;

pub fn run(context: &Context, command: TeamCommand) -> Result<Outcome> {
    match command {
        TeamCommand::People(given) => people(context, given),
        TeamCommand::Assign(given) => assign(context, given),
        TeamCommand::Tasks(given) => tasks(context, given),
        TeamCommand::Task(given) => task(context, given),
        TeamCommand::Monev(given) => monev(context, given),
    }
}

fn people(context: &Context, given: People) -> Result<Outcome> {
    if given.progress {
        let session = context.look()?;
        return Ok(Outcome::view(work_of_team(&session, session.find(&given.id)?)?, text::work));
    }
    if given.from.is_none() && given.add.is_none() && given.change.is_none() && given.remove.is_none() {
        let session = context.look()?;
        return Ok(Outcome::view(list_people(&session, session.find(&given.id)?)?, text::people));
    }
    let mut session = if given.dry_run { context.look()? } else { context.open()? };
    let assessment = session.find(&given.id)?;
    let view = if let Some(path) = given.from {
        let list = PeopleList { assessment, source: ListSource::File(path), map: given.map, columns: None };
        if given.dry_run {
            let seen = preview_people(&session, &list)?;
            // What the list itself would be answered.
            let good = seen.refused == 0 && !seen.rows.is_empty();
            return Ok(Outcome::view(seen, text::people_preview).if_good(good));
        }
        import_people(&mut session, &list)?
    } else if let Some(person) = given.remove {
        remove_person(&mut session, &RemovePerson { assessment, person, to: given.to })?
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
    if let (Some(format), Some(output)) = (given.format, given.output) {
        let format = match format {
            PlanFormat::Ics => pilar_app::team::PlanFormat::Ics,
            PlanFormat::Xlsx => pilar_app::team::PlanFormat::Xlsx,
            PlanFormat::Sheet => pilar_app::team::PlanFormat::Sheet,
        };
        let exported =
            export_plan(&session, &ExportPlan { filter, format, contacts: given.contacts, output })?;
        return Ok(Outcome::good(json!(exported), text::exported(&exported)));
    }
    Ok(Outcome::view(list_tasks(&session, &filter)?, |tasks| text::tasks(tasks)))
}

fn monev(context: &Context, given: Monev) -> Result<Outcome> {
    let said = [&given.note, &given.obstacle, &given.follow_up];
    let changes = given.freeze || said.into_iter().any(Option::is_some);
    let mut session = if changes || given.attach { context.open()? } else { context.look()? };
    let assessment = session.find(&given.id)?;
    let view = if changes {
        let input = MonevInput {
            assessment,
            period: given.period.clone(),
            freeze: given.freeze,
            again: given.again,
            note: given.note,
            obstacle: given.obstacle,
            follow_up: given.follow_up,
        };
        set_monev(&mut session, &input)?
    } else {
        show_monev(&session, assessment, &given.period)?
    };
    let mut said = text::monev(&view);
    let mut json = json!(view);
    if let Some(output) = given.output {
        let exported =
            export_monev(&session, &ExportMonev { assessment, period: given.period.clone(), output })?;
        said.push_str(&text::exported(&exported));
        json["exported"] = json!(exported);
    }
    if given.attach {
        let attached = attach_monev(&mut session, assessment, &given.period)?;
        said.push_str(&text::monev_attached(&attached));
        json["attached"] = json!(attached);
    }
    Ok(Outcome::good(json, said))
}

fn task(context: &Context, given: Task) -> Result<Outcome> {
    let only_looks = matches!(given.command, TaskCommand::From { dry_run: true, .. });
    let mut session = if only_looks { context.look()? } else { context.open()? };
    let assessment = session.find(&given.id)?;
    let input = match given.command {
        TaskCommand::From { source, to, above, scenario, due, pic, without, dry_run } => {
            let from = match source {
                Source::Gaps => TaskSource::Gaps,
                Source::Path => TaskSource::Path,
                Source::Scenario => TaskSource::Scenario,
                Source::Recommendations => TaskSource::Recommendations,
                Source::Template => TaskSource::Template,
                Source::LastYear => TaskSource::LastYear,
            };
            let wanted = MakeTasks { assessment, from, to, above, scenario, due, pic, without, dry_run };
            let made = make_tasks(&mut session, &wanted)?;
            return Ok(Outcome::view(made, text::made_tasks));
        }
        TaskCommand::Add { title, plan } => TaskInput { title: Some(title), ..planned(plan) },
        TaskCommand::Set { task, title, plan, status, obstacle, evidence, without } => {
            TaskInput { change: Some(task), title, status, obstacle, evidence, without, ..planned(plan) }
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
