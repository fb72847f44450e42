//! What only the shell can do. Tests cannot operate a native dialog, so a debug build takes its answers from a file
//! instead when `PILAR_TEST_DIALOGS` names one: a JSON list, whose first entry is used up by each dialog.

use std::path::{Path, PathBuf};

use pilar_surface::{Answer, Ask, Code, Fault, Filter, Folder, Platform};
use tauri::{AppHandle, Manager as _, Runtime};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};
use tauri_plugin_opener::OpenerExt as _;

/// The window, as tauri.conf.json labels it.
pub const MAIN: &str = "main";

/// The window's own shell.
pub struct Shell<R: Runtime>(pub AppHandle<R>);

impl<R: Runtime> Platform for Shell<R> {
    fn ask(&self, title: &str, filters: &[Filter], ask: &Ask) -> Answer<Vec<PathBuf>> {
        #[cfg(debug_assertions)]
        if let Some(answers) = std::env::var_os("PILAR_TEST_DIALOGS") {
            return prepared(Path::new(&answers));
        }
        let mut dialog: FileDialogBuilder<R> = self.0.dialog().file().set_title(title);
        // It stays before its window, which waits for it.
        if let Some(window) = self.0.get_webview_window(MAIN) {
            dialog = dialog.set_parent(&window);
        }
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
                path.into_path().map_err(|error| {
                    Fault::new(Code::NoFile, &format!("tempat itu tidak dapat dipakai ({error})"))
                })
            })
            .collect()
    }

    fn open(&self, file: &Path) -> Answer<()> {
        // Tests look at the copy; nothing on their machine would open it.
        #[cfg(debug_assertions)]
        if std::env::var_os("PILAR_TEST_DIALOGS").is_some() {
            log::info!("opened {}", file.display());
            return Ok(());
        }
        // The error names the file, which is no business of the log.
        self.0.opener().open_path(file.to_string_lossy(), None::<&str>).map_err(|_| {
            log::warn!("a file was not opened");
            Fault::new(Code::NoProgramToOpen, "tidak ada program yang dapat membuka berkas ini")
        })
    }

    fn reveal(&self, file: &Path) -> Answer<()> {
        self.0.opener().reveal_item_in_dir(file).map_err(|_| {
            log::warn!("a folder was not opened");
            Fault::new(Code::FolderNotOpened, &format!("folder {} tidak dapat dibuka", file.display()))
        })
    }

    fn folder(&self, folder: Folder) -> Answer<PathBuf> {
        let paths = self.0.path();
        match folder {
            Folder::Log => paths.app_log_dir(),
            Folder::Config => paths.app_config_dir(),
            Folder::Cache => paths.app_cache_dir(),
        }
        .map_err(|error| {
            log::warn!("no folder of the program's own: {error}");
            Fault::new(Code::NoDataFolder, "folder data di komputer ini tidak dapat ditentukan")
        })
    }
}

#[cfg(debug_assertions)]
fn prepared(file: &Path) -> Answer<Vec<PathBuf>> {
    let fault = |error: String| Fault::new(Code::ProgramFault, &format!("{}: {error}", file.display()));
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
