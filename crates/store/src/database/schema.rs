//! The schema of each database and its migrations.

use rusqlite::{Connection, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use super::content;
use crate::names::{EVIDENCE_DB, MAIN_DB, PERSONAL_DB};
use crate::{Result, StoreError};

/// What one of the databases must look like.
#[derive(Debug)]
pub(crate) struct Schema {
    /// Name of the file.
    pub file: &'static str,
    /// `PRAGMA application_id`, which tells our files from other SQLite databases.
    pub application: u32,
    /// Every migration ever released, in order.
    steps: &'static [&'static str],
}

/// `pilar.db`.
pub(crate) const MAIN: Schema = Schema {
    file: MAIN_DB,
    application: 0x5049_4C52,
    steps: &[
        include_str!("../../migrations/0001_journal.sql"),
        include_str!("../../migrations/0002_merge.sql"),
        include_str!("../../migrations/0003_steps.sql"),
        include_str!("../../migrations/0004_chain.sql"),
        include_str!("../../migrations/0005_late.sql"),
    ],
};

/// `evidence.db`.
pub(crate) const EVIDENCE: Schema = Schema {
    file: EVIDENCE_DB,
    application: 0x5049_4C45,
    steps: &[include_str!("../../migrations/evidence_0001_blobs.sql")],
};

/// `personal.db`.
pub(crate) const PERSONAL: Schema = Schema {
    file: PERSONAL_DB,
    application: 0x5049_4C50,
    steps: &[include_str!("../../migrations/personal_0001_files.sql")],
};

impl Schema {
    /// The newest version this program knows.
    pub(crate) fn known(&self) -> u32 {
        u32::try_from(self.steps.len()).unwrap_or(u32::MAX)
    }

    /// Refuses a version newer than the known one and a database that is not ours.
    pub(crate) fn accept(&self, version: u32, application: u32) -> Result<()> {
        if version != 0 && application != self.application {
            return Err(StoreError::NotAWorkspace { file: self.file.into() });
        }
        if version > self.known() {
            return Err(StoreError::NewerSchema { found: version, known: self.known() });
        }
        Ok(())
    }

    /// Checks what an open connection sees (the write-ahead log included).
    pub(crate) fn accept_connection(&self, connection: &Connection) -> Result<u32> {
        let (version, application) = versions(connection).map_err(|error| error.about(self.file))?;
        self.accept(version, application)?;
        Ok(version)
    }

    /// Brings the database to the newest version; all of it or nothing. Returns whether anything was done.
    ///
    /// Another process may do the same at the same moment: whoever comes second finds the work done.
    pub(crate) fn migrate(&self, connection: &mut Connection) -> Result<bool> {
        if self.accept_connection(connection)? == self.known() {
            return Ok(false);
        }
        let migrations =
            Migrations::new(self.steps.iter().map(|sql| M::up(sql).foreign_key_check()).collect());
        connection.set_transaction_behavior(TransactionBehavior::Immediate);
        content::register(connection)?;
        // A table that others refer to is rebuilt; whether they still fit is asked before it is committed.
        connection.pragma_update(None, "foreign_keys", false)?;
        let outcome = migrations.to_latest(connection);
        connection.pragma_update(None, "foreign_keys", true)?;
        if let Err(error) = outcome
            && self.accept_connection(connection)? != self.known()
        {
            return Err(match error {
                rusqlite_migration::Error::RusqliteError { err, .. } => {
                    StoreError::from(err).about(self.file)
                }
                other => StoreError::Damaged { file: self.file.into(), detail: other.to_string() },
            });
        }
        // The file's own header says the version from now on, so an older Pilar sees it without opening the log.
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(true)
    }
}

/// `user_version` and `application_id`.
pub(crate) fn versions(connection: &Connection) -> Result<(u32, u32)> {
    // Both are 32-bit and signed in SQLite; a negative one is somebody else's.
    let read = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let version = read("user_version")?;
    let application = read("application_id")?;
    Ok((version.cast_unsigned(), application.cast_unsigned()))
}
