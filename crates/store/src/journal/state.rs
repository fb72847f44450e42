//! The projection: what every subject is now.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::journal::{Clock, Subject};
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;
use uuid::Uuid;

use super::clock;
use super::known::require;
use crate::convert::{ids, json, uuid};
use crate::{Result, Workspace};

/// The current value of a subject and the change that gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Current {
    /// The value.
    pub value: Value,
    /// The change that gave it.
    pub change: Uuid,
    /// Who made that change.
    pub author: String,
    /// In which role.
    pub role: String,
    /// When.
    pub clock: Clock,
    /// The changes a person decided against.
    pub settles: Vec<Uuid>,
}

impl Workspace {
    /// The current value of every subject of an assessment; subjects that are gone are left out.
    pub fn state(&self, assessment: Uuid) -> Result<BTreeMap<Subject, Current>> {
        require(&self.main, assessment)?;
        let mut statement = self.main.prepare_cached(include_str!("state.sql"))?;
        let rows = statement.query_map([assessment.into_bytes()], |row| {
            Ok((Subject::from(row.get::<_, String>(0)?), read(row)?))
        })?;
        let mut state = BTreeMap::new();
        for row in rows {
            let (subject, current) = row?;
            if !current.value.is_null() {
                state.insert(subject, current);
            }
        }
        Ok(state)
    }

    /// The number of the latest row of the journal; 0 in an empty one. Every change anywhere makes it grow.
    pub fn latest_row(&self) -> Result<i64> {
        let mut statement = self.main.prepare_cached("SELECT coalesce(max(row), 0) FROM change")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// The subjects of an assessment that rows after this one changed, with their current values; `null` is gone.
    ///
    /// A step of the review or a repair of clocks may change which value counts anywhere: then it is every subject.
    pub fn changed_since(&self, assessment: Uuid, after_row: i64) -> Result<BTreeMap<Subject, Value>> {
        let mut statement = self.main.prepare_cached(include_str!("changed_since.sql"))?;
        let mut since = |row: i64| -> Result<BTreeMap<Subject, Value>> {
            let rows = statement.query_map((assessment.into_bytes(), row), |row| {
                Ok((Subject::from(row.get::<_, String>(0)?), json(row, 1)?))
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        let changed = since(after_row)?;
        let is_far_reaching = |subject: &Subject| matches!(subject, Subject::Progress | Subject::Clock(_));
        if changed.keys().any(is_far_reaching) { since(0) } else { Ok(changed) }
    }

    /// The current value of one subject; `None` when it has none.
    pub fn value(&self, assessment: Uuid, subject: &Subject) -> Result<Option<Value>> {
        require(&self.main, assessment)?;
        value_of(&self.main, assessment, subject)
    }
}

/// A subject's current change, even when that took its value away.
pub(super) fn current(
    connection: &Connection,
    assessment: Uuid,
    subject: &Subject,
) -> Result<Option<Current>> {
    Ok(connection
        .prepare_cached(include_str!("current.sql"))?
        .query_row((assessment.into_bytes(), subject.to_string()), read)
        .optional()?)
}

pub(super) fn value_of(
    connection: &Connection,
    assessment: Uuid,
    subject: &Subject,
) -> Result<Option<Value>> {
    let current = current(connection, assessment, subject)?;
    Ok(current.map(|current| current.value).filter(|value| !value.is_null()))
}

/// Makes the change in a row the subject's current one, unless a later one is.
pub(super) fn project(connection: &Connection, assessment: Uuid, subject: &Subject, row: i64) -> Result<()> {
    let key = (assessment.into_bytes(), subject.to_string(), row);
    connection.prepare_cached(include_str!("project.sql"))?.execute(key)?;
    Ok(())
}

/// Reads the values of these subjects from the journal once more.
pub(super) fn project_again(
    connection: &Connection,
    assessment: Uuid,
    subjects: &BTreeSet<&str>,
) -> Result<()> {
    let subjects: Value = subjects.iter().copied().collect();
    let key = || (assessment.into_bytes(), subjects.to_string());
    connection
        .prepare_cached(
            "DELETE FROM state WHERE assessment = ?1 AND subject IN (SELECT value FROM json_each(?2))",
        )?
        .execute(key())?;
    connection.prepare_cached(include_str!("project_again.sql"))?.execute(key())?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Current> {
    Ok(Current {
        value: json(row, 1)?,
        change: uuid(row, 2)?,
        author: row.get(3)?,
        role: row.get(4)?,
        clock: clock(row, 5)?,
        settles: ids(row, 7)?,
    })
}
