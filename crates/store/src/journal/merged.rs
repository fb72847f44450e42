//! What takes back a merge: for each subject it touched, one change that brings back how the subject stood before.

use std::collections::{BTreeMap, BTreeSet};

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

/// Whether taking the merge back would change anything.
pub(super) fn can_be_taken_back(connection: &Connection, rows: (i64, i64)) -> Result<bool> {
    // Almost always one of its values still counts, and not everything has to be read.
    let mut statement = connection.prepare_cached(
        "SELECT 1 FROM state AS s
         LEFT JOIN restored AS r ON r.change = s.change
         WHERE s.assessment = (SELECT assessment FROM change WHERE row = ?1)
           AND s.subject <> 'profile'
           AND coalesce(r.origin, s.change) BETWEEN ?1 AND ?2",
    )?;
    Ok(statement.exists(rows)? || !inverses(connection, rows)?.is_empty())
}

/// Inverses for the subjects that nothing else has touched since.
pub(super) fn inverses(connection: &Connection, rows: (i64, i64)) -> Result<Vec<Inverse>> {
    let mut statement = connection.prepare_cached(include_str!("merged_subjects.sql"))?;
    let mut subjects: BTreeMap<Subject, Vec<Stored>> = BTreeMap::new();
    let stored = statement.query_map(rows, |row| {
        Ok(Stored { change: change(row)?, row: row.get(15)?, origin: row.get(16)? })
    })?;
    for stored in stored {
        let stored = stored?;
        subjects.entry(stored.change.subject.clone()).or_default().push(stored);
    }
    Ok(subjects.values().filter_map(|stored| inverse(stored, rows)).collect())
}

struct Stored {
    change: Change,
    row: i64,
    /// The row of the change whose value this one brought back, or its own.
    origin: i64,
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
    let restored = before.as_ref().map(|before| before.current);
    let settles = settles(before.as_ref(), &now);
    let value = restored.map_or(Value::Null, |change| change.value.clone());
    let settles_more = now.open.iter().skip(1).any(|rival| settles.contains(&rival.id));
    let settles_less = now.current.settles.iter().any(|settled| !settles.contains(settled));
    if value == now.current.value && !settles_more && !settles_less {
        return None;
    }
    Some(Inverse {
        operation: now.current.operation.clone(),
        subject: now.current.subject.clone(),
        value,
        base: now.current.id,
        origin: restored.and_then(origin),
        settles,
    })
}

/// What taking back settles: what was settled before, and what competes now and did not compete before.
///
/// When the merge replaced a value that competed before, what competes now stays open in its place.
fn settles(before: Option<&Standing<'_>>, now: &Standing<'_>) -> Vec<Uuid> {
    let (rivals, settled) = before.map_or_else(Default::default, |before| {
        (before.open[1..].iter().map(|it| it.id).collect::<BTreeSet<_>>(), before.current.settles.clone())
    });
    let kept = |id: &Uuid| now.current.settles.contains(id) || now.open.iter().any(|open| open.id == *id);
    if !rivals.iter().all(kept) {
        return settled;
    }
    let competing = now.open.iter().skip(1).map(|it| it.id).chain(now.current.settles.iter().copied());
    let all: BTreeSet<Uuid> = settled.into_iter().chain(competing).collect();
    all.difference(&rivals).copied().collect()
}
