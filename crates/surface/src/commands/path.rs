use pilar_app::path::{self, EffortInput, PathQuery, ScenarioInput};
use pilar_app::view::{Changed, EffortsView, MarginView, PathView, ScenarioListView, TrialView};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Of;
use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![
        find_path,
        list_efforts,
        list_scenarios,
        margin,
        remove_scenario,
        set_effort,
        set_effort_days,
        set_scenario,
        try_scenario,
    ]
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

/// What raising each question takes.
fn list_efforts(context: &Context, given: Of) -> Answer<EffortsView> {
    context.workspace.run(|session| path::list_efforts(session, given.id))
}

#[derive(Deserialize, TS)]
struct SetEffort {
    id: Uuid,
    effort: EffortInput,
}

/// Says what raising one question takes.
fn set_effort(context: &Context, given: SetEffort) -> Answer<Changed<()>> {
    context.workspace.change(given.id, |session| path::set_effort(session, given.id, &given.effort))
}

#[derive(Deserialize, TS)]
struct SetEffortDays {
    id: Uuid,
    /// How many days one unit of the model takes; `null` to count in that unit.
    #[ts(type = "number | null")]
    days: Option<u64>,
}

/// Says whether costs are counted in days.
fn set_effort_days(context: &Context, given: SetEffortDays) -> Answer<Changed<()>> {
    context.workspace.change(given.id, |session| path::set_effort_days(session, given.id, given.days))
}

/// Every scenario of an assessment.
fn list_scenarios(context: &Context, given: Of) -> Answer<Vec<ScenarioListView>> {
    context.workspace.run(|session| path::list_scenarios(session, given.id))
}

#[derive(Deserialize, TS)]
struct Named {
    id: Uuid,
    /// The scenario's name or id.
    name: String,
}

/// Takes a scenario away.
fn remove_scenario(context: &Context, given: Named) -> Answer<Changed<()>> {
    context.workspace.change(given.id, |session| {
        path::remove_scenario(session, given.id, &given.name)?;
        Ok(())
    })
}

/// Sets answers of a scenario.
fn set_scenario(context: &Context, given: ScenarioInput) -> Answer<Changed<TrialView>> {
    context.workspace.change(given.assessment, |session| {
        let scenario = path::set_scenario(session, &given)?;
        path::try_scenario(session, given.assessment, &scenario.name)
    })
}

/// One scenario with the whole score it comes to.
fn try_scenario(context: &Context, given: Named) -> Answer<TrialView> {
    context.workspace.run(|session| path::try_scenario(session, given.id, &given.name))
}
