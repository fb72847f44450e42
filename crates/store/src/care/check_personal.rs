//! Checking the files with personal data: the database, and with a deep check every content.

use std::io;

use rusqlite::Connection;

use super::report::{CheckFault, CheckReport};
use super::sound::{foreign_keys, integrity};
use crate::convert::{unsigned, uuid};
use crate::names::PERSONAL_DB;
use crate::{Result, StoreError, Workspace};

/// Looks over `personal.db`, where there is one.
pub(super) fn personal(workspace: &Workspace, report: &mut CheckReport) -> Result<()> {
    let Some(connection) = workspace.personal_to_look()? else { return Ok(()) };
    integrity(PERSONAL_DB, &connection, report)?;
    foreign_keys(PERSONAL_DB, &connection, report)?;
    for (row, file) in files(&connection)? {
        report.personal += 1;
        report.personal_bytes += file.size;
        let read = || workspace.read_personal(row, &file.kind, &file.sha256, &mut io::sink());
        let whole = match if report.deep { read() } else { Ok(()) } {
            Ok(()) => true,
            Err(StoreError::UnknownBlob(_)) => false,
            Err(error) if error.is_damage() => false,
            Err(error) => return Err(error),
        };
        if !whole || file.size != file.stored {
            report.faults.push(CheckFault::PersonalDamaged { name: file.name });
        }
    }
    Ok(())
}

/// A file, and how much of it is there.
struct File {
    kind: String,
    sha256: String,
    name: String,
    size: u64,
    stored: u64,
}

/// Every file with the assessment it is of.
fn files(personal: &Connection) -> Result<Vec<(uuid::Uuid, File)>> {
    let mut statement = personal.prepare(
        "SELECT assessment, kind, sha256, name, size, (SELECT coalesce(sum(length(data)), 0) FROM personal_piece \
         WHERE file = id) FROM personal_file ORDER BY id",
    )?;
    let rows = statement.query_map([], |row| {
        let (size, stored) = (unsigned(row, 4)?, unsigned(row, 5)?);
        let file = File { kind: row.get(1)?, sha256: row.get(2)?, name: row.get(3)?, size, stored };
        Ok((uuid(row, 0)?, file))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
