//! Noticing that the folder is a copy: two copies must not make changes under one replica id.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use pilar_core::journal::is_chained;
use rusqlite::Connection;
use uuid::Uuid;

use super::{fact, renew_replica, replica, set_fact};
use crate::Result;

/// The fact that the mark of the file is.
const FILE: &str = "file";

/// The replica id to write under: a new one when the database file is not the one it was given to.
pub(super) fn own_replica(main: &mut Connection, path: &Path, now_millis: u64) -> Result<Uuid> {
    let Some(found) = mark(path)? else {
        let transaction = main.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let id = chained_replica(&transaction, now_millis)?;
        transaction.commit()?;
        return Ok(id);
    };
    let id = replica(main)?;
    if fact(main, FILE)?.as_ref() == Some(&found) && is_chained(id) {
        return Ok(id);
    }
    let transaction = main.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let id = match fact(&transaction, FILE)? {
        Some(noted) if noted != found => renew_replica(&transaction, now_millis)?,
        _ => chained_replica(&transaction, now_millis)?,
    };
    set_fact(&transaction, FILE, &found)?;
    transaction.commit()?;
    Ok(id)
}

/// The replica id, a new one where it is from the time before changes were chained.
fn chained_replica(main: &Connection, now_millis: u64) -> Result<Uuid> {
    let id = replica(main)?;
    if is_chained(id) { Ok(id) } else { renew_replica(main, now_millis) }
}

/// What a copy of the file does not share with it: when it was created, or its number on the disk.
/// `None` where the system knows neither; copies are then noticed when they meet.
fn mark(path: &Path) -> Result<Option<String>> {
    let metadata = fs::metadata(path)?;
    let created = metadata.created().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let mark = created.map(|since| format!("created {}", since.as_nanos()));
    #[cfg(unix)]
    let mark = mark.or_else(|| Some(format!("number {}", std::os::unix::fs::MetadataExt::ino(&metadata))));
    Ok(mark)
}
