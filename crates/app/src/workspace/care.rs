use std::path::{Path, PathBuf};

use pilar_core::assessment::Revision;
use pilar_core::journal::Subject;
pub use pilar_store::Logs;
use pilar_store::{StoreError, Workspace};
use serde::Deserialize as _;

use crate::error::{AppError, Result};
use crate::merging::conflict_copies::conflict_copies;
use crate::merging::told::{Hidden, size_told};
use crate::session::Session;
use crate::session::own_files::outside;
use crate::view::{CheckView, WorkspaceNames, check_view};

/// Looks the whole workspace over; `deep` also hashes every evidence file again.
pub fn check_workspace(session: &Session, deep: bool) -> Result<CheckView> {
    let report = session.workspace.check(deep)?;
    // A journal that is damaged may not be readable.
    let told = if report.is_sound() { told_of_journals(session)? } else { Vec::new() };
    let names =
        if report.is_sound() { WorkspaceNames::default() } else { WorkspaceNames::of(&session.workspace) };
    Ok(check_view(&report, &names, conflict_copies(session)?, session.dir(), told))
}

/// What is to know of the assessments beside what is wrong: contents that did not come along, and untrue sizes.
fn told_of_journals(session: &Session) -> Result<Vec<String>> {
    let workspace = &session.workspace;
    let mut told = Vec::new();
    for row in workspace.assessments()? {
        let stubs = workspace.stubs(row.id)?;
        if !stubs.is_empty() {
            let name = row.profile["unit"].as_str().unwrap_or_default();
            let hidden = Hidden::of(&workspace.journal(row.id)?, &stubs);
            told.extend(hidden.told_of(&format!("{name} {}", row.profile["year"])));
        }
        let state = workspace.state(row.id)?;
        let of_files = state.iter().filter(|(it, _)| matches!(it, Subject::Revision(..) | Subject::Logo));
        for (_, current) in of_files {
            let Ok(revision) = Revision::deserialize(&current.value) else { continue };
            let blob = workspace.blob(&revision.sha256)?;
            told.extend(blob.and_then(|blob| size_told(&revision, &current.author, blob.size)));
        }
    }
    Ok(told)
}

/// Removes evidence content that nothing refers to and returns the bytes set free.
pub fn clear_unreferenced(session: &mut Session) -> Result<u64> {
    Ok(session.workspace.clear_unreferenced()?)
}

/// Makes a backup now and returns where it is.
pub fn back_up(session: &mut Session) -> Result<PathBuf> {
    Ok(session.workspace.backup()?)
}

/// What the write-ahead logs of a workspace look like.
pub fn logs(dir: &Path) -> Result<Logs> {
    Ok(Workspace::logs(dir)?)
}

/// Puts the write-ahead logs of a workspace back, so that a copy of its databases alone holds everything. False when
/// somebody works there just now, whom it never waits for; whoever has the workspace open goes on.
pub fn put_logs_back(dir: &Path) -> Result<bool> {
    Ok(Workspace::put_logs_back(dir)?)
}

/// Writes the whole workspace, evidence included, into one file. `go_on` hears how many of how many bytes are done and
/// ends the work when it returns false.
pub fn back_up_full(session: &Session, file: &Path, go_on: &mut dyn FnMut(u64, u64) -> bool) -> Result<()> {
    let file = outside(session.dir(), file.to_path_buf())?;
    Ok(session.workspace.backup_full(&file, go_on)?)
}

/// Whether a file is a full backup.
pub fn is_full_backup(file: &Path) -> bool {
    Workspace::is_full_backup(file)
}

/// Makes a workspace of a full backup in a folder that is not there yet, or is empty.
pub fn restore_full(file: &Path, dir: &Path, go_on: &mut dyn FnMut(u64, u64) -> bool) -> Result<()> {
    Ok(Workspace::restore_full(file, dir, go_on)?)
}

/// Begins an empty `evidence.db` in a workspace that has lost it: the person decided to go on without its content.
pub fn begin_evidence(dir: &Path) -> Result<()> {
    Ok(Workspace::begin_evidence(dir)?)
}

/// The backups of a workspace, oldest first; works when the workspace itself cannot be opened.
pub fn list_backups(dir: &Path) -> Vec<PathBuf> {
    Workspace::backups(dir)
}

/// Puts a backup in the place of the database, which is kept aside under another name.
pub fn restore_backup(dir: &Path, backup: &Path) -> Result<()> {
    Workspace::restore(dir, backup).map_err(|error| match error {
        StoreError::Missing(path) => AppError::NoBackup(path),
        StoreError::NotAWorkspace { file } | StoreError::Damaged { file, .. }
            if backup.file_name().is_some_and(|name| name.to_string_lossy() == file) =>
        {
            AppError::NotABackup(backup.to_path_buf())
        }
        other => other.into(),
    })
}
