//! Putting the write-ahead logs back, so that a copy of the databases alone holds everything.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::{Duration, SystemTime};

use rusqlite::Connection;

use crate::database::{Access, EVIDENCE, MAIN, Schema, connect, log_of};
use crate::{Result, StoreError, Workspace};

/// What the write-ahead logs of a workspace looked like at one moment; it is different after every write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logs([(u64, Option<SystemTime>); 2]);

impl Logs {
    /// Whether the databases hold everything by themselves.
    pub fn are_empty(&self) -> bool {
        self.0.iter().all(|(bytes, _)| *bytes == 0)
    }
}

impl Workspace {
    /// Looks at the write-ahead logs in a folder without touching anything.
    pub fn logs(dir: &Path) -> Result<Logs> {
        Ok(Logs([look(dir, &MAIN)?, look(dir, &EVIDENCE)?]))
    }

    /// Puts the write-ahead logs of a workspace back into its databases and empties them. False when somebody reads or
    /// writes just now and has to be left alone; it waits for nobody.
    ///
    /// It works on connections of its own, so whoever has the workspace open goes on meanwhile: others may write while
    /// the pages are copied, and only for the moment in which the log is cut off they wait.
    ///
    /// # Errors
    /// Whatever the disk says; nothing is lost then, and the logs stay.
    pub fn put_logs_back(dir: &Path) -> Result<bool> {
        let mut all = true;
        for schema in [&MAIN, &EVIDENCE] {
            if look(dir, schema)?.0 > 0 {
                all &= put_back(dir, schema).map_err(|error| error.about(schema.file))?;
            }
        }
        Ok(all)
    }
}

fn look(dir: &Path, schema: &Schema) -> Result<(u64, Option<SystemTime>)> {
    match fs::metadata(log_of(&dir.join(schema.file))) {
        Ok(about) => Ok((about.len(), about.modified().ok())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok((0, None)),
        Err(error) => Err(error.into()),
    }
}

fn put_back(dir: &Path, schema: &Schema) -> Result<bool> {
    let database = connect(&dir.join(schema.file), Access::Existing, Duration::ZERO)?;
    // Nobody waits for the first one, and it leaves little for the second.
    Ok(checkpoint(&database, "PASSIVE")? && checkpoint(&database, "TRUNCATE")?)
}

/// Whether nobody was in the way.
fn checkpoint(database: &Connection, mode: &str) -> Result<bool> {
    let busy = database.query_row(&format!("PRAGMA wal_checkpoint({mode})"), [], |row| row.get::<_, i64>(0));
    match busy.map_err(StoreError::from) {
        Ok(busy) => Ok(busy == 0),
        Err(StoreError::Busy) => Ok(false),
        Err(error) => Err(error),
    }
}
