use std::path::{Path, PathBuf};

use pilar_store::Workspace;

use crate::error::Result;

/// Moves a workspace that nobody has open to a folder that is not there yet, or is empty; gives where the old folder is
/// kept. `go_on` hears how many of how many bytes are done and ends the work when it returns false. So does `agree`, which
/// is asked last, when everything is at the new place: the old folder is as it was then.
pub fn move_workspace(
    from: &Path,
    to: &Path,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
    agree: &mut dyn FnMut() -> bool,
) -> Result<PathBuf> {
    Ok(Workspace::relocate(from, to, go_on, agree)?.kept)
}
