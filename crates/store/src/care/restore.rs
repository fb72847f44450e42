//! Putting a backup in the place of `pilar.db`.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::backup::{stamp, sync_folder, verify};
use crate::clock::now_millis;
use crate::database::{Access, EVIDENCE, MAIN, Schema, connect, peek, require_tables};
use crate::private::create;
use crate::workspace::renew_replica;
use crate::{Result, StoreError, Workspace};

impl Workspace {
    /// Replaces `pilar.db` by a backup; works when the current one is damaged or gone.
    ///
    /// The current file stays in the folder as `pilar-diganti-<time>.db`, with its log. The backup is verified
    /// first, and only a copy of it is used. The restored workspace gets a new replica id, because changes made
    /// after the backup may have left under the old one. [`StoreError::Busy`] while another window has it open.
    pub fn restore(dir: &Path, backup: &Path) -> Result<()> {
        if !backup.try_exists()? {
            return Err(StoreError::Missing(backup.into()));
        }
        let name = backup.file_name().unwrap_or_default().to_string_lossy();
        if matches!(peek(backup, &MAIN).map_err(|error| error.about(&name))?, None | Some(0)) {
            // Empty, or a database without a schema of ours.
            return Err(StoreError::NotAWorkspace { file: name.into_owned() });
        }
        verify(backup)?;
        peek(&dir.join(EVIDENCE.file), &EVIDENCE).or_else(tolerate_damage)?;
        let current = dir.join(MAIN.file);
        require_alone(&current, &MAIN)?;

        let now = now_millis();
        let coming = dir.join(".pilar-dipulihkan.tmp");
        let prepared = prepare(backup, &coming, now).and_then(|()| set_aside(&current, now));
        if let Err(error) = prepared {
            drop(fs::remove_file(&coming));
            return Err(error);
        }
        sync_folder(dir)?;
        fs::rename(&coming, &current)?;
        sync_folder(dir)
    }
}

/// Damage to what is replaced, or to the evidence beside it, is no reason not to restore.
fn tolerate_damage(error: StoreError) -> Result<Option<u32>> {
    if error.is_damage() { Ok(None) } else { Err(error) }
}

/// Takes the database for itself for a moment; nobody else may have it open while files change places.
pub(super) fn require_alone(current: &Path, schema: &Schema) -> Result<()> {
    if peek(current, schema).or_else(tolerate_damage)?.is_none() {
        return Ok(());
    }
    let alone = connect(current, Access::Write, Duration::ZERO).and_then(|connection| {
        connection.query_row("PRAGMA locking_mode = EXCLUSIVE", [], |_| Ok(()))?;
        connection.execute_batch("BEGIN IMMEDIATE; ROLLBACK")?;
        Ok(None)
    });
    alone.or_else(tolerate_damage).map(|_| ())
}

/// A verified copy of the backup under a new replica id, flushed.
fn prepare(backup: &Path, coming: &Path, now_millis: u64) -> Result<()> {
    io::copy(&mut File::open(backup)?, &mut create(coming)?)?;
    let connection = connect(coming, Access::Write, Duration::ZERO)?;
    require_tables(&connection)?;
    renew_replica(&connection, now_millis)?;
    connection.close().map_err(|(_, error)| error)?;
    verify(coming)?;
    File::options().write(true).open(coming)?.sync_all()?;
    Ok(())
}

/// Gives the current database and its log another name as well. The database keeps its place until the other takes it,
/// so that one of them is there whatever happens in between; the log goes before, so that it never lies beside another.
fn set_aside(current: &Path, now_millis: u64) -> Result<()> {
    let aside = current.with_file_name(format!("pilar-diganti-{}.db", stamp(now_millis)?));
    let logs = ["-wal", "-shm", "-journal"];
    for suffix in logs.into_iter().chain([""]) {
        unless_missing(keep(&beside(current, suffix), &beside(&aside, suffix)))?;
    }
    for suffix in logs {
        unless_missing(fs::remove_file(beside(current, suffix)))?;
    }
    Ok(())
}

/// The same content under another name; a copy of it where the system cannot give two names.
fn keep(file: &Path, name: &Path) -> io::Result<()> {
    match fs::hard_link(file, name) {
        Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists) => {
            io::copy(&mut File::open(file)?, &mut create(name)?)?;
            File::options().write(true).open(name)?.sync_all()
        }
        other => other,
    }
}

fn unless_missing(done: io::Result<()>) -> Result<()> {
    match done {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_replaced_keeps_its_place_until_the_other_takes_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let current = folder.path().join(MAIN.file);
        fs::write(&current, "database").expect("written");
        fs::write(beside(&current, "-wal"), "log").expect("written");
        set_aside(&current, 0).expect("kept");
        assert_eq!(fs::read_to_string(&current).expect("in its place"), "database");
        assert!(!beside(&current, "-wal").exists(), "a log never lies beside another database");
        let aside = folder.path().join("pilar-diganti-19700101T000000000Z.db");
        assert_eq!(fs::read_to_string(&aside).expect("kept"), "database");
        assert_eq!(fs::read_to_string(beside(&aside, "-wal")).expect("kept"), "log");
        fs::write(folder.path().join("coming"), "other").expect("written");
        fs::rename(folder.path().join("coming"), &current).expect("replaced");
        assert_eq!(fs::read_to_string(&aside).expect("kept"), "database");
    }
}
