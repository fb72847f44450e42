use pilar_app::exchange::Exported;
use pilar_app::team::{
    self, ExportPlan, MadeTasks, MakeTasks, PeopleView, TaskFilter, TaskInput, TaskView, WorkView,
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
    commands![export_plan, list_people, list_tasks, make_tasks, remove_task, set_task, work_of_team]
}

/// Writes the plan, or a part of it, for calendars, as a workbook or to print.
fn export_plan(context: &Context, given: ExportPlan) -> Answer<Exported> {
    context.workspace.look(|session| team::export_plan(session, &given))
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
