use std::path::PathBuf;

use pilar_app::exchange::{
    self, DatabaseImported, ExportPackage, Exported, ImportDatabase, ImportKind, ImportPackage,
    PackageImported,
};
use pilar_app::view::PackageView;
use serde::Deserialize;
use ts_rs::TS;

use crate::context::Context;
use crate::fault::{Answer, refused};
use crate::jobs::Job;
use crate::table::{Command, commands, long_commands};

pub(crate) fn commands() -> Vec<Command> {
    let mut all = commands![import_kind];
    all.extend(long_commands![export_package, import_database, import_package, verify_package]);
    all
}

/// Writes a submission package, of everything or of one area, or of what a recipient lacks.
fn export_package(context: &Context, given: ExportPackage, job: &mut Job<'_>) -> Answer<Exported> {
    context
        .workspace
        .look(|session| exchange::export_package(session, &given, &mut |at, of| job.report(at, of)))
}

#[derive(Deserialize, TS)]
struct PackageFile {
    path: PathBuf,
}

/// Which import a file is for.
fn import_kind(_: &Context, given: PackageFile) -> Answer<ImportKind> {
    exchange::import_kind(&given.path).map_err(|error| refused(&error))
}

/// Imports a workspace database that lies elsewhere, or only tells what it would change.
fn import_database(context: &Context, given: ImportDatabase, job: &mut Job<'_>) -> Answer<DatabaseImported> {
    context
        .workspace
        .aside(|session| exchange::import_database(Some(session), &given, &mut |at, of| job.report(at, of)))
}

/// Imports a package, or only tells what it would change.
fn import_package(context: &Context, given: ImportPackage, job: &mut Job<'_>) -> Answer<PackageImported> {
    context
        .workspace
        .aside(|session| exchange::import_package(Some(session), &given, &mut |at, of| job.report(at, of)))
}

/// Checks a package as its recipient would, without importing it.
fn verify_package(_: &Context, given: PackageFile, job: &mut Job<'_>) -> Answer<PackageView> {
    exchange::verify_package(&given.path, &mut |at, of| job.report(at, of)).map_err(|error| refused(&error))
}
