use pilar_app::LheForm;
use pilar_app::exchange::{self, Paper};
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
    commands![lhe_form, preview_lhe, set_lhe_form]
}

/// The letter data of the LHE.
fn lhe_form(context: &Context, given: Of) -> Answer<LheForm> {
    context.workspace.run(|session| review::lhe_form(session, given.id))
}

#[derive(Deserialize, TS)]
struct PreviewLhe {
    id: Uuid,
    paper: Paper,
}

/// The LHE as it would be written now, as the bytes of a PDF.
fn preview_lhe(context: &Context, given: PreviewLhe) -> Answer<Vec<u8>> {
    context.workspace.look(|session| exchange::preview_lhe(session, given.id, given.paper))
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
