//! Which content the journal names.

use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use crate::Result;
use crate::convert::uuid;

/// Every content named by a revision anywhere in the journal, and one assessment naming it.
///
/// Replaced and undone revisions count: redo and history need them.
pub(crate) fn references(main: &Connection) -> Result<BTreeMap<String, Uuid>> {
    let mut statement = main.prepare(include_str!("references.sql"))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, uuid(row, 1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
