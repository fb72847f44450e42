//! What takes back a merge: for each subject it touched, changes that bring back how the subject stood before.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::journal::{Change, Subject};
use pilar_core::merge::{Standing, standing};
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::change;
use super::inverse::Inverse;
use super::pen::Rows;
use crate::Result;

/// Whether taking the merge back would change anything.
pub(super) fn can_be_taken_back(connection: &Connection, rows: Rows) -> Result<bool> {
    // Almost always one of its values still counts, and not everything has to be read.
    let mut statement = connection.prepare_cached(
        "SELECT 1 FROM state AS s
         LEFT JOIN restored AS r ON r.change = s.change
         WHERE s.assessment = (SELECT assessment FROM change WHERE row = ?1)
           AND s.subject <> 'profile'
           AND coalesce(r.origin, s.change) BETWEEN ?1 AND ?2",
    )?;
    Ok(statement.exists((rows.first, rows.last))? || !inverses(connection, rows)?.is_empty())
}

/// Inverses for the subjects that nothing else has touched since.
pub(super) fn inverses(connection: &Connection, rows: Rows) -> Result<Vec<Inverse>> {
    let mut statement = connection.prepare_cached(include_str!("merged_subjects.sql"))?;
    let mut subjects: BTreeMap<Subject, Vec<Stored>> = BTreeMap::new();
    let stored = statement.query_map((rows.first, rows.last), |row| {
        Ok(Stored { change: change(row)?, row: row.get(20)?, origin: row.get(21)? })
    })?;
    for stored in stored {
        let stored = stored?;
        subjects.entry(stored.change.subject.clone()).or_default().push(stored);
    }
    Ok(subjects.values().flat_map(|stored| inverse(stored, rows)).collect())
}

struct Stored {
    change: Change,
    row: i64,
    /// The row of the change whose value this one brought back, or its own.
    origin: i64,
}

/// Empty when there is nothing to take back; otherwise the last one counts afterwards.
fn inverse(stored: &[Stored], rows: Rows) -> Vec<Inverse> {
    let until = |end: i64| standing(stored.iter().filter(|it| it.row <= end).map(|it| &it.change).collect());
    let origin = |change: &Change| stored.iter().find(|it| it.change.is_same(change)).map(|it| it.origin);
    let (before, Some(after), Some(now)) = (until(rows.first - 1), until(rows.last), until(i64::MAX)) else {
        return Vec::new();
    };
    if origin(now.current) != origin(after.current) {
        return Vec::new();
    }
    if before.is_none() && now.current.subject == Subject::Profile {
        // An assessment without a profile is none; taking back leaves the assessment itself.
        return Vec::new();
    }
    let settles = settles(before.as_ref(), &now);
    let restored = before.as_ref().map(|before| before.current);
    let value = restored.map_or(Value::Null, |change| change.value.clone());
    let taken_back = Change {
        id: Uuid::max(),
        value: value.clone(),
        base: Some(now.current.id),
        settles: settles.clone(),
        ..now.current.clone()
    };
    let mut inverses = lost(before.as_ref(), stored, &taken_back, origin);
    let settles_more = now.open.iter().skip(1).any(|rival| settles.contains(&rival.id));
    let settles_less = now.current.settles.iter().any(|settled| !settles.contains(settled));
    if inverses.is_empty() && value == now.current.value && !settles_more && !settles_less {
        return inverses;
    }
    inverses.push(Inverse {
        operation: now.current.operation.clone(),
        subject: now.current.subject.clone(),
        value,
        base: now.current.id,
        origin: restored.and_then(origin),
        settles,
    });
    inverses
}

/// What taking back settles: what was settled before, and what competes now and did not compete before.
fn settles(before: Option<&Standing<'_>>, now: &Standing<'_>) -> Vec<Uuid> {
    let (rivals, settled) = before.map_or_else(Default::default, |before| {
        (before.open[1..].iter().map(|it| it.id).collect::<BTreeSet<_>>(), before.current.settles.clone())
    });
    let competing = now.open.iter().skip(1).map(|it| it.id).chain(now.current.settles.iter().copied());
    let all: BTreeSet<Uuid> = settled.into_iter().chain(competing).collect();
    all.difference(&rivals).copied().collect()
}

/// What competed before and would not once this change takes the merge back, because something the merge brought
/// replaced or settled it: the same values again, beside what became of them.
fn lost(
    before: Option<&Standing<'_>>,
    stored: &[Stored],
    taken_back: &Change,
    origin: impl Fn(&Change) -> Option<i64>,
) -> Vec<Inverse> {
    let changes = stored.iter().map(|it| &it.change).chain([taken_back]).collect();
    let (Some(before), Some(then)) = (before, standing(changes)) else { return Vec::new() };
    let mut competing: Vec<&Value> = then.open.iter().map(|open| &open.value).collect();
    let mut lost = Vec::new();
    for rival in &before.open[1..] {
        if !competing.contains(&&rival.value) {
            competing.push(&rival.value);
            lost.push(Inverse {
                operation: rival.operation.clone(),
                subject: rival.subject.clone(),
                value: rival.value.clone(),
                base: rival.id,
                origin: origin(rival),
                settles: rival.settles.clone(),
            });
        }
    }
    lost
}
