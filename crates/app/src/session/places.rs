//! Where things are on this computer when nothing else is said.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use pilar_store::{BACKUPS, EVIDENCE_DB, MAIN_DB};

use crate::error::{AppError, Result};

/// Where the workspace is when nothing else is said: the platform's folder for application data.
pub fn default_workspace() -> Result<PathBuf> {
    let (own, earlier) = places()?;
    Ok(match earlier {
        Some(earlier) => place(own, earlier),
        None => own,
    })
}

/// Where a workspace would be better off, if it is where version 0.1 put it on Windows.
pub fn better_place(dir: &Path) -> Option<PathBuf> {
    let (own, earlier) = places().ok()?;
    earlier.filter(|earlier| earlier == dir).map(|_| own)
}

/// The folder for the workspace, and the one that version 0.1 used if that was another.
fn places() -> Result<(PathBuf, Option<PathBuf>)> {
    let strategy = etcetera::choose_base_strategy().map_err(|_| AppError::NoHome)?;
    let data = strategy.data_dir().join("Pilar");
    // On Windows that folder follows the user from machine to machine, copied whole at each sign-in; the cache's
    // stays on this one.
    Ok(if cfg!(windows) { (strategy.cache_dir().join("Pilar"), Some(data)) } else { (data, None) })
}

/// The folder to work in, unless only the one that version 0.1 used has a workspace.
fn place(own: PathBuf, earlier: PathBuf) -> PathBuf {
    if !has_traces(&own) && has_traces(&earlier) { earlier } else { own }
}

/// Where this computer remembers how far it wrote in each workspace: the folder that `PILAR_LOCAL` names, or one of the
/// platform's that stays on this machine. `None` where the platform has none.
pub(super) fn memory() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("PILAR_LOCAL").filter(|named| !named.is_empty()) {
        return Some(named.into());
    }
    let strategy = etcetera::choose_base_strategy().ok()?;
    // Never where a workspace may be.
    Some(strategy.state_dir().unwrap_or_else(|| strategy.cache_dir()).join("Pilar-komputer-ini"))
}

/// Whether a folder has anything of a workspace.
pub(super) fn has_traces(dir: &Path) -> bool {
    [MAIN_DB, EVIDENCE_DB, BACKUPS].iter().any(|trace| dir.join(trace).exists())
}

#[cfg(test)]
mod tests {
    use super::{MAIN_DB, place};

    #[test]
    fn the_folder_of_version_0_1_is_worked_in_until_there_is_another() {
        let folder = tempfile::tempdir().expect("a folder");
        let (own, earlier) = (folder.path().join("Local"), folder.path().join("Roaming"));
        assert_eq!(place(own.clone(), earlier.clone()), own);
        for dir in [&earlier, &own] {
            std::fs::create_dir(dir).expect("a folder");
            std::fs::write(dir.join(MAIN_DB), "").expect("a file");
            assert_eq!(place(own.clone(), earlier.clone()), *dir);
        }
    }
}
