use pilar_app::exchange::{
    Annexes, Export, ExportFormat, ImportFile, ImportKind, PortalSet, ScoreFile, export_assessment,
    export_portal_set, import_file, import_kind, score_file,
};
use pilar_app::session::Session;
use pilar_app::{AppError, Result};
use serde_json::json;

use super::context::Context;
use super::maps;
use super::package;
use crate::args::{self, Format, Import, Score};
use crate::output::Outcome;
use crate::text;

pub fn score(context: &Context, given: Score) -> Result<Outcome> {
    // Scoring needs no workspace; only saved maps are in one.
    let session = match given.map.as_deref() {
        None => None,
        Some(_) => look_if_there(context)?,
    };
    let map = maps::choice(session.as_ref(), given.map.as_deref())?;
    let Score { file: path, skip_unreadable, sheet, .. } = given;
    let view = score_file(session.as_ref(), &ScoreFile { path, skip_unreadable, sheet, map })?;
    Ok(Outcome::good(json!(view), text::score(&view)))
}

/// The workspace, where there is one.
fn look_if_there(context: &Context) -> Result<Option<Session>> {
    match context.look() {
        Err(error) if error.is_missing_workspace() => Ok(None),
        other => other.map(Some),
    }
}

pub fn import(context: &Context, given: Import) -> Result<Outcome> {
    let (file, into, dry_run) = (&given.file, given.into.as_deref(), given.dry_run);
    match import_kind(file)? {
        ImportKind::Package => return package::import(context, file, into, dry_run),
        ImportKind::Database => return package::import_database(context, file, into, dry_run),
        ImportKind::Answers => {}
    }
    // A dry run into a new assessment needs no workspace and must not make one; one that is there has column maps.
    let mut session = match (dry_run, into) {
        (true, None) => look_if_there(context)?,
        (true, Some(_)) => Some(context.look()?),
        (false, Some(_)) => Some(context.open()?),
        (false, None) => Some(context.begin()?),
    };
    let given = ImportFile {
        map: maps::choice(session.as_ref(), given.map.as_deref())?,
        path: given.file,
        into: given.into,
        dry_run,
        skip_unreadable: given.skip_unreadable,
        sheet: given.sheet,
        pictures: given.pictures,
        names: None,
    };
    let outcome = import_file(session.as_mut(), &given)?;
    Ok(Outcome::good(json!(outcome), text::import(&outcome)))
}

pub fn export(context: &Context, given: &args::Export) -> Result<Outcome> {
    let package = &given.package;
    let format = match given.format {
        Format::PortalrbSet => return export_set(context, given),
        Format::Package => {
            refuse_report_options(given)?;
            let template = given.template.template.as_deref();
            return package::export(context, one(given)?, &given.output, template, package);
        }
        Format::Xlsx => ExportFormat::Xlsx,
        Format::Pdf => ExportFormat::Pdf,
        Format::Lhe => ExportFormat::Lhe,
        Format::Portalrb => ExportFormat::Portalrb,
        Format::PortalrbUnit => ExportFormat::PortalrbUnit,
    };
    package::refuse_options(package)?;
    let id = one(given)?;
    let session = context.look()?;
    let export = Export {
        assessment: session.find(id)?,
        format,
        output: given.output.clone(),
        template: given.template.template.clone(),
        other_columns: given.template.other_columns.map(Into::into),
        map: maps::choice(Some(&session), given.template.map.as_deref())?,
        sheet: given.template.sheet.clone(),
        part: given.part.clone(),
        annexes: given.annexes.wanted(),
        paper: given.paper.into(),
    };
    let exported = export_assessment(&session, &export)?;
    Ok(Outcome::good(json!(exported), text::exported(&exported)))
}

/// The assessment that an export is of; a year alone is for sets.
fn one(given: &args::Export) -> Result<&str> {
    given.id.as_deref().ok_or(AppError::YearForSetOnly)
}

/// What is left out of a report or put behind it means nothing for packages and sets.
fn refuse_report_options(given: &args::Export) -> Result<()> {
    if given.part.is_some() {
        return Err(AppError::PartForPdfOnly);
    }
    if given.annexes.wanted() != Annexes::default() {
        return Err(AppError::AnnexForReportOnly);
    }
    Ok(())
}

fn export_set(context: &Context, given: &args::Export) -> Result<Outcome> {
    refuse_report_options(given)?;
    package::refuse_options(&given.package)?;
    let session = context.look()?;
    let year = given.year.ok_or(AppError::YearForSetOnly)?;
    let written = export_portal_set(&session, &PortalSet { year, output: given.output.clone() })?;
    Ok(Outcome::good(json!(written), text::portal_set(&written)))
}
