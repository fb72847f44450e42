//! What chores do with files and folders.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::Result;

/// A folder with nothing in it.
pub fn empty(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        remove(folder)?;
    }
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder.to_owned())
}

/// Removes a folder with all that is in it.
pub fn remove(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// A path as text, for programs that take nothing else.
pub fn text(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| format!("{}: not valid Unicode", path.display()))
}

/// Copies a file.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(|_| ()).map_err(|error| format!("{} to {}: {error}", from.display(), to.display()))
}
