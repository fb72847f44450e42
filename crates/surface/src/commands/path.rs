use pilar_app::path::{self, PathQuery, ScenarioInput};
use pilar_app::view::{Changed, MarginView, PathView, ScenarioListView, ScenarioView};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Of;
use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![find_path, list_scenarios, margin, remove_scenario, set_scenario, show_scenario]
}

/// The cheapest answers to raise so that a predicate is met.
fn find_path(context: &Context, given: PathQuery) -> Answer<PathView> {
    context.workspace.run(|session| path::find_path(session, &given))
}

#[derive(Deserialize, TS)]
struct Margin {
    id: Uuid,
    to: String,
}

/// How much a predicate withstands.
fn margin(context: &Context, given: Margin) -> Answer<MarginView> {
    context.workspace.run(|session| path::margin(session, given.id, &given.to))
}

/// Every scenario of an assessment.
fn list_scenarios(context: &Context, given: Of) -> Answer<Vec<ScenarioListView>> {
    context.workspace.run(|session| path::list_scenarios(session, given.id))
}

#[derive(Deserialize, TS)]
struct Named {
    id: Uuid,
    name: String,
}

/// Takes a scenario away.
fn remove_scenario(context: &Context, given: Named) -> Answer<Changed<()>> {
    context.workspace.change(given.id, |session| path::remove_scenario(session, given.id, &given.name))
}

/// Sets answers of a scenario.
fn set_scenario(context: &Context, given: ScenarioInput) -> Answer<Changed<ScenarioView>> {
    context.workspace.change(given.assessment, |session| path::set_scenario(session, &given))
}

/// One scenario beside today.
fn show_scenario(context: &Context, given: Named) -> Answer<ScenarioView> {
    context.workspace.run(|session| path::show_scenario(session, given.id, &given.name))
}
