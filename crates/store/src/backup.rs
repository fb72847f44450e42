//! Backups of `pilar.db`: online, verified, rotated.
//!
//! `evidence.db` is not copied: its content is addressed by hash and never changes once stored, so an older
//! journal finds everything it refers to in today's `evidence.db`, and copying gigabytes each day would fill disks.
//! It goes with the folder when a person copies that, and with every exported package.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::clock::new_id;
use crate::convert::signed;
use crate::database::{Access, MAIN, connect};
use crate::names::BACKUPS;
use crate::private::{make_private_folder, reserve};
use crate::{Result, StoreError};

/// How many are kept.
const KEPT: usize = 10;
/// How many of those made before an upgrade are kept besides.
const KEPT_BEFORE_UPGRADE: usize = 3;
const BEFORE_UPGRADE: &str = "-sebelum-skema-";
const DAY_MILLIS: u64 = 24 * 60 * 60 * 1000;
const TIMEOUT: Duration = Duration::from_secs(5);

/// The day's backup, made in a second thread so that opening never waits for it.
#[derive(Debug, Default)]
pub(crate) struct AutomaticBackup(Option<JoinHandle<Result<Option<PathBuf>>>>);

impl AutomaticBackup {
    /// Starts it when the journal has something and the latest is a day old or there is none.
    pub(crate) fn start_if_due(dir: &Path, main: &Connection, now_millis: u64) -> Result<Self> {
        // A backup from the future, made while the clock was wrong, must not stop those of today.
        let now = file_name(now_millis, "")?;
        let latest =
            backups_in(dir)?.into_iter().rfind(|path| path.file_name().is_some_and(|name| *name <= *now));
        // Names sort by time, so a name compares with the one a backup of a day ago would have.
        let day_ago = file_name(now_millis.saturating_sub(DAY_MILLIS), "")?;
        if latest.as_deref().and_then(Path::file_name).is_some_and(|name| *name > *day_ago) {
            return Ok(Self::default());
        }
        // Asked here and not in the thread, which would find a new workspace's first actions.
        if extent(main)?.is_none() {
            return Ok(Self::default());
        }
        let dir = dir.to_owned();
        Ok(Self(Some(thread::spawn(move || make_if_changed(&dir, latest.as_deref(), now_millis)))))
    }

    /// Its outcome, once.
    pub(crate) fn wait(&mut self) -> Option<Result<PathBuf>> {
        let outcome = self.0.take()?.join();
        outcome.unwrap_or_else(|panic| std::panic::resume_unwind(panic)).transpose()
    }
}

impl Drop for AutomaticBackup {
    /// A program that ends must not cut it off.
    fn drop(&mut self) {
        if let Some(thread) = self.0.take() {
            drop(thread.join());
        }
    }
}

/// The backups in a workspace folder, oldest first.
pub(crate) fn backups_in(dir: &Path) -> Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(dir.join(BACKUPS)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if name.starts_with("pilar-") && path.extension() == Some(OsStr::new("db")) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The backup an upgrade needs.
pub(crate) fn backup_before_upgrade(dir: &Path, main: &Connection, now_millis: u64) -> Result<()> {
    make(dir, main, now_millis, &format!("{BEFORE_UPGRADE}{}", MAIN.known())).map(|_| ())
}

fn make_if_changed(dir: &Path, latest: Option<&Path>, now_millis: u64) -> Result<Option<PathBuf>> {
    let main = connect(&dir.join(MAIN.file), Access::Read, TIMEOUT)?;
    if let Some(latest) = latest {
        // A backup that cannot be read is no reason to make none.
        let before = connect(latest, Access::Immutable, TIMEOUT).and_then(|it| extent(&it));
        let now = extent(&main)?;
        if before.is_ok_and(|before| before == now) {
            return Ok(None);
        }
    }
    make(dir, &main, now_millis, "").map(Some)
}

/// The last journal row and its id; two databases with the same hold the same journal.
fn extent(main: &Connection) -> Result<Option<(i64, [u8; 16])>> {
    use rusqlite::OptionalExtension as _;
    Ok(main
        .query_row("SELECT row, id FROM change ORDER BY row DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?)
}

/// Makes a backup, reads it back, and removes the oldest ones.
pub(crate) fn make(dir: &Path, main: &Connection, now_millis: u64, suffix: &str) -> Result<PathBuf> {
    let folder = dir.join(BACKUPS);
    make_private_folder(&folder)?;
    clear_leftovers(&folder)?;
    let unfinished = folder.join(format!(".{}-{}.tmp", std::process::id(), new_id(now_millis)));
    let made = copy(main, &unfinished)
        .and_then(|()| verify(&unfinished))
        .and_then(|()| place(&unfinished, &folder, now_millis, suffix));
    if made.is_err() {
        // The first error is the one to tell; a leftover is cleared by the next backup.
        drop(fs::remove_file(&unfinished));
    }
    let made = made?;
    rotate(dir, now_millis)?;
    Ok(made)
}

/// SQLite's online backup in one step: a consistent state while others go on writing.
pub(crate) fn copy(main: &Connection, target: &Path) -> Result<()> {
    reserve(target)?;
    let mut copy = connect(target, Access::Write, TIMEOUT)?;
    let backup = Backup::new(main, &mut copy)?;
    match backup.step(-1)? {
        StepResult::Done => {}
        _ => return Err(StoreError::Busy),
    }
    drop(backup);
    // One file, complete without a log beside it.
    copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
    copy.close().map_err(|(_, error)| error)?;
    // Opened for writing: Windows flushes no read-only handle.
    File::options().write(true).open(target)?.sync_all()?;
    Ok(())
}

/// Opens a copy and checks it whole.
pub(crate) fn verify(copy: &Path) -> Result<()> {
    let file = copy.file_name().unwrap_or_default().to_string_lossy();
    let verified = connect(copy, Access::Read, TIMEOUT).and_then(|connection| {
        MAIN.accept_connection(&connection)?;
        let found: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if found == "ok" { Ok(()) } else { Err(StoreError::damaged(found)) }
    });
    verified.map_err(|error| error.about(&file))
}

fn place(unfinished: &Path, folder: &Path, now_millis: u64, suffix: &str) -> Result<PathBuf> {
    let mut millis = now_millis;
    loop {
        let path = folder.join(file_name(millis, suffix)?);
        if !path.try_exists()? {
            fs::rename(unfinished, &path)?;
            sync_folder(folder)?;
            return Ok(path);
        }
        millis += 1;
    }
}

/// `pilar-20260512T083000123Z.db`: sorts by time, valid everywhere.
fn file_name(millis: u64, suffix: &str) -> Result<std::ffi::OsString> {
    Ok(format!("pilar-{}{suffix}.db", stamp(millis)?).into())
}

/// UTC time to the millisecond without separators.
pub(crate) fn stamp(millis: u64) -> Result<String> {
    // SQLite knows the calendar.
    let date: String = Connection::open_in_memory()?.query_row(
        "SELECT strftime('%Y%m%dT%H%M%S', ?1, 'unixepoch')",
        [signed(millis / 1000)?],
        |row| row.get(0),
    )?;
    Ok(format!("{date}{:03}Z", millis % 1000))
}

fn rotate(dir: &Path, now_millis: u64) -> Result<()> {
    let (upgrades, daily): (Vec<_>, Vec<_>) =
        backups_in(dir)?.into_iter().partition(|path| path.to_string_lossy().contains(BEFORE_UPGRADE));
    // Those from the future are counted by themselves: they would push out today's.
    let tomorrow = file_name(now_millis.saturating_add(DAY_MILLIS), "")?;
    let (future, daily): (Vec<_>, Vec<_>) =
        daily.into_iter().partition(|path| path.file_name().is_some_and(|name| *name > *tomorrow));
    for (mut paths, kept) in [(upgrades, KEPT_BEFORE_UPGRADE), (future, KEPT), (daily, KEPT)] {
        paths.truncate(paths.len().saturating_sub(kept));
        for path in paths {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Removes what a backup cut off by a crash left; one still being made is younger than an hour.
fn clear_leftovers(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let old = |modified: SystemTime| modified.elapsed().is_ok_and(|age| age > Duration::from_hours(1));
        let name = entry.file_name();
        if name.to_string_lossy().contains(".tmp") && entry.metadata()?.modified().is_ok_and(old) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Makes a rename durable; Windows has no such call and needs none.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}
