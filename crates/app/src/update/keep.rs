use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use pilar_files::update::{UpdateFault, UpdateFile, UpdateKeys};
use pilar_files::{ReadError, Withheld, patiently};
use semver::Version;

use super::UpdateFolder;
use crate::error::{AppError, Result, UpdateError};
use crate::view::{UpdateView, update_view};

/// More than any update has; a larger file is none.
const LARGEST: u64 = 1 << 30;
const PIECE: usize = 256 << 10;

/// Copies an update into the program's own folder and looks at it there. `go_on` hears how many of how many bytes are
/// done, and ends the work when it returns false.
///
/// # Errors
/// [`UpdateError`] for whatever is no newer, whole, signed update; nothing is kept then, and what waited already still
/// waits.
pub fn examine_update(
    file: &Path,
    folder: &UpdateFolder,
    keys: &UpdateKeys,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<UpdateView> {
    folder.make().map_err(own_folder)?;
    let copy = folder.examined();
    let looked = copy_in(file, &copy, go_on).and_then(|()| look(&copy, keys));
    if looked.is_err() {
        remove(&copy)?;
    }
    looked
}

/// Keeps the update that was looked at last until the next start.
pub fn keep_update(folder: &UpdateFolder, keys: &UpdateKeys) -> Result<UpdateView> {
    let view = look(&folder.examined(), keys)?;
    fs::rename(folder.examined(), folder.kept()).map_err(own_folder)?;
    remove(&folder.tried())?;
    Ok(view)
}

/// Forgets an update that waits; the program stays as it is.
pub fn discard_update(folder: &UpdateFolder) -> Result<()> {
    folder.clear().map_err(own_folder)
}

/// Reads an update whole: signature, version, and an installer that is the one signed.
pub(super) fn look(copy: &Path, keys: &UpdateKeys) -> Result<UpdateView> {
    let mut file = UpdateFile::open(copy, keys)?;
    require_newer(&file.update.version)?;
    file.write_installer(&mut io::sink(), &mut |_| true)?;
    Ok(update_view(&file.update))
}

fn require_newer(version: &str) -> Result<()> {
    let new = Version::parse(version).map_err(|_| UpdateFault::Damaged)?;
    let here = Version::parse(env!("CARGO_PKG_VERSION")).map_err(|_| UpdateFault::Damaged)?;
    if new > here {
        Ok(())
    } else {
        Err(UpdateError::NotNewer { found: new.to_string(), here: here.to_string() }.into())
    }
}

fn copy_in(file: &Path, copy: &Path, go_on: &mut dyn FnMut(u64, u64) -> bool) -> Result<()> {
    let unreadable = |error| UpdateFault::Read(ReadError::from(error));
    let mut from = patiently(|| File::open(file), Withheld::of).map_err(unreadable)?;
    let about = from.metadata().map_err(unreadable)?;
    if !about.is_file() {
        return Err(UpdateFault::Read(ReadError::NotAFile).into());
    }
    if about.len() > LARGEST {
        return Err(UpdateFault::NotAnUpdate.into());
    }
    let mut into = File::create(copy).map_err(own_folder)?;
    let (mut done, mut piece) = (0, vec![0; PIECE]);
    loop {
        let read = from.read(&mut piece).map_err(unreadable)?;
        if read == 0 {
            break;
        }
        into.write_all(&piece[..read]).map_err(own_folder)?;
        done += read as u64;
        if !go_on(done, about.len()) {
            return Err(UpdateFault::Cancelled.into());
        }
    }
    into.sync_all().map_err(own_folder)
}

fn remove(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(own_folder(error)),
        _ => Ok(()),
    }
}

/// The program's own folder could not be written to.
pub(super) fn own_folder(error: io::Error) -> AppError {
    UpdateError::Folder(error).into()
}
