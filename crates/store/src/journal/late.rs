//! Changes that wait until the worksheet is given back to their side.

use std::collections::BTreeMap;

use pilar_core::assessment::Lateness;
use pilar_core::journal::{Change, Link, Subject};
use pilar_core::merge::{Node, Place};
use pilar_core::review::ProgressRecord;
use rusqlite::Connection;
use uuid::Uuid;

use super::change;
use super::clocks::project_redated;
use super::held::nodes;
use super::known::require;
use super::state::{project_again, value_of};
use crate::convert::{digest, unsigned, uuid};
use crate::{Result, StoreError, Workspace};

impl Workspace {
    /// The changes of an assessment that are late, earliest first: they neither count nor compete until the worksheet
    /// goes back to their side.
    pub fn late(&self, assessment: Uuid) -> Result<Vec<Change>> {
        require(&self.main, assessment)?;
        let mut statement = self.main.prepare_cached(include_str!("late.sql"))?;
        let rows = statement.query_map([assessment.into_bytes()], change)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Makes late what the latest step of the review does not cover, lets count what it does, and brings the values of both
/// up to date.
pub(super) fn settle_late(connection: &Connection, assessment: Uuid) -> Result<()> {
    let (were, are) = (marked(connection, assessment)?, due(connection, assessment)?);
    if were == are {
        return Ok(());
    }
    let mut mark = connection.prepare_cached("INSERT INTO late (row) VALUES (?1)")?;
    for row in are.keys().filter(|row| !were.contains_key(row)) {
        mark.execute([row])?;
    }
    let mut unmark = connection.prepare_cached("DELETE FROM late WHERE row = ?1")?;
    for row in were.keys().filter(|row| !are.contains_key(row)) {
        unmark.execute([row])?;
    }
    let turned = are.iter().filter(|(row, _)| !were.contains_key(row));
    let turned = turned.chain(were.iter().filter(|(row, _)| !are.contains_key(row)));
    project_again(connection, assessment, &turned.map(|(_, subject)| subject.as_str()).collect())?;
    project_redated(connection, assessment)
}

/// How many changes of an assessment are marked late and are not, or are late and not marked.
pub(crate) fn mismarked(connection: &Connection, assessment: Uuid) -> Result<u64> {
    let (were, are) = (marked(connection, assessment)?, due(connection, assessment)?);
    let differ = |one: &BTreeMap<i64, String>, other: &BTreeMap<i64, String>| {
        one.keys().filter(|row| !other.contains_key(row)).count() as u64
    };
    Ok(differ(&were, &are) + differ(&are, &were))
}

/// The rows that are marked late, with their subjects.
fn marked(connection: &Connection, assessment: Uuid) -> Result<BTreeMap<i64, String>> {
    let mut statement = connection.prepare_cached(
        "SELECT c.row, c.subject FROM late AS l CROSS JOIN change AS c ON c.row = l.row WHERE c.assessment = ?1",
    )?;
    let rows = statement.query_map([assessment.into_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The rows that are late by the latest step, with their subjects.
fn due(connection: &Connection, assessment: Uuid) -> Result<BTreeMap<i64, String>> {
    let lateness = lateness(connection, assessment)?;
    let mut due = BTreeMap::new();
    if lateness.is_empty() {
        return Ok(due);
    }
    let mut statement = connection.prepare_cached(include_str!("late_rows.sql"))?;
    let mut rows = statement.query([assessment.into_bytes()])?;
    while let Some(row) = rows.next()? {
        let path: String = row.get(1)?;
        let position: Option<i64> = row.get(5)?;
        let link = match position {
            Some(_) => Some(Link {
                position: unsigned(row, 5)?,
                previous: digest(row, 6)?,
                content: digest(row, 7)?,
                hash: digest(row, 8)?,
            }),
            None => None,
        };
        let subject = Subject::from(path.as_str());
        let begins = row.get(2)?;
        let place = Place { replica: uuid(row, 3)?, sequence: unsigned(row, 4)?, link };
        if lateness.covers(&subject, begins, &place) {
            continue;
        }
        due.insert(row.get(0)?, path);
    }
    Ok(due)
}

fn lateness(connection: &Connection, assessment: Uuid) -> Result<Lateness> {
    let Some(value) = value_of(connection, assessment, &Subject::Progress)? else {
        return Ok(Lateness::default());
    };
    let record: ProgressRecord =
        serde_json::from_value(value).map_err(|error| StoreError::damaged(format!("progress: {error}")))?;
    if record.handovers.is_empty() {
        return Ok(Lateness::default());
    }
    let (nodes, _): (Vec<Node>, _) = nodes(connection, assessment)?;
    Ok(Lateness::of(&record, &nodes))
}
