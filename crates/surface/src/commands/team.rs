use pilar_app::exchange::Exported;
use pilar_app::team::{
    self, AssignInput, AssignView, ExportPlan, MadeTasks, MakeTasks, MyWork, PeopleList, PeoplePreview,
    PeopleView, PersonInput, RemovePerson, TaskFilter, TaskInput, TaskView, WorkView,
};
use pilar_app::view::Changed;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Of;
use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![
        assign,
        change_person,
        choose_myself,
        export_plan,
        import_people,
        list_people,
        list_tasks,
        make_tasks,
        my_work,
        preview_people,
        remove_person,
        remove_task,
        set_task,
        work_of_team,
    ]
}

/// Gives inputs to somebody, or takes them off them.
fn assign(context: &Context, given: AssignInput) -> Answer<Changed<AssignView>> {
    context.workspace.change(given.assessment, |session| team::assign(session, &given))
}

/// Names somebody of the team, or changes what is known of them.
fn change_person(context: &Context, given: PersonInput) -> Answer<Changed<PeopleView>> {
    context.workspace.change(given.assessment, |session| team::change_person(session, &given))
}

#[derive(Deserialize, TS)]
struct ChooseMyself {
    id: Uuid,
    /// Who of the team; `null` goes by the name of whoever works here.
    person: Option<String>,
}

/// Keeps who of the team works at this desk.
fn choose_myself(context: &Context, given: ChooseMyself) -> Answer<MyWork> {
    context.workspace.run(|session| team::choose_myself(session, given.id, given.person.as_deref()))
}

/// Writes the plan, or a part of it, for calendars, as a workbook or to print.
fn export_plan(context: &Context, given: ExportPlan) -> Answer<Exported> {
    context.workspace.look(|session| team::export_plan(session, &given))
}

/// Imports a list of people as one action, or nothing of it.
fn import_people(context: &Context, given: PeopleList) -> Answer<Changed<PeopleView>> {
    context.workspace.change(given.assessment, |session| team::import_people(session, &given))
}

/// The team of an assessment.
fn list_people(context: &Context, given: Of) -> Answer<PeopleView> {
    context.workspace.run(|session| team::list_people(session, given.id))
}

/// The tasks of an assessment, by the days they are due.
fn list_tasks(context: &Context, given: TaskFilter) -> Answer<Vec<TaskView>> {
    context.workspace.run(|session| team::list_tasks(session, &given))
}

/// Makes tasks from what asks for them.
fn make_tasks(context: &Context, given: MakeTasks) -> Answer<Changed<MadeTasks>> {
    context.workspace.change(given.assessment, |session| team::make_tasks(session, &given))
}

/// Who of the team works at this desk, and on what.
fn my_work(context: &Context, given: Of) -> Answer<MyWork> {
    context.workspace.run(|session| team::my_work(session, given.id))
}

/// Tells what a list of people would do, row by row; nothing is stored.
fn preview_people(context: &Context, given: PeopleList) -> Answer<PeoplePreview> {
    context.workspace.look(|session| team::preview_people(session, &given))
}

/// Takes somebody off the team.
fn remove_person(context: &Context, given: RemovePerson) -> Answer<Changed<PeopleView>> {
    context.workspace.change(given.assessment, |session| team::remove_person(session, &given))
}

#[derive(Deserialize, TS)]
struct RemoveTask {
    id: Uuid,
    task: String,
}

/// Drops a task.
fn remove_task(context: &Context, given: RemoveTask) -> Answer<Changed<()>> {
    context.workspace.change(given.id, |session| team::remove_task(session, given.id, &given.task))
}

/// Plans a task, changes one, or reports on it.
fn set_task(context: &Context, given: TaskInput) -> Answer<Changed<TaskView>> {
    context.workspace.change(given.assessment, |session| team::set_task(session, &given))
}

/// How far everybody is.
fn work_of_team(context: &Context, given: Of) -> Answer<WorkView> {
    context.workspace.run(|session| team::work_of_team(session, given.id))
}
