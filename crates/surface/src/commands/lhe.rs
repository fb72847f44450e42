use pilar_app::LheForm;
use pilar_app::review;
use pilar_app::view::Changed;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Of;
use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![lhe_form, set_lhe_form]
}

/// The letter data of the LHE.
fn lhe_form(context: &Context, given: Of) -> Answer<LheForm> {
    context.workspace.run(|session| review::lhe_form(session, given.id))
}

#[derive(Deserialize, TS)]
struct SetLheForm {
    id: Uuid,
    form: LheForm,
}

/// Stores the letter data.
fn set_lhe_form(context: &Context, given: SetLheForm) -> Answer<Changed<bool>> {
    context.workspace.change(given.id, |session| review::set_lhe_form(session, given.id, &given.form))
}
