use std::path::PathBuf;

use pilar_app::exchange::Exported;
use pilar_app::portfolio::{
    self as units, AllLheWritten, DeadlinesView, DisparityInput, DisparityView, ExportAllLhe, GapInput,
    KnownTag, LoadView, PortfolioFilter, TagInput, UnitGapView,
};
use pilar_app::view::{Changed, CompareView, PortfolioView};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Nothing;
use crate::context::Context;
use crate::fault::Answer;
use crate::jobs::Job;
use crate::table::{Command, commands, long_commands};

pub(crate) fn commands() -> Vec<Command> {
    let mut all = commands![
        compare,
        deadlines,
        disparity,
        export_disparity,
        export_portfolio,
        gap,
        known_tags,
        portfolio,
        review_load,
        set_tags,
    ];
    all.extend(long_commands![export_all_lhe]);
    all
}

#[derive(Deserialize, TS)]
struct Compare {
    ids: Vec<Uuid>,
}

/// Several assessments beside each other.
fn compare(context: &Context, given: Compare) -> Answer<CompareView> {
    context.workspace.run(|session| units::compare(session, &given.ids))
}

#[derive(Deserialize, TS)]
struct ExportPortfolio {
    filter: PortfolioFilter,
    path: PathBuf,
}

/// Writes the portfolio as a workbook.
fn export_portfolio(context: &Context, given: ExportPortfolio) -> Answer<Exported> {
    context.workspace.run(|session| units::export_portfolio(session, &given.filter, &given.path))
}

#[derive(Deserialize, TS)]
struct Portfolio {
    filter: PortfolioFilter,
}

/// Every assessment of the workspace that the filter lets through, and how their areas are spread.
fn portfolio(context: &Context, given: Portfolio) -> Answer<PortfolioView> {
    context.workspace.run(|session| units::portfolio(session, &given.filter))
}

/// Everything that is due in the units that the filter lets through.
fn deadlines(context: &Context, given: Portfolio) -> Answer<DeadlinesView> {
    context.workspace.run(|session| units::deadlines(session, &given.filter))
}

/// How the review is spread over the teams.
fn review_load(context: &Context, given: Portfolio) -> Answer<LoadView> {
    context.workspace.run(|session| units::load(session, &given.filter))
}

/// How units are spread over years and groups, and how each went.
fn disparity(context: &Context, given: DisparityInput) -> Answer<DisparityView> {
    context.workspace.run(|session| units::disparity(session, &given))
}

#[derive(Deserialize, TS)]
struct ExportDisparity {
    about: DisparityInput,
    path: PathBuf,
}

/// Writes the same as a workbook.
fn export_disparity(context: &Context, given: ExportDisparity) -> Answer<Exported> {
    context.workspace.run(|session| units::export_disparity(session, &given.about, &given.path))
}

/// Which questions lie between two sides.
fn gap(context: &Context, given: GapInput) -> Answer<UnitGapView> {
    context.workspace.run(|session| units::gap(session, &given))
}

/// Every tag of the workspace.
fn known_tags(context: &Context, _: Nothing) -> Answer<Vec<KnownTag>> {
    context.workspace.run(|session| units::known_tags(session))
}

/// Sets what a unit is grouped by.
fn set_tags(context: &Context, given: TagInput) -> Answer<Changed<bool>> {
    context.workspace.change(given.assessment, |session| units::set_tags(session, &given))
}

/// Writes the LHE of many units into a folder.
fn export_all_lhe(context: &Context, given: ExportAllLhe, job: &mut Job<'_>) -> Answer<AllLheWritten> {
    context.workspace.look(|session| units::export_all_lhe(session, &given, &mut |at, of| job.report(at, of)))
}
