//! What takes back a merge: for each subject it touched, one change that brings back how the subject stood before.

use std::collections::HashSet;

use pilar_core::journal::{Change, Subject};
use pilar_core::merge::{Standing, standing};
use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use uuid::Uuid;

use super::change;
use super::undo::Inverse;
use crate::Result;

/// First and last row that a merge brought; `None` when the step is no merge.
pub(super) fn rows(connection: &Connection, effect: Uuid) -> Result<Option<(i64, i64)>> {
    let mut statement =
        connection.prepare_cached("SELECT first_row, last_row FROM merge WHERE effect = ?1")?;
    Ok(statement.query_row([effect.into_bytes()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Inverses for the subjects that nothing else has touched since.
pub(super) fn inverses(connection: &Connection, rows: (i64, i64)) -> Result<Vec<Inverse>> {
    let mut statement = connection
        .prepare_cached("SELECT DISTINCT assessment, subject FROM change WHERE row BETWEEN ?1 AND ?2")?;
    let subjects = statement
        .query_map(rows, |row| Ok((row.get::<_, [u8; 16]>(0)?, row.get::<_, String>(1)?)))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut found = Vec::new();
    for (assessment, subject) in subjects {
        found.extend(inverse(&of_subject(connection, assessment, &subject)?, rows));
    }
    Ok(found)
}

struct Stored {
    change: Change,
    row: i64,
    /// The row of the change whose value this one brought back, or its own.
    origin: i64,
}

fn of_subject(connection: &Connection, assessment: [u8; 16], subject: &str) -> Result<Vec<Stored>> {
    let mut statement = connection.prepare_cached(include_str!("of_subject.sql"))?;
    let rows = statement.query_map((assessment, subject), |row| {
        Ok(Stored { change: change(row)?, row: row.get(15)?, origin: row.get(16)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn inverse(stored: &[Stored], (first, last): (i64, i64)) -> Option<Inverse> {
    let until = |end: i64| standing(stored.iter().filter(|it| it.row <= end).map(|it| &it.change).collect());
    let origin = |change: &Change| stored.iter().find(|it| it.change.id == change.id).map(|it| it.origin);
    let (before, after, now) = (until(first - 1), until(last)?, until(i64::MAX)?);
    if origin(now.current) != origin(after.current) {
        return None;
    }
    if before.is_none() && now.current.subject == Subject::Profile {
        // An assessment without a profile is none; taking back leaves the assessment itself.
        return None;
    }
    let brought = brought(before.as_ref(), &now);
    let restored = before.map(|before| before.current);
    let value = restored.map_or(Value::Null, |change| change.value.clone());
    if value == now.current.value && brought.is_empty() {
        return None;
    }
    let mut settles = restored.map_or_else(Vec::new, |change| change.settles.clone());
    settles.extend(brought);
    Some(Inverse {
        operation: now.current.operation.clone(),
        subject: now.current.subject.clone(),
        value,
        base: now.current.id,
        origin: restored.and_then(origin),
        settles,
    })
}

/// The open changes that taking back settles: those that were not open before, and the one it brings back.
///
/// None when the merge replaced a value that competed before: its successor has to stay open in its place.
fn brought(before: Option<&Standing<'_>>, now: &Standing<'_>) -> Vec<Uuid> {
    let rivals: HashSet<Uuid> =
        before.map_or_else(HashSet::new, |before| before.open.iter().skip(1).map(|it| it.id).collect());
    let open: HashSet<Uuid> = now.open.iter().map(|it| it.id).collect();
    if !rivals.is_subset(&open) {
        return Vec::new();
    }
    let ids = now.open.iter().map(|it| it.id);
    ids.filter(|id| *id != now.current.id && !rivals.contains(id)).collect()
}
