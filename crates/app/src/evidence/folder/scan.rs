//! Walking through a folder.

use std::fs::{self, DirEntry, Metadata};
use std::path::{Path, PathBuf};

use pilar_files::system_reason;
use pilar_store::StoreError;
use unicode_normalization::UnicodeNormalization as _;

use super::unfit::{Unfit, by_marks, by_name};
use crate::error::{AppError, FolderFault, Result};
use crate::evidence::attach::LARGEST_FILE;

/// The most files of one folder that are planned at once.
pub(super) const MOST_FILES: usize = 200_000;

/// A folder within the one that was given; the first is that one itself.
pub(super) struct Folder {
    /// Index of the folder around it.
    pub parent: Option<usize>,
    /// Its name, composed; empty for the first.
    pub name: String,
    /// Its path below the first, with `/` behind it; empty for the first.
    path: String,
}

/// A file that may be evidence.
pub(super) struct Found {
    /// Index of its folder.
    pub folder: usize,
    /// Its path below the folder given, with `/`, as it is on the disk.
    pub path: String,
    /// Its name, composed (NFC).
    pub name: String,
    /// Bytes.
    pub size: u64,
}

/// Everything in a folder.
#[derive(Default)]
pub(super) struct Scan {
    /// Folders, each behind the one around it.
    pub folders: Vec<Folder>,
    /// What may be evidence, in the order of names.
    pub files: Vec<Found>,
    /// What is left out, by its path.
    pub unfit: Vec<(String, Unfit)>,
}

/// Looks at everything in a folder and below; links are not followed, so it ends. `go_on` is asked before each folder.
pub(super) fn scan(dir: &Path, workspace: &Path, go_on: &mut dyn FnMut(usize) -> bool) -> Result<Scan> {
    let fault = |fault| AppError::EvidenceFolder(dir.to_path_buf(), fault);
    let about = fs::metadata(dir).map_err(|error| fault(FolderFault::of(&error)))?;
    if !about.is_dir() {
        return Err(fault(FolderFault::NotAFolder));
    }
    let workspace = workspace.canonicalize().ok();
    let mut scan = Scan::default();
    scan.folders.push(Folder { parent: None, name: String::new(), path: String::new() });
    let mut open: Vec<(usize, PathBuf)> = vec![(0, dir.to_path_buf())];
    while let Some((folder, path)) = open.pop() {
        if !go_on(scan.files.len()) {
            return Err(StoreError::Cancelled.into());
        }
        if workspace.is_some() && path.canonicalize().ok() == workspace {
            if folder == 0 {
                return Err(fault(FolderFault::Workspace));
            }
            scan.leave(folder, "", Unfit::Workspace);
            continue;
        }
        let entries = match entries(&path) {
            Ok(entries) => entries,
            Err(error) if folder == 0 => return Err(fault(FolderFault::of(&error))),
            Err(error) => {
                scan.leave(folder, "", Unfit::Unreadable(system_reason(&error)));
                continue;
            }
        };
        let inside = scan.folders.len();
        for entry in &entries {
            scan.take(folder, entry);
        }
        if scan.files.len() > MOST_FILES {
            return Err(fault(FolderFault::TooMany(MOST_FILES)));
        }
        // The last is looked into first, so that files come in the order of their paths.
        for at in (inside..scan.folders.len()).rev() {
            let below = dir.join(&scan.folders[at].path);
            open.push((at, below));
        }
    }
    Ok(scan)
}

/// What a folder holds, by name.
fn entries(path: &Path) -> std::io::Result<Vec<DirEntry>> {
    let mut entries: Vec<DirEntry> = fs::read_dir(path)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(DirEntry::file_name);
    Ok(entries)
}

impl Scan {
    fn leave(&mut self, folder: usize, name: &str, why: Unfit) {
        self.unfit.push((format!("{}{name}", self.folders[folder].path), why));
    }

    fn take(&mut self, folder: usize, entry: &DirEntry) {
        let name = entry.file_name();
        let Some(text) = name.to_str() else {
            return self.leave(folder, &name.to_string_lossy(), Unfit::Nameless);
        };
        match look(text, entry) {
            Err(why) => self.leave(folder, text, why),
            Ok(about) if about.is_dir() => {
                let path = format!("{}{text}/", self.folders[folder].path);
                self.folders.push(Folder { parent: Some(folder), name: text.nfc().collect(), path });
            }
            Ok(about) => self.files.push(Found {
                folder,
                path: format!("{}{text}", self.folders[folder].path),
                name: text.nfc().collect(),
                size: about.len(),
            }),
        }
    }
}

/// What is known of a file or folder without reading it, or why it is left out.
fn look(name: &str, entry: &DirEntry) -> Result<Metadata, Unfit> {
    if let Some(why) = by_name(name) {
        return Err(why);
    }
    let about = entry.metadata().map_err(|error| Unfit::Unreadable(system_reason(&error)))?;
    let why = by_marks(&about);
    match about.file_type() {
        kind if kind.is_symlink() => Err(Unfit::Link),
        kind if kind.is_dir() => match why {
            // A folder of a cloud service has that mark although its files are here.
            Some(Unfit::InCloud) | None => Ok(about),
            Some(why) => Err(why),
        },
        kind if !kind.is_file() => Err(Unfit::NotAFile),
        _ => match why {
            Some(why) => Err(why),
            None if about.len() == 0 => Err(Unfit::Empty),
            None if about.len() > LARGEST_FILE => Err(Unfit::TooLarge),
            None => Ok(about),
        },
    }
}
