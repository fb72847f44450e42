use pilar_app::path::{self, PathQuery};
use pilar_app::view::{MarginView, PathView};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![find_path, margin]
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
