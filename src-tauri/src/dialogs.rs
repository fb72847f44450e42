//! Native file dialogs. Tests cannot operate them, so a debug build takes its answers from a file instead when
//! `PILAR_TEST_DIALOGS` names one: a JSON list, whose first entry is used up by each dialog.

use std::path::PathBuf;

use serde::Deserialize;
use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};

use crate::fault::{Answer, Fault};

/// The kinds of files a dialog shows.
#[derive(Debug, Clone, Deserialize)]
pub struct Filter {
    /// What people read.
    name: String,
    /// Endings without a dot.
    extensions: Vec<String>,
}

/// What a dialog asks for.
pub enum Ask {
    /// Existing files.
    Files,
    /// One existing file.
    File,
    /// A folder.
    Folder,
    /// A place for a new file with this name.
    Save(String),
}

/// Shows a dialog and returns what was chosen; nothing when it was dismissed. Waits, so never call it on the
/// window's thread.
pub fn show<R: Runtime>(
    app: &AppHandle<R>,
    title: &str,
    filters: &[Filter],
    ask: &Ask,
) -> Answer<Vec<PathBuf>> {
    #[cfg(debug_assertions)]
    if let Some(answers) = std::env::var_os("PILAR_TEST_DIALOGS") {
        return prepared(std::path::Path::new(&answers));
    }
    let mut dialog: FileDialogBuilder<R> = app.dialog().file().set_title(title);
    for filter in filters {
        let extensions: Vec<&str> = filter.extensions.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(&filter.name, &extensions);
    }
    let chosen: Vec<FilePath> = match ask {
        Ask::Files => dialog.blocking_pick_files().unwrap_or_default(),
        Ask::File => dialog.blocking_pick_file().into_iter().collect(),
        Ask::Folder => dialog.blocking_pick_folder().into_iter().collect(),
        Ask::Save(name) => dialog.set_file_name(name).blocking_save_file().into_iter().collect(),
    };
    chosen
        .into_iter()
        .map(|path| {
            path.into_path().map_err(|error| Fault {
                code: "berkas_tidak_ada",
                message: format!("tempat itu tidak dapat dipakai ({error})"),
            })
        })
        .collect()
}

#[cfg(debug_assertions)]
fn prepared(file: &std::path::Path) -> Answer<Vec<PathBuf>> {
    let fault =
        |error: String| Fault { code: "kesalahan_program", message: format!("{}: {error}", file.display()) };
    let text = std::fs::read_to_string(file).map_err(|error| fault(error.to_string()))?;
    let mut answers: Vec<Vec<PathBuf>> =
        serde_json::from_str(&text).map_err(|error| fault(error.to_string()))?;
    if answers.is_empty() {
        return Ok(Vec::new());
    }
    let first = answers.remove(0);
    let rest = serde_json::to_string(&answers).map_err(|error| fault(error.to_string()))?;
    std::fs::write(file, rest).map_err(|error| fault(error.to_string()))?;
    Ok(first)
}
