//! When changes count as made, once wrong clocks are taken back.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use pilar_core::journal::{Change, ClockRepair, Repairs, Subject};
use pilar_core::merge::standing;
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::change;
use super::state::project_again;
use crate::Result;
use crate::convert::{signed, unsigned};

/// The changes of an assessment that repair clocks.
pub(super) fn clock_repairs(connection: &Connection, assessment: Uuid) -> Result<Vec<Change>> {
    if !has_repairs(connection, assessment)? {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare_cached(include_str!("clock_repairs.sql"))?;
    Ok(statement.query_map([assessment.into_bytes()], change)?.collect::<rusqlite::Result<_>>()?)
}

/// Whether any change of an assessment repairs clocks, or did.
fn has_repairs(connection: &Connection, assessment: Uuid) -> Result<bool> {
    let mut any = connection.prepare_cached(
        "SELECT 1 FROM state WHERE assessment = ?1 AND subject >= 'clock/' AND subject < 'clock0'",
    )?;
    Ok(any.exists([assessment.into_bytes()])?)
}

/// The row of the change whose value counts, of every subject of which a change counts at another time than its clock
/// says: there the latest may be one that another replaced.
pub(crate) fn redated(connection: &Connection, assessment: Uuid) -> Result<BTreeMap<String, i64>> {
    let mut redated = BTreeMap::new();
    if !has_repairs(connection, assessment)? {
        return Ok(redated);
    }
    let mut statement = connection.prepare_cached(include_str!("redated.sql"))?;
    let rows = statement.query_map([assessment.into_bytes()], |row| Ok((row.get(20)?, change(row)?)))?;
    let mut subjects: HashMap<String, Vec<(i64, Change)>> = HashMap::new();
    for row in rows {
        let (row, change): (i64, Change) = row?;
        subjects.entry(change.subject.to_string()).or_default().push((row, change));
    }
    for (subject, changes) in subjects {
        redated.extend(counting(&changes).map(|row| (subject, row)));
    }
    Ok(redated)
}

/// The row of the one of these changes to one subject whose value counts.
fn counting(changes: &[(i64, Change)]) -> Option<i64> {
    let counts = standing(changes.iter().map(|(_, change)| change).collect())?;
    changes.iter().find(|(_, it)| counts.current.is_same(it)).map(|(row, _)| *row)
}

/// Lets the change to one subject count that does, where a change to it counts at another time than its clock says.
pub(super) fn count_again(connection: &Connection, assessment: Uuid, subject: &Subject) -> Result<()> {
    let mut statement = connection.prepare_cached(include_str!("subject_rows.sql"))?;
    let key = (assessment.into_bytes(), subject.to_string());
    let rows = statement.query_map(key, |row| Ok((row.get(20)?, change(row)?)))?;
    let changes: Vec<(i64, Change)> = rows.collect::<rusqlite::Result<_>>()?;
    match counting(&changes) {
        Some(row) => count(connection, assessment, &subject.to_string(), row),
        None => Ok(()),
    }
}

/// Lets count what [`redated`] says.
pub(super) fn project_redated(connection: &Connection, assessment: Uuid) -> Result<()> {
    for (subject, row) in redated(connection, assessment)? {
        count(connection, assessment, &subject, row)?;
    }
    Ok(())
}

fn count(connection: &Connection, assessment: Uuid, subject: &str, row: i64) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO state (assessment, subject, change) VALUES (?1, ?2, ?3)
             ON CONFLICT (assessment, subject) DO UPDATE SET change = excluded.change",
        )?
        .execute((assessment.into_bytes(), subject, row))?;
    Ok(())
}

/// The value of a repair that an undone step brings back, as this replica's changes from one position to another. These
/// follow the wrong clock once more, so that a repair of this replica's own clock is about them as well.
pub(super) fn made_again(subject: &Subject, value: Value, own: Uuid, places: (u64, u64)) -> Value {
    if !matches!(subject, Subject::Clock(_)) {
        return value;
    }
    match serde_json::from_value::<ClockRepair>(value.clone()) {
        Ok(mut repair) if repair.replica == own => {
            repair.positions.push(places);
            serde_json::to_value(repair).unwrap_or(value)
        }
        _ => value,
    }
}

/// Brings the clocks of an assessment's changes, and what follows from their order, to what its repairs say.
pub(super) fn settle_clocks(connection: &Connection, assessment: Uuid) -> Result<()> {
    let repairs = clock_repairs(connection, assessment)?;
    if repairs.is_empty() {
        return Ok(());
    }
    let repairs = Repairs::of(&repairs);
    let mut touched = BTreeSet::new();
    let mut redate = connection.prepare_cached("UPDATE change SET effective_millis = ?2 WHERE row = ?1")?;
    for (row, change) in misdated_by(connection, assessment, &repairs)? {
        let taken_back = repairs.taken_back_millis(&change).min(change.clock.millis);
        redate.execute((row, signed(change.clock.millis - taken_back)?))?;
        touched.insert(change.subject.to_string());
    }
    project_again(connection, assessment, &touched.iter().map(String::as_str).collect())?;
    project_redated(connection, assessment)?;
    connection
        .prepare_cached(
            "UPDATE assessment SET changed_millis =
                 (SELECT max(effective_millis) FROM change WHERE assessment = ?1)
             WHERE id = ?1",
        )?
        .execute([assessment.into_bytes()])?;
    Ok(())
}

/// How many changes of an assessment count at another time than its repairs say.
pub(crate) fn misdated(connection: &Connection, assessment: Uuid) -> Result<u64> {
    let repairs = clock_repairs(connection, assessment)?;
    if repairs.is_empty() {
        let mut statement = connection.prepare_cached(
            "SELECT count(*) FROM change WHERE assessment = ?1 AND effective_millis <> clock_millis",
        )?;
        return Ok(statement.query_row([assessment.into_bytes()], |row| unsigned(row, 0))?);
    }
    Ok(misdated_by(connection, assessment, &Repairs::of(&repairs))?.len() as u64)
}

/// The changes of an assessment that count at another time than these repairs say, each with its row.
fn misdated_by(connection: &Connection, assessment: Uuid, repairs: &Repairs) -> Result<Vec<(i64, Change)>> {
    let mut statement = connection.prepare_cached(include_str!("journal_rows.sql"))?;
    let mut rows = statement.query([assessment.into_bytes()])?;
    let mut misdated = Vec::new();
    while let Some(row) = rows.next()? {
        let (row, change): (i64, Change) = (row.get(20)?, change(row)?);
        if change.taken_back_millis != repairs.taken_back_millis(&change).min(change.clock.millis) {
            misdated.push((row, change));
        }
    }
    Ok(misdated)
}
