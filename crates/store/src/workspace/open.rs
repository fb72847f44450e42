//! Opening: look first, then connect, migrate and back up.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, MAIN_DB as MAIN_NAME};

use super::copied::own_replica;
use super::{Opening, Past, Workspace, renew_replica, replica};
use crate::backup::{AutomaticBackup, backup_before_upgrade, backups_in};
use crate::database::{Access, EVIDENCE, MAIN, Schema, connect, log_of, peek};
use crate::private::{make_private_folder, reserve, tighten};
use crate::references::references;
use crate::{Result, StoreError};

/// Room for the pages that a large merge touches, so that none is written or read twice; a negative number is KiB.
const MAIN_CACHE_KIB: i32 = -48 * 1024;
/// How far the log grows before it is put back: 64 MiB, a few large merges.
const MAIN_LOG_PAGES: u32 = 16384;
/// The longest path of a file that SQLite opens, in bytes.
const LONGEST_PATH: usize = if cfg!(windows) { 1000 } else { 512 };
/// The longest name of a file in a workspace that SQLite opens.
const LONGEST_FILE: &str = "/evidence.db-journal";
/// Evidence is stored in large pages: fewer of them to log, to sum and to follow.
const EVIDENCE_PAGE_BYTES: u32 = 32 * 1024;
/// How far the evidence log grows before it is put back: 64 MiB.
pub(crate) const EVIDENCE_LOG_PAGES: u32 = 2048;

impl Workspace {
    /// Opens the workspace in a folder and creates what is missing: the folder, `pilar.db`, `evidence.db`.
    ///
    /// Older schemas are upgraded, `pilar.db` after a backup; newer ones are refused with
    /// [`StoreError::NewerSchema`] and no file touched. When the last backup is more than a day old and something
    /// changed since, one is made in the background; see [`Workspace::automatic_backup`].
    pub fn open(dir: &Path) -> Result<Self> {
        Self::open_with(dir, &Opening::default())
    }

    /// Opens as [`Workspace::open`] does, with other settings.
    pub fn open_with(dir: &Path, opening: &Opening) -> Result<Self> {
        require_short(dir)?;
        make_private_folder(dir).map_err(unmade)?;
        let main_path = dir.join(MAIN.file);
        let found = peek(&main_path, &MAIN)?;
        let evidence_found = peek(&dir.join(EVIDENCE.file), &EVIDENCE)?;
        if found.is_none() && (evidence_found.is_some() || !backups_in(dir)?.is_empty()) {
            return Err(StoreError::damaged("missing or empty, although the workspace was in use"));
        }

        tighten(dir);
        reserve(&main_path).map_err(unmade)?;
        let mut main = connect(&main_path, Access::Write, opening.busy_timeout)?;
        write_ahead(&main, &MAIN)?;
        main.pragma_update(None, "cache_size", MAIN_CACHE_KIB)?;
        main.pragma_update(None, "wal_autocheckpoint", MAIN_LOG_PAGES)?;
        main.pragma_update(None, "journal_size_limit", 8 << 20)?;
        if found.is_some_and(|version| 0 < version && version < MAIN.known()) {
            backup_before_upgrade(dir, &main, opening.now_millis)?;
        }
        MAIN.migrate(&mut main)?;
        match replica(&main) {
            // Another process may have made the tables a moment ago and not yet named the replica.
            Err(StoreError::Damaged { .. }) if found.is_none() || is_unused(&main)? => {
                first_replica(&main, opening.now_millis)?
            }
            other => other?,
        };
        if evidence_found.is_none() {
            require_no_evidence(&main)?;
        }
        let (past, memories) = match &opening.past {
            Some(folder) => Past::recall(folder, &mut main, dir, opening.now_millis)?,
            None => (None, Vec::new()),
        };
        let replica = if past.is_some() {
            replica(&main)?
        } else {
            own_replica(&mut main, &main_path, opening.now_millis)?
        };
        let evidence = open_evidence(dir, opening.busy_timeout, evidence_found.is_none())
            .map_err(|error| error.about(EVIDENCE.file))?;
        let automatic_backup = if opening.automatic_backup {
            AutomaticBackup::start_if_due(dir, &main, opening.now_millis)?
        } else {
            AutomaticBackup::default()
        };
        let mut workspace = Self {
            dir: dir.into(),
            main,
            evidence,
            replica,
            read_only: false,
            upgraded: None,
            past,
            memories,
            automatic_backup,
        };
        workspace.look_at_waiting(opening.now_millis)?;
        Ok(workspace)
    }

    /// Opens an existing workspace for reading; no content of it is written, no schema upgraded.
    ///
    /// Works on read-only media when the last writer closed the workspace properly. Where the folder is writable,
    /// SQLite may keep its coordination files (`-wal`, `-shm`) beside the databases.
    /// Of a `pilar.db` with an older schema a copy is upgraded and looked at, in the system's folder for temporary files.
    pub fn open_read_only(dir: &Path) -> Result<Self> {
        require_short(dir)?;
        let timeout = Opening::default().busy_timeout;
        // Both are looked at before SQLite may put a coordination file beside one of them.
        for schema in [&MAIN, &EVIDENCE] {
            match peek(&dir.join(schema.file), schema)? {
                None if schema.file == EVIDENCE.file => {
                    require_no_evidence(&look_at_main(dir, timeout)?.0)?;
                    return Err(StoreError::Missing(dir.into()));
                }
                None => return Err(StoreError::Missing(dir.into())),
                Some(0) => return Err(StoreError::ReadOnly),
                Some(_) => {}
            }
        }
        let (main, upgraded) = look_at_main(dir, timeout)?;
        let evidence = open_reading(dir, &EVIDENCE, timeout)?;
        let replica = replica(&main)?;
        let automatic_backup = AutomaticBackup::default();
        Ok(Self {
            dir: dir.into(),
            main,
            evidence,
            replica,
            read_only: true,
            upgraded,
            past: None,
            memories: Vec::new(),
            automatic_backup,
        })
    }
}

impl Workspace {
    /// Another connection to `pilar.db`, for looking only.
    pub(crate) fn another(&self) -> Result<Connection> {
        let dir = self.upgraded.as_ref().map_or(self.dir.as_path(), tempfile::TempDir::path);
        open_reading(dir, &MAIN, Opening::default().busy_timeout)
    }
}

/// `pilar.db` for reading, or an upgraded copy of it where its schema is older.
fn look_at_main(dir: &Path, timeout: Duration) -> Result<(Connection, Option<tempfile::TempDir>)> {
    let main = open_reading(dir, &MAIN, timeout)?;
    if MAIN.accept_connection(&main)? == MAIN.known() {
        return Ok((main, None));
    }
    let copy = upgraded_copy(&main)?;
    Ok((open_reading(copy.path(), &MAIN, timeout)?, Some(copy)))
}

/// A copy of `pilar.db` with the newest schema, in a folder that is removed with the workspace.
fn upgraded_copy(main: &Connection) -> Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join(MAIN.file);
    let mut copy = connect(&path, Access::Write, Duration::ZERO)?;
    Backup::new(main, &mut copy)?.run_to_completion(1_024, Duration::ZERO, None)?;
    MAIN.migrate(&mut copy)?;
    copy.close().map_err(|(_, error)| error)?;
    Ok(folder)
}

/// Without `evidence.db` a workspace is whole only as long as its journal names no content. An empty one in its place
/// would hide that it is lost, and stand in the way of a copy that is just being synced.
fn require_no_evidence(main: &Connection) -> Result<()> {
    match references(main)?.len() {
        0 => Ok(()),
        contents => Err(StoreError::EvidenceLost { contents }),
    }
}

/// Refuses a folder whose path is longer than SQLite opens databases in; it would say that they cannot be opened.
fn require_short(dir: &Path) -> Result<()> {
    let (length, limit) = (std::path::absolute(dir)?.as_os_str().len(), LONGEST_PATH - LONGEST_FILE.len());
    if length > limit { Err(StoreError::PathTooLong { length, limit }) } else { Ok(()) }
}

/// A place where nothing can be made is one for reading only.
fn unmade(error: io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::PermissionDenied => StoreError::ReadOnly,
        _ => error.into(),
    }
}

fn is_unused(main: &Connection) -> Result<bool> {
    Ok(main.query_row("SELECT NOT EXISTS (SELECT 1 FROM assessment)", [], |row| row.get(0))?)
}

/// Two processes may create the workspace at once; the first one's id stays.
fn first_replica(main: &Connection, now_millis: u64) -> Result<uuid::Uuid> {
    main.execute_batch("BEGIN IMMEDIATE")?;
    let id = match replica(main) {
        Err(StoreError::Damaged { .. }) => renew_replica(main, now_millis),
        other => other,
    };
    main.execute_batch(if id.is_ok() { "COMMIT" } else { "ROLLBACK" })?;
    id
}

/// Switches to the write-ahead log with full durability, or says why that cannot be.
fn write_ahead(connection: &Connection, schema: &Schema) -> Result<()> {
    let about = |error: rusqlite::Error| StoreError::from(error).about(schema.file);
    if connection.is_readonly(MAIN_NAME).map_err(about)? {
        return Err(StoreError::ReadOnly);
    }
    let mode: String =
        connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).map_err(about)?;
    if mode != "wal" {
        return Err(StoreError::PlaceUnfit);
    }
    connection.pragma_update(None, "synchronous", "FULL").map_err(about)?;
    // A first read makes a folder without write permission fail here and not at the first answer.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(about)
}

/// Opens `evidence.db` for writing; a `new` one is made first.
pub(crate) fn open_evidence(dir: &Path, busy_timeout: Duration, new: bool) -> Result<Connection> {
    let path = dir.join(EVIDENCE.file);
    reserve(&path).map_err(unmade)?;
    let mut evidence = connect(&path, Access::Write, busy_timeout)?;
    if new {
        // Only before the first table; without effect when another process was faster.
        evidence.pragma_update(None, "page_size", EVIDENCE_PAGE_BYTES)?;
        evidence.pragma_update(None, "auto_vacuum", "INCREMENTAL")?;
    }
    write_ahead(&evidence, &EVIDENCE)?;
    EVIDENCE.migrate(&mut evidence)?;
    // Removing content must not write it once more as zeros; its room is given back instead.
    evidence.query_row("PRAGMA secure_delete = OFF", [], |_| Ok(()))?;
    // The log grows to about this size during an ingest and is cut back to it afterwards.
    evidence.pragma_update(None, "wal_autocheckpoint", EVIDENCE_LOG_PAGES)?;
    evidence.pragma_update(None, "journal_size_limit", 8 << 20)?;
    Ok(evidence)
}

fn open_reading(dir: &Path, schema: &Schema, busy_timeout: Duration) -> Result<Connection> {
    let path = dir.join(schema.file);
    let read = |access| {
        let connection = connect(&path, access, busy_timeout)?;
        schema.accept_connection(&connection)?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok(connection)
    };
    match read(Access::Read) {
        // There is no room or no leave for coordination files. Without a log the file alone is the whole truth.
        Err(StoreError::ReadOnly | StoreError::DiskFull | StoreError::PlaceUnfit) if log_is_empty(&path)? => {
            read(Access::Immutable)
        }
        other => other,
    }
    .map_err(|error| error.about(schema.file))
}

fn log_is_empty(path: &Path) -> Result<bool> {
    match fs::metadata(log_of(path)) {
        Ok(metadata) => Ok(metadata.len() == 0),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error.into()),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use rusqlite::OpenFlags;

    use super::*;

    #[test]
    fn a_place_without_shared_memory_is_told_from_one_for_reading_only() {
        let folder = tempfile::tempdir().expect("a folder");
        // SQLite's own way of working on such places: locks by files, and nothing shared.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let file = folder.path().join(MAIN.file);
        let there = Connection::open_with_flags_and_vfs(file, flags, "unix-dotfile").expect("opens");
        let error = write_ahead(&there, &MAIN).expect_err("refused");
        assert!(matches!(error, StoreError::PlaceUnfit), "{error}");
    }
}
