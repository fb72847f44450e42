use std::path::{Path, PathBuf};

use serde::Deserialize;
use ts_rs::TS;

use crate::fault::Answer;

/// What only a shell can do. Everything here may wait for a person, so none of it runs on a window's thread.
pub trait Platform: Send + Sync {
    /// Shows a dialog of the system and gives what was chosen; nothing when it was dismissed.
    fn ask(&self, title: &str, filters: &[Filter], ask: &Ask) -> Answer<Vec<PathBuf>>;

    /// Opens a file in the program the system has for it.
    fn open(&self, file: &Path) -> Answer<()>;

    /// Shows a file in the system's file manager.
    fn reveal(&self, file: &Path) -> Answer<()>;

    /// A folder that the system gives the program.
    fn folder(&self, folder: Folder) -> Answer<PathBuf>;
}

/// A kind of files in a dialog.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct Filter {
    /// What people read.
    pub name: String,
    /// Endings without a dot.
    pub extensions: Vec<String>,
}

/// What a dialog asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// A folder of the program's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folder {
    /// Its log.
    Log,
    /// What is remembered from start to start.
    Config,
    /// What may be lost at any time.
    Cache,
}
