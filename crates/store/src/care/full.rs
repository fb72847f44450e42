//! A whole workspace in one file, to carry it to another computer or to keep it elsewhere.
//!
//! The file is a copy of `evidence.db` in which `pilar.db` lies as a table of pieces, under an application id of its
//! own: SQLite itself streams and checks it, however large the evidence is.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OptionalExtension as _};
use sha2::{Digest, Sha256};

use super::new_folder;
use crate::backup::{copy as copy_main, sync_folder, verify as verify_main};
use crate::clock::{new_id, now_millis};
use crate::convert::{signed, unsigned};
use crate::database::{Access, EVIDENCE, MAIN, connect, versions};
use crate::evidence::hex;
use crate::private::{create, make_private_folder, reserve};
use crate::workspace::renew_replica;
use crate::{Result, StoreError, Workspace};

/// `PRAGMA application_id` of such a file.
pub(super) const FULL: u32 = 0x5049_4C46;
/// The newest form this program knows.
const FORM: u32 = 1;
const PIECE: usize = 1 << 20;
/// Pages copied between two looks at whether to go on.
const PAGES: i32 = 256;
const TIMEOUT: Duration = Duration::from_secs(5);

impl Workspace {
    /// Writes a full backup: everything, evidence included, in one file that is read back and checked whole before it
    /// gets its name. Others may go on working meanwhile.
    ///
    /// `progress` is told how many of how many bytes are done, and ends the work when it returns false.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`], or whatever the disk says; nothing is left then, and an older file of this name stays.
    pub fn backup_full(&self, path: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<()> {
        self.flush_past()?;
        let coming = beside(path);
        let written = self.write_full(&coming, progress).and_then(|()| {
            File::options().write(true).open(&coming)?.sync_all()?;
            fs::rename(&coming, path)?;
            new_folder::sync_around(path)
        });
        if written.is_err() {
            drop(fs::remove_file(&coming));
        }
        written
    }

    fn write_full(&self, coming: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<()> {
        // First the journal: evidence that it refers to is never taken away, so the later copy has all of it.
        let main = beside(coming);
        let taken = copy_main(&self.main, &main).and_then(|()| verify_main(&main));
        let taken = taken.and_then(|()| {
            let size = page_bytes(&self.evidence)?;
            // Each byte is copied, and read back.
            let total = (size + fs::metadata(&main)?.len()) * 2;
            reserve(coming)?;
            let mut full = connect(coming, Access::Write, TIMEOUT)?;
            copy_pages(&self.evidence, &mut full, &mut |done| progress(done, total))?;
            full.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
            put_main(&full, &main)?;
            full.pragma_update(None, "application_id", FULL)?;
            full.close().map_err(|(_, error)| error)?;
            verify_full(coming, &mut |done| progress(total / 2 + done.min(total / 2), total))
        });
        drop(fs::remove_file(&main));
        taken
    }

    /// Whether a file is a full backup, by its content.
    pub fn is_full_backup(path: &Path) -> bool {
        let found = connect(path, Access::Immutable, TIMEOUT).and_then(|file| versions(&file));
        found.is_ok_and(|(_, application)| application == FULL)
    }

    /// Makes a workspace of a full backup, in a folder that is not there yet or is empty. It appears whole or not at
    /// all, under a replica id of its own.
    ///
    /// # Errors
    /// [`StoreError::Occupied`] where something is, [`StoreError::NewerSchema`], [`StoreError::Damaged`],
    /// [`StoreError::Cancelled`], or whatever the disk says.
    pub fn restore_full(path: &Path, dir: &Path, progress: &mut dyn FnMut(u64, u64) -> bool) -> Result<()> {
        new_folder::require_empty(dir)?;
        let total = fs::metadata(path)?.len() * 2;
        verify_full(path, &mut |done| progress(done.min(total / 2), total))?;
        new_folder::make(dir, |coming| {
            unpack(path, coming, &mut |done| progress(total / 2 + done.min(total / 2), total))
        })
    }
}

/// A name in the same folder for what is not finished.
fn beside(path: &Path) -> std::path::PathBuf {
    path.with_file_name(format!(".pilar-{}.tmp", new_id(now_millis())))
}

fn page_bytes(database: &Connection) -> Result<u64> {
    Ok(number(database, "page_count")? * number(database, "page_size")?)
}

fn number(database: &Connection, pragma: &str) -> Result<u64> {
    Ok(database.pragma_query_value(None, pragma, |row| unsigned(row, 0))?)
}

fn copy_pages(from: &Connection, into: &mut Connection, go_on: &mut dyn FnMut(u64) -> bool) -> Result<()> {
    let page = number(from, "page_size")?;
    let backup = Backup::new(from, into)?;
    loop {
        match backup.step(PAGES)? {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => std::thread::sleep(Duration::from_millis(50)),
        }
        let at = backup.progress();
        let copied = u64::try_from(at.pagecount - at.remaining).unwrap_or_default();
        if !go_on(copied * page) {
            return Err(StoreError::Cancelled);
        }
    }
}

/// Puts the journal's database into the file, in pieces, with its hash.
fn put_main(full: &Connection, main: &Path) -> Result<()> {
    full.execute_batch(
        "BEGIN;
         CREATE TABLE full_backup (form INTEGER NOT NULL, size INTEGER NOT NULL, sha256 BLOB NOT NULL);
         CREATE TABLE full_backup_piece (n INTEGER PRIMARY KEY, data BLOB NOT NULL);",
    )?;
    let mut from = File::open(main)?;
    let (mut hasher, mut piece, mut size) = (Sha256::new(), vec![0; PIECE], 0u64);
    let mut insert = full.prepare("INSERT INTO full_backup_piece (data) VALUES (?1)")?;
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            break;
        }
        hasher.update(&piece[..read]);
        size += read as u64;
        insert.execute([&piece[..read]])?;
    }
    let sha256: [u8; 32] = hasher.finalize().into();
    full.execute("INSERT INTO full_backup VALUES (?1, ?2, ?3)", (FORM, signed(size)?, sha256))?;
    full.execute_batch("COMMIT")?;
    Ok(())
}

/// Checks a file whole: its form, SQLite's own structure, the hash of the journal and of every content.
fn verify_full(path: &Path, go_on: &mut dyn FnMut(u64) -> bool) -> Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut checked = || {
        let full = connect(path, Access::Immutable, TIMEOUT)?;
        let (_, application) = versions(&full)?;
        if application != FULL {
            return Err(StoreError::NotAWorkspace { file: name.clone() });
        }
        let form: i64 = full.query_row("SELECT form FROM full_backup", [], |row| row.get(0))?;
        if form > i64::from(FORM) {
            let found = u32::try_from(form).unwrap_or(u32::MAX);
            return Err(StoreError::NewerSchema { found, known: FORM });
        }
        let found: String = full.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if found != "ok" {
            return Err(StoreError::damaged(found));
        }
        write_main(&full, &mut std::io::sink())?;
        hash_contents(&full, go_on)
    };
    checked().map_err(|error| error.about(&name))
}

/// Writes the journal's database out of the file; an error unless it has the hash it was put in with.
fn write_main(full: &Connection, into: &mut dyn Write) -> Result<()> {
    let mut pieces = full.prepare("SELECT data FROM full_backup_piece ORDER BY n")?;
    let mut rows = pieces.query([])?;
    let mut hasher = Sha256::new();
    while let Some(row) = rows.next()? {
        let data = row.get_ref(0)?.as_blob().map_err(|_| StoreError::damaged("a piece is no blob"))?;
        hasher.update(data);
        into.write_all(data)?;
    }
    let found: [u8; 32] = hasher.finalize().into();
    let noted: Option<[u8; 32]> =
        full.query_row("SELECT sha256 FROM full_backup", [], |row| row.get(0)).optional()?;
    if noted == Some(found) { Ok(()) } else { Err(StoreError::damaged("the journal's hash differs")) }
}

/// Hashes every content of evidence again.
fn hash_contents(full: &Connection, go_on: &mut dyn FnMut(u64) -> bool) -> Result<()> {
    let mut chunks = full.prepare(
        "SELECT sha256, data FROM blob JOIN chunk ON chunk.blob = blob.id WHERE sha256 IS NOT NULL ORDER BY blob.id, n",
    )?;
    let mut rows = chunks.query([])?;
    let mut current: Option<(String, Sha256)> = None;
    let mut done = 0u64;
    let ended = |current: Option<(String, Sha256)>| {
        let sound = current.is_none_or(|(noted, hasher)| noted == hex(&hasher.finalize()));
        if sound {
            Ok(())
        } else {
            Err(StoreError::damaged("the content of a document differs from its hash"))
        }
    };
    while let Some(row) = rows.next()? {
        let sha256: String = row.get(0)?;
        let data = row.get_ref(1)?.as_blob().map_err(|_| StoreError::damaged("a chunk is no blob"))?;
        if current.as_ref().is_none_or(|(noted, _)| *noted != sha256) {
            ended(current.take())?;
            current = Some((sha256, Sha256::new()));
        }
        if let Some((_, hasher)) = &mut current {
            hasher.update(data);
        }
        done += data.len() as u64;
        if !go_on(done) {
            return Err(StoreError::Cancelled);
        }
    }
    ended(current)
}

/// Makes the two databases of the file in a folder.
fn unpack(path: &Path, coming: &Path, go_on: &mut dyn FnMut(u64) -> bool) -> Result<()> {
    make_private_folder(coming)?;
    let (main, evidence) = (coming.join(MAIN.file), coming.join(EVIDENCE.file));
    let source = connect(path, Access::Immutable, TIMEOUT)?;
    write_main(&source, &mut create(&main)?)?;
    reserve(&evidence)?;
    let mut copy = connect(&evidence, Access::Write, TIMEOUT)?;
    copy_pages(&source, &mut copy, go_on)?;
    copy.execute_batch("DROP TABLE full_backup; DROP TABLE full_backup_piece;")?;
    copy.pragma_update(None, "application_id", EVIDENCE.application)?;
    EVIDENCE.accept_connection(&copy)?;
    copy.close().map_err(|(_, error)| error)?;
    verify_main(&main)?;
    let journal = connect(&main, Access::Write, TIMEOUT)?;
    renew_replica(&journal, now_millis())?;
    journal.close().map_err(|(_, error)| error)?;
    for file in [&main, &evidence] {
        File::options().write(true).open(file)?.sync_all()?;
    }
    sync_folder(coming)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::BlobLimits;

    fn made(dir: &Path) -> Workspace {
        let mut workspace = Workspace::open(dir).expect("a workspace");
        let limits = BlobLimits { max_bytes: 8 << 20 };
        for content in [vec![7; 3 << 20], b"evidence".to_vec()] {
            workspace.put_blob(&mut &*content, &limits, &mut |_| true).expect("stored");
        }
        workspace
    }

    #[test]
    fn everything_is_in_one_file_and_comes_back_under_an_id_of_its_own() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, dir) = (folder.path().join("lengkap.pilar-lengkap"), folder.path().join("lain"));
        let workspace = made(&folder.path().join("satu"));
        let mut told = Vec::new();
        let mut hear = |done, total| {
            told.push((done, total));
            true
        };
        workspace.backup_full(&file, &mut hear).expect("written");
        assert!(told.is_sorted() && told.last().is_some_and(|(done, total)| done <= total), "{told:?}");
        assert!(
            Workspace::is_full_backup(&file) && !Workspace::is_full_backup(&workspace.dir().join("pilar.db"))
        );

        Workspace::restore_full(&file, &dir, &mut |_, _| true).expect("restored");
        let restored = Workspace::open(&dir).expect("opens");
        let report = restored.check(true).expect("checked");
        assert!(report.is_sound(), "{:?}", report.faults);
        let expected = workspace.check(true).expect("checked");
        assert_eq!((report.unreferenced, report.changes), (expected.unreferenced, expected.changes));
        assert_ne!(restored.replica(), workspace.replica());
        let left: Vec<_> = fs::read_dir(folder.path()).expect("entries").flatten().collect();
        assert_eq!(left.len(), 3, "nothing unfinished is left: {left:?}");
    }

    #[test]
    fn what_is_damaged_newer_or_in_the_way_is_refused_and_nothing_appears() {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, dir) = (folder.path().join("lengkap.pilar-lengkap"), folder.path().join("lain"));
        let workspace = made(&folder.path().join("satu"));
        fs::write(&file, "older").expect("a file");
        let stopped = workspace.backup_full(&file, &mut |_, _| false).expect_err("stopped");
        assert!(matches!(stopped, StoreError::Cancelled), "{stopped}");
        assert_eq!(fs::read_to_string(&file).expect("the older file"), "older");
        workspace.backup_full(&file, &mut |_, _| true).expect("written");

        let occupied =
            Workspace::restore_full(&file, workspace.dir(), &mut |_, _| true).expect_err("not empty");
        assert!(matches!(occupied, StoreError::Occupied(_)), "{occupied}");
        let sound = fs::read(&file).expect("the file");
        for at in [sound.len() / 3, sound.len() / 2, sound.len() - 5000] {
            let mut bytes = sound.clone();
            bytes[at] ^= 0x55;
            fs::write(&file, bytes).expect("damaged");
            let error = Workspace::restore_full(&file, &dir, &mut |_, _| true);
            assert!(matches!(error, Err(StoreError::Damaged { .. })), "byte {at}: {error:?}");
        }
        fs::write(&file, &sound).expect("whole again");
        let newer = connect(&file, Access::Write, TIMEOUT).expect("open");
        newer.execute("UPDATE full_backup SET form = 9", []).expect("changed");
        drop(newer);
        let error = Workspace::restore_full(&file, &dir, &mut |_, _| true).expect_err("newer");
        assert!(matches!(error, StoreError::NewerSchema { found: 9, .. }), "{error}");
        assert!(!dir.exists());
    }
}
