use pilar_app::exchange::Exported;
use pilar_app::monev::{self, ExportMonev, MonevAttached, MonevInput, MonevPeriodsView, MonevView};
use pilar_app::view::Changed;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Of;
use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![attach_monev, export_monev, monev_periods, set_monev, show_monev]
}

/// A period of an assessment.
#[derive(Deserialize, TS)]
struct OfPeriod {
    id: Uuid,
    /// `B03`, `B06`, `B09` or `B12`.
    period: String,
}

/// The periods of the year with their state.
fn monev_periods(context: &Context, given: Of) -> Answer<MonevPeriodsView> {
    context.workspace.look(|session| monev::monev_periods(session, given.id))
}

/// A period as it was frozen, or as things stand.
fn show_monev(context: &Context, given: OfPeriod) -> Answer<MonevView> {
    context.workspace.look(|session| monev::show_monev(session, given.id, &given.period))
}

/// Freezes a period or says something of it.
fn set_monev(context: &Context, given: MonevInput) -> Answer<Changed<MonevView>> {
    context.workspace.change(given.assessment, |session| monev::set_monev(session, &given))
}

/// Writes the report of a period.
fn export_monev(context: &Context, given: ExportMonev) -> Answer<Exported> {
    context.workspace.look(|session| monev::export_monev(session, &given))
}

/// Attaches the report of a frozen period to the inputs that ask for monev.
fn attach_monev(context: &Context, given: OfPeriod) -> Answer<Changed<MonevAttached>> {
    context.workspace.change(given.id, |session| monev::attach_monev(session, given.id, &given.period))
}
