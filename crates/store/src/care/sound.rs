//! What SQLite itself says of a database.

use rusqlite::Connection;

use super::report::{CheckFault, CheckReport};
use crate::Result;

/// Its own check of the file.
pub(super) fn integrity(file: &str, connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let detail: String = row.get(0)?;
        if detail != "ok" {
            report.faults.push(CheckFault::Damaged { file: file.into(), detail });
        }
    }
    Ok(())
}

/// Rows that refer to none.
pub(super) fn foreign_keys(file: &str, connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let fault = CheckFault::DanglingRow { file: file.into(), table: row.get(0)?, row: row.get(1)? };
        report.faults.push(fault);
    }
    Ok(())
}
