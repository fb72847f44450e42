//! Backups of an open workspace.

use std::path::{Path, PathBuf};

use crate::backup::{backups_in, make};
use crate::clock::now_millis;
use crate::{Result, Workspace};

impl Workspace {
    /// Makes a backup of `pilar.db` now, reads it back and removes the oldest ones. Returns its path.
    pub fn backup(&mut self) -> Result<PathBuf> {
        self.writable()?;
        make(&self.dir, &self.main, now_millis(), "")
    }

    /// Waits for the backup that opening started. `None` when none was due or nothing had changed.
    ///
    /// Also happens, without the outcome, when the workspace is dropped.
    pub fn automatic_backup(&mut self) -> Option<Result<PathBuf>> {
        self.automatic_backup.wait()
    }

    /// The backups in a workspace folder, oldest first; empty when the folder cannot be read.
    pub fn backups(dir: &Path) -> Vec<PathBuf> {
        backups_in(dir).unwrap_or_default()
    }
}
