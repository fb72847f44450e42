use std::path::PathBuf;

use pilar_app::exchange::{Export, ExportFormat, Exported, ImportFile, ImportOutcome, Paper};
use tauri::State;
use uuid::Uuid;

use crate::desk::Desk;
use crate::fault::Answer;

/// Writes an assessment out; what is written is read back before it gets its name.
#[tauri::command]
pub async fn export_assessment(
    desk: State<'_, Desk>,
    id: Uuid,
    format: ExportFormat,
    path: PathBuf,
    template: Option<PathBuf>,
    paper: Paper,
) -> Answer<Exported> {
    desk.look(move |session| {
        let export = Export { assessment: id, format, output: &path, template: template.as_deref(), paper };
        pilar_app::exchange::export_assessment(session, &export)
    })
    .await
}

/// Imports a file, or only tells what it would change.
#[tauri::command]
pub async fn import_file(
    desk: State<'_, Desk>,
    path: PathBuf,
    into: Option<String>,
    dry_run: bool,
    skip_unreadable: bool,
) -> Answer<ImportOutcome> {
    desk.run(move |session| {
        let given = ImportFile { path: &path, into: into.as_deref(), dry_run, skip_unreadable };
        pilar_app::exchange::import_file(Some(session), &given)
    })
    .await
}
