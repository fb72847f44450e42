use std::path::PathBuf;

use pilar_app::exchange::{ExportPackage, Exported, ImportPackage, PackageImported};
use pilar_app::view::{PackageView, ProgressView};
use tauri::State;
use tauri::ipc::Channel;
use uuid::Uuid;

use crate::desk::{Desk, blocking};
use crate::fault::{Answer, refused};
use crate::jobs::Jobs;

/// Writes a submission package, of everything or of one area, or of what a recipient lacks.
#[tauri::command]
#[expect(clippy::too_many_arguments, reason = "a command's arguments are the fields of its message")]
pub async fn export_package(
    desk: State<'_, Desk>,
    jobs: State<'_, Jobs>,
    id: Uuid,
    path: PathBuf,
    scope: Option<String>,
    since: Option<PathBuf>,
    job: u32,
    progress: Channel<ProgressView>,
) -> Answer<Exported> {
    let mut work = jobs.begin(job, progress);
    desk.look(move |session| {
        let export = ExportPackage {
            assessment: id,
            output: &path,
            scope: scope.as_deref(),
            since: since.as_deref(),
            made_at: None,
        };
        pilar_app::exchange::export_package(session, &export, &mut |at, of| work.report(at, of))
    })
    .await
}

/// Whether a file is a package, by its content.
#[tauri::command]
pub async fn is_package(path: PathBuf) -> Answer<bool> {
    blocking(move || pilar_app::exchange::is_package(&path).map_err(|error| refused(&error))).await
}

/// Imports a package, or only tells what it would change.
#[tauri::command]
pub async fn import_package(
    desk: State<'_, Desk>,
    jobs: State<'_, Jobs>,
    path: PathBuf,
    into: Option<String>,
    dry_run: bool,
    job: u32,
    progress: Channel<ProgressView>,
) -> Answer<PackageImported> {
    let mut work = jobs.begin(job, progress);
    desk.aside(move |session| {
        let given = ImportPackage { path: &path, into: into.as_deref(), dry_run };
        pilar_app::exchange::import_package(Some(session), &given, &mut |at, of| work.report(at, of))
    })
    .await
}

/// Checks a package as its recipient would, without importing it.
#[tauri::command]
pub async fn verify_package(
    jobs: State<'_, Jobs>,
    path: PathBuf,
    job: u32,
    progress: Channel<ProgressView>,
) -> Answer<PackageView> {
    let mut work = jobs.begin(job, progress);
    blocking(move || {
        pilar_app::exchange::verify_package(&path, &mut |at, of| work.report(at, of))
            .map_err(|error| refused(&error))
    })
    .await
}
