use pilar_app::merging::{self, Choice, Decided};
use pilar_app::view::{Changed, ConflictView};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Of;
use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![decide_conflict, list_conflicts]
}

#[derive(Deserialize, TS)]
struct DecideConflict {
    id: Uuid,
    subject: String,
    choice: Choice,
}

/// Settles one conflict: by one of its versions, or without one by another value.
fn decide_conflict(context: &Context, given: DecideConflict) -> Answer<Changed<Decided>> {
    context.workspace.change(given.id, |session| {
        merging::decide_conflict(session, given.id, &given.subject, &given.choice)
    })
}

/// Everything that people changed without knowing of each other and nobody has decided yet.
fn list_conflicts(context: &Context, given: Of) -> Answer<Vec<ConflictView>> {
    context.workspace.run(|session| merging::list_conflicts(session, given.id))
}
