use std::path::PathBuf;

use pilar_app::exchange::Exported;
use pilar_app::portfolio::PortfolioFilter;
use pilar_app::view::{CompareView, PortfolioView};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![compare, export_portfolio, portfolio]
}

#[derive(Deserialize, TS)]
struct Compare {
    ids: Vec<Uuid>,
}

/// Several assessments beside each other.
fn compare(context: &Context, given: Compare) -> Answer<CompareView> {
    context.workspace.run(|session| pilar_app::portfolio::compare(session, &given.ids))
}

#[derive(Deserialize, TS)]
struct ExportPortfolio {
    filter: PortfolioFilter,
    path: PathBuf,
}

/// Writes the portfolio as a workbook.
fn export_portfolio(context: &Context, given: ExportPortfolio) -> Answer<Exported> {
    context
        .workspace
        .run(|session| pilar_app::portfolio::export_portfolio(session, &given.filter, &given.path))
}

#[derive(Deserialize, TS)]
struct Portfolio {
    filter: PortfolioFilter,
}

/// Every assessment of the workspace that the filter lets through, and how their areas are spread.
fn portfolio(context: &Context, given: Portfolio) -> Answer<PortfolioView> {
    context.workspace.run(|session| pilar_app::portfolio::portfolio(session, &given.filter))
}
