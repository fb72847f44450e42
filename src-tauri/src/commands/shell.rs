use std::path::PathBuf;

use tauri::{AppHandle, Runtime, State};
use tauri_plugin_opener::OpenerExt as _;

use crate::desk::blocking;
use crate::dialogs::{self, Ask, Filter};
use crate::fault::{Answer, Fault, refused};
use crate::jobs::Jobs;

/// Asks for existing files; an empty list when the dialog was dismissed.
#[tauri::command]
pub async fn pick_files<R: Runtime>(
    app: AppHandle<R>,
    title: String,
    filters: Vec<Filter>,
) -> Answer<Vec<PathBuf>> {
    blocking(move || dialogs::show(&app, &title, &filters, &Ask::Files)).await
}

/// Asks for one existing file.
#[tauri::command]
pub async fn pick_file<R: Runtime>(
    app: AppHandle<R>,
    title: String,
    filters: Vec<Filter>,
) -> Answer<Option<PathBuf>> {
    blocking(move || Ok(dialogs::show(&app, &title, &filters, &Ask::File)?.pop())).await
}

/// Asks for a folder.
#[tauri::command]
pub async fn pick_folder<R: Runtime>(app: AppHandle<R>, title: String) -> Answer<Option<PathBuf>> {
    blocking(move || Ok(dialogs::show(&app, &title, &[], &Ask::Folder)?.pop())).await
}

/// Asks where a new file goes.
#[tauri::command]
pub async fn save_as<R: Runtime>(
    app: AppHandle<R>,
    title: String,
    name: String,
    filters: Vec<Filter>,
) -> Answer<Option<PathBuf>> {
    blocking(move || Ok(dialogs::show(&app, &title, &filters, &Ask::Save(name))?.pop())).await
}

/// Shows a file in the platform's file manager.
#[tauri::command]
pub async fn open_folder<R: Runtime>(app: AppHandle<R>, path: PathBuf) -> Answer<()> {
    blocking(move || {
        app.opener().reveal_item_in_dir(&path).map_err(|error| {
            log::warn!("{}: {error}", path.display());
            Fault {
                code: "folder_tidak_terbuka",
                message: format!("folder {} tidak dapat dibuka", path.display()),
            }
        })
    })
    .await
}

/// Writes a picture the page drew to a place chosen with [`save_as`].
#[tauri::command]
pub async fn save_png(path: PathBuf, bytes: Vec<u8>) -> Answer<()> {
    blocking(move || pilar_app::exchange::save_picture(&path, &bytes).map_err(|error| refused(&error))).await
}

/// Asks long work to stop.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "commands receive their state by value")]
pub fn cancel_job(jobs: State<'_, Jobs>, job: u32) {
    jobs.cancel(job);
}
