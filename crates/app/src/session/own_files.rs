use std::path::{Path, PathBuf};

use pilar_store::BACKUPS;

use crate::error::{AppError, Result};

/// A path to write to that is none of the own files of the workspace in this folder.
pub(crate) fn outside(workspace: &Path, path: PathBuf) -> Result<PathBuf> {
    if is_own(workspace, &path) { Err(AppError::InsideWorkspace(path)) } else { Ok(path) }
}

/// Whether a path names a database (or its side files) of the workspace, by whatever way it is written.
pub(crate) fn is_own(workspace: &Path, path: &Path) -> bool {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let same = |folder: &Path, other: &Path| {
        folder.canonicalize().is_ok_and(|folder| other.canonicalize().is_ok_and(|other| folder == other))
    };
    same(folder, &workspace.join(BACKUPS))
        || (same(folder, workspace) && [".db", ".db-wal", ".db-shm"].iter().any(|end| name.ends_with(end)))
}
