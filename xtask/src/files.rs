//! What chores do with files and folders.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::Result;

/// A folder with nothing in it.
pub fn empty(folder: &Path) -> Result<PathBuf> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    fs::create_dir_all(folder).map_err(failed)?;
    Ok(folder.to_owned())
}

/// A path as text, for programs that take nothing else.
pub fn text(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| format!("{}: not valid Unicode", path.display()))
}

/// Copies a file.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(|_| ()).map_err(|error| format!("{} to {}: {error}", from.display(), to.display()))
}
