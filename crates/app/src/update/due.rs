use std::fs::{self, File};
use std::path::PathBuf;

use pilar_files::update::{UpdateFile, UpdateKeys};

use super::UpdateFolder;
use super::keep::{look, own_folder};
use crate::error::Result;
use crate::view::{PendingUpdate, update_view};

/// What to do with an update at the start of the program.
#[derive(Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing waits, or what waited was installed.
    Nothing,
    /// The installer, checked a moment ago; the program has to end for it.
    Install(PathBuf),
    /// It was started before and this is still the old version; it is not started again by itself.
    Tried,
}

/// Looks at the update that waits, checks it once more, and writes its installer out.
///
/// What is no newer than this program, or no longer whole, is removed: the first was installed, the second is told by
/// the error.
pub fn due_update(folder: &UpdateFolder, keys: &UpdateKeys) -> Result<Due> {
    if !folder.kept().exists() {
        folder.clear().map_err(own_folder)?;
        return Ok(Due::Nothing);
    }
    if let Err(error) = look(&folder.kept(), keys) {
        folder.clear().map_err(own_folder)?;
        return if error.is_installed_update() { Ok(Due::Nothing) } else { Err(error) };
    }
    if folder.tried().exists() {
        return Ok(Due::Tried);
    }
    fs::write(folder.tried(), "").map_err(own_folder)?;
    let mut kept = UpdateFile::open(&folder.kept(), keys)?;
    let mut installer = File::create(folder.installer()).map_err(own_folder)?;
    kept.write_installer(&mut installer, &mut |_| true)?;
    installer.sync_all().map_err(own_folder)?;
    Ok(Due::Install(folder.installer()))
}

/// The update that waits for the next start, if there is one.
pub fn pending_update(folder: &UpdateFolder, keys: &UpdateKeys) -> Option<PendingUpdate> {
    let file = UpdateFile::open(&folder.kept(), keys).ok()?;
    Some(PendingUpdate { update: update_view(&file.update), tried: folder.tried().exists() })
}
