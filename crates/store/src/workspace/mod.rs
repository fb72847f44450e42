//! The folder: two databases, opened and migrated.

mod copied;
mod open;
mod past;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _};
use uuid::Uuid;

pub(crate) use open::{EVIDENCE_LOG_PAGES, open_evidence};
pub use past::{End, Ends, Memory};
pub(crate) use past::{Past, end};

use crate::backup::AutomaticBackup;
use crate::clock::{new_replica, now_millis};
use crate::names::MAIN_DB;
use crate::{Result, StoreError};

/// An open workspace.
///
/// One value is used by one thread at a time; a second one on the same folder may be opened for long work
/// (SQLite keeps them apart: one writer at a time, readers never wait).
#[derive(Debug)]
pub struct Workspace {
    /// Dropped first: it reads the journal, and only a writer that closes last puts the log back.
    pub(crate) automatic_backup: AutomaticBackup,
    pub(crate) dir: PathBuf,
    pub(crate) main: Connection,
    pub(crate) evidence: Connection,
    pub(crate) replica: Uuid,
    pub(crate) read_only: bool,
    /// An upgraded copy of `pilar.db` for looking at a workspace that may not be written.
    pub(crate) upgraded: Option<tempfile::TempDir>,
    /// What this computer remembers of it.
    pub(crate) past: Option<Past>,
    pub(crate) memories: Vec<Memory>,
}

/// How a workspace is opened.
#[derive(Debug, Clone)]
pub struct Opening {
    /// How long to wait for another writer before [`StoreError::Busy`]; 5 seconds by default.
    pub busy_timeout: Duration,
    /// Whether the day's backup is made when due; true by default.
    pub automatic_backup: bool,
    /// The wall time in milliseconds since 1970-01-01 UTC that names backups; the system's clock by default.
    pub now_millis: u64,
    /// The folder in which this computer remembers how far it wrote in each workspace; never inside one. `None` by
    /// default: then only a copy of the file is noticed, by when it was created.
    pub past: Option<PathBuf>,
}

impl Default for Opening {
    fn default() -> Self {
        Self {
            busy_timeout: Duration::from_secs(5),
            automatic_backup: true,
            now_millis: now_millis(),
            past: None,
        }
    }
}

impl Workspace {
    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The id under which this workspace makes its changes.
    ///
    /// It changes when a backup is restored and when the folder turns out to be a copy, so that two different
    /// changes never share a replica and a sequence number.
    pub fn replica(&self) -> Uuid {
        self.replica
    }

    /// Whether it was opened for reading only.
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    pub(crate) fn writable(&self) -> Result<()> {
        if self.read_only {
            return Err(StoreError::ReadOnly);
        }
        // Some systems let an open file be written after its folder was removed, and lose all of it.
        match self.dir.join(MAIN_DB).try_exists() {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => Err(StoreError::Gone(self.dir.clone())),
        }
    }
}

/// The replica id this workspace writes under.
pub(crate) fn replica(main: &Connection) -> Result<Uuid> {
    let text = fact(main, "replica")?.ok_or_else(|| StoreError::damaged("no replica id"))?;
    text.parse().map_err(|_| StoreError::damaged(format!("replica id {text:?} is unreadable")))
}

/// Gives the workspace a new replica id, under which every chain begins anew.
pub(crate) fn renew_replica(main: &Connection, now_millis: u64) -> Result<Uuid> {
    let id = new_replica(now_millis);
    set_fact(main, "replica", &id.to_string())?;
    set_sequence(main, 0)?;
    Ok(id)
}

/// The number of the replica's latest change, over all assessments; 0 before the first.
pub(crate) fn sequence(main: &Connection) -> Result<u64> {
    fact(main, "sequence")?.map_or(Ok(0), |text| {
        text.parse().map_err(|_| StoreError::damaged(format!("sequence {text:?} is unreadable")))
    })
}

/// Notes the number of the replica's latest change.
pub(crate) fn set_sequence(main: &Connection, sequence: u64) -> Result<()> {
    set_fact(main, "sequence", &sequence.to_string())
}

/// One of the facts and settings of the workspace; `None` where it was never set.
pub(crate) fn fact(main: &Connection, key: &str) -> Result<Option<String>> {
    let mut statement = main.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
    Ok(statement.query_row([key], |row| row.get(0)).optional()?)
}

/// Sets one of them, replacing what it was.
pub(crate) fn set_fact(main: &Connection, key: &str, value: &str) -> Result<()> {
    main.prepare_cached(
        "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute((key, value))?;
    Ok(())
}
