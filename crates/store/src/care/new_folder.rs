//! A folder that appears whole, or not at all: made under another name beside its place, and put there when it is done.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::backup::sync_folder;
use crate::{Result, StoreError};

/// Refuses a place with anything in it.
///
/// # Errors
/// [`StoreError::Occupied`], or whatever the disk says.
pub(super) fn require_empty(place: &Path) -> Result<()> {
    let empty = match fs::read_dir(place) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == ErrorKind::NotFound => true,
        Err(error) if error.kind() == ErrorKind::NotADirectory => false,
        Err(error) => return Err(error.into()),
    };
    if empty { Ok(()) } else { Err(StoreError::Occupied(place.into())) }
}

/// Has a folder filled and put in its place, which is empty or not there. What is not finished is removed.
pub(super) fn make(place: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let coming = coming(place);
    let made = fill(&coming).and_then(|()| put_in_place(&coming, place));
    if made.is_err() {
        drop(fs::remove_dir_all(&coming));
    }
    made
}

fn coming(place: &Path) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{name}-{}.tmp", std::process::id()))
}

fn put_in_place(coming: &Path, place: &Path) -> Result<()> {
    match fs::remove_dir(place) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    fs::rename(coming, place)?;
    sync_around(place)
}

/// Makes sure that the name of a file or folder outlives a power cut.
pub(super) fn sync_around(place: &Path) -> Result<()> {
    place.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or(Ok(()), sync_folder)
}
