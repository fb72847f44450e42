//! Moving a workspace to another folder: copied, compared, and only then worked in there.

use std::fs::{self, File, Metadata};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::new_folder;
use super::restore::require_alone;
use crate::backup::{stamp, sync_folder};
use crate::clock::now_millis;
use crate::database::{Access, EVIDENCE, MAIN, Schema, connect, log_of, peek};
use crate::private::{create, make_private_folder};
use crate::{Result, StoreError, Workspace};

const PIECE: usize = 1 << 20;

/// Where a workspace went.
#[derive(Debug, PartialEq, Eq)]
pub struct Relocated {
    /// The folder it came from, kept whole under this name.
    pub kept: PathBuf,
}

impl Workspace {
    /// Moves a workspace to a folder that is not there yet, or is empty. What lay in the old folder is copied, read
    /// back and compared; the old folder then stays under another name. Moving back is the same once more.
    ///
    /// `progress` is told how many of how many bytes are done and ends the work when it returns false. So does `agree`,
    /// which is asked when everything is at the new place and before the old folder gets its other name.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::Busy`] while another window has it open, [`StoreError::Occupied`],
    /// [`StoreError::Nested`], [`StoreError::Cancelled`], or whatever the system says. The old folder is as it was then,
    /// and nothing is left at the new place unless the system keeps it from being removed.
    pub fn relocate(
        from: &Path,
        to: &Path,
        progress: &mut dyn FnMut(u64, u64) -> bool,
        agree: &mut dyn FnMut() -> bool,
    ) -> Result<Relocated> {
        if peek(&from.join(MAIN.file), &MAIN)?.is_none() {
            return Err(StoreError::Missing(from.into()));
        }
        require_free(from, to)?;
        for schema in [&MAIN, &EVIDENCE] {
            settle(&from.join(schema.file), schema)?;
        }
        let files = files_in(from)?;
        let mut aside = from.as_os_str().to_owned();
        aside.push(format!("-dipindahkan-{}", stamp(now_millis())?));
        let aside = PathBuf::from(aside);
        new_folder::make(to, |coming| {
            copy_all(from, coming, &files, progress)?;
            if files_in(from)? == files { Ok(()) } else { Err(StoreError::Busy) }
        })?;
        if !agree() {
            drop(fs::remove_dir_all(to));
            return Err(StoreError::Cancelled);
        }
        // A program that looks into it may hold the old folder; then it stays as it is called.
        let kept = if fs::rename(from, &aside).is_ok() { aside } else { from.to_path_buf() };
        Ok(Relocated { kept })
    }
}

/// The new place must not exist with anything in it, nor lie in the old one or around it.
fn require_free(from: &Path, to: &Path) -> Result<()> {
    let from = from.canonicalize()?;
    let mut around = to;
    while !around.exists() {
        around = around.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    }
    let around = around.canonicalize()?;
    if around.starts_with(&from)
        || (around == to.canonicalize().unwrap_or_default() && from.starts_with(&around))
    {
        return Err(StoreError::Nested(to.into()));
    }
    new_folder::require_empty(to)
}

/// Makes sure that nobody else has a database open, and that its file alone holds everything.
fn settle(database: &Path, schema: &Schema) -> Result<()> {
    if !database.try_exists()? {
        return Ok(());
    }
    require_alone(database, schema)?;
    let connection: Connection = connect(database, Access::Write, std::time::Duration::ZERO)?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error)?;
    match fs::metadata(log_of(database)) {
        Ok(log) if log.len() > 0 => Err(StoreError::Busy),
        _ => Ok(()),
    }
}

/// A file with what shows that it changed.
#[derive(Debug, PartialEq, Eq)]
struct Entry {
    /// Path inside the workspace.
    path: PathBuf,
    size: u64,
    modified: Option<std::time::SystemTime>,
}

/// Everything in the folder but SQLite's coordination files.
fn files_in(folder: &Path) -> Result<Vec<Entry>> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inside) = folders.pop() {
        for entry in fs::read_dir(folder.join(&inside))? {
            let entry = entry?;
            let (path, about): (PathBuf, Metadata) = (inside.join(entry.file_name()), entry.metadata()?);
            let name = entry.file_name().to_string_lossy().into_owned();
            if about.is_dir() {
                folders.push(path);
            } else if about.is_file() && !["-wal", "-shm"].iter().any(|ending| name.ends_with(ending)) {
                found.push(Entry { path, size: about.len(), modified: about.modified().ok() });
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

fn copy_all(
    from: &Path,
    coming: &Path,
    files: &[Entry],
    progress: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<()> {
    // Each byte is read twice: when it is copied, and when the copy is compared.
    let total = files.iter().map(|file| file.size).sum::<u64>() * 2;
    let mut done = 0;
    let mut go_on = |bytes: u64| {
        done += bytes;
        if progress(done, total) { Ok(()) } else { Err(StoreError::Cancelled) }
    };
    make_private_folder(coming)?;
    for file in files {
        let copy = coming.join(&file.path);
        if let Some(folder) = copy.parent() {
            make_private_folder(folder)?;
        }
        let mut into = create(&copy)?;
        let source = digest(&mut File::open(from.join(&file.path))?, Some(&mut into), &mut go_on)?;
        into.sync_all()?;
        if source != digest(&mut File::open(&copy)?, None, &mut go_on)? {
            let file = file.path.display().to_string();
            return Err(StoreError::Damaged { file, detail: "the copy differs".into() });
        }
    }
    sync_folder(coming)
}

/// Hashes a file and copies it on the way.
fn digest(
    from: &mut File,
    mut into: Option<&mut File>,
    go_on: &mut dyn FnMut(u64) -> Result<()>,
) -> Result<[u8; 32]> {
    let (mut hasher, mut piece) = (Sha256::new(), vec![0; PIECE]);
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            return Ok(hasher.finalize().into());
        }
        hasher.update(&piece[..read]);
        if let Some(into) = &mut into {
            into.write_all(&piece[..read])?;
        }
        go_on(read as u64)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relocate(from: &Path, to: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<Relocated> {
        Workspace::relocate(from, to, progress, &mut || true)
    }

    fn made(dir: &Path) -> Vec<Entry> {
        let mut workspace = Workspace::open(dir).expect("a workspace");
        let limits = crate::BlobLimits { max_bytes: 1 << 20 };
        workspace.put_blob(&mut &b"evidence"[..], &limits, &mut |_| true).expect("stored");
        workspace.backup().expect("a backup");
        drop(workspace);
        files_in(dir).expect("files")
    }

    fn sizes(files: &[Entry]) -> Vec<(PathBuf, u64)> {
        files.iter().map(|file| (file.path.clone(), file.size)).collect()
    }

    #[test]
    fn everything_arrives_and_the_old_folder_is_kept_and_it_can_move_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let (from, to) = (folder.path().join("lama"), folder.path().join("baru"));
        let before = made(&from);
        let mut told = (0, 0);
        let moved = relocate(&from, &to, &mut |done, total| {
            told = (done, total);
            true
        });
        let kept = moved.expect("moved").kept;
        assert!(told.0 > 0 && told.0 == told.1, "{told:?}");
        assert!(!from.exists() && kept.exists(), "{}", kept.display());
        assert_eq!(sizes(&files_in(&to).expect("files")), sizes(&before));
        let there = Workspace::open(&to).expect("works there");
        assert!(there.check(true).expect("checked").faults.is_empty());
        drop(there);

        fs::create_dir(&from).expect("an empty folder");
        relocate(&to, &from, &mut |_, _| true).expect("moved back");
        Workspace::open(&from).expect("works there again");
    }

    #[test]
    fn whatever_is_in_the_way_leaves_the_old_folder_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let (from, to) = (folder.path().join("lama"), folder.path().join("baru"));
        let go = &mut |_, _| true;
        let error = relocate(&from, &to, go).expect_err("nothing there");
        assert!(matches!(error, StoreError::Missing(_)), "{error}");
        made(&from);
        let error = relocate(&from, &from.join("dalam"), go).expect_err("inside itself");
        assert!(matches!(error, StoreError::Nested(_)), "{error}");
        let error = relocate(&from, folder.path(), go).expect_err("around itself");
        assert!(matches!(error, StoreError::Nested(_)), "{error}");
        fs::create_dir(&to).expect("a folder");
        fs::write(to.join("milik lain.txt"), "isi").expect("a file");
        let error = relocate(&from, &to, go).expect_err("not empty");
        assert!(matches!(error, StoreError::Occupied(_)), "{error}");
        fs::remove_dir_all(&to).expect("removed");
        let error = relocate(&from, &to, &mut |_, _| false).expect_err("stopped");
        assert!(matches!(error, StoreError::Cancelled), "{error}");
        let mut asked = 0;
        let mut no = || {
            asked += 1;
            assert!(to.join(MAIN.file).exists() && from.exists(), "asked when everything is there");
            false
        };
        let error = Workspace::relocate(&from, &to, go, &mut no).expect_err("not agreed to");
        assert!(matches!(error, StoreError::Cancelled) && asked == 1, "{error}");

        let open = Workspace::open(&from).expect("open elsewhere");
        let error = relocate(&from, &to, go).expect_err("in use");
        assert!(matches!(error, StoreError::Busy), "{error}");
        drop(open);
        let left: Vec<_> =
            fs::read_dir(folder.path()).expect("entries").flatten().map(|e| e.file_name()).collect();
        assert_eq!(left, ["lama"], "nothing is left at the new place");
        Workspace::open(&from).expect("the old folder works");
    }
}
