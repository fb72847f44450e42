//! When changes count as made, once wrong clocks are taken back.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use pilar_core::journal::{Change, Repairs};
use pilar_core::merge::standing;
use rusqlite::Connection;
use uuid::Uuid;

use super::change;
use super::pen::project_again;
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
        let counts = standing(changes.iter().map(|(_, change)| change).collect());
        let row = changes.iter().find(|(_, it)| counts.as_ref().is_some_and(|is| is.current.is_same(it)));
        redated.extend(row.map(|(row, _)| (subject, *row)));
    }
    Ok(redated)
}

/// Lets count what [`redated`] says.
pub(super) fn project_redated(connection: &Connection, assessment: Uuid) -> Result<()> {
    let mut count = connection.prepare_cached(
        "INSERT INTO state (assessment, subject, change) VALUES (?1, ?2, ?3)
         ON CONFLICT (assessment, subject) DO UPDATE SET change = excluded.change",
    )?;
    for (subject, row) in redated(connection, assessment)? {
        count.execute((assessment.into_bytes(), subject, row))?;
    }
    Ok(())
}

/// Brings the clocks of an assessment's changes, and what follows from their order, to what its repairs say.
pub(super) fn settle_clocks(connection: &Connection, assessment: Uuid) -> Result<()> {
    let repairs = clock_repairs(connection, assessment)?;
    if repairs.is_empty() {
        return Ok(());
    }
    let repairs = Repairs::of(&repairs);
    let mut touched = BTreeSet::new();
    for (row, change) in changes(connection, assessment)? {
        let taken_back = repairs.taken_back_millis(&change).min(change.clock.millis);
        if taken_back != change.taken_back_millis {
            connection
                .prepare_cached("UPDATE change SET effective_millis = ?2 WHERE row = ?1")?
                .execute((row, signed(change.clock.millis - taken_back)?))?;
            touched.insert(change.subject.to_string());
        }
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
    let repairs = Repairs::of(&repairs);
    let changes = changes(connection, assessment)?.into_iter().map(|(_, change)| change);
    let wrong = changes.filter(|change| {
        change.taken_back_millis != repairs.taken_back_millis(change).min(change.clock.millis)
    });
    Ok(wrong.count() as u64)
}

/// Every change of an assessment with its row.
fn changes(connection: &Connection, assessment: Uuid) -> Result<Vec<(i64, Change)>> {
    let mut statement = connection.prepare_cached(include_str!("journal_rows.sql"))?;
    let rows = statement.query_map([assessment.into_bytes()], |row| Ok((row.get(20)?, change(row)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
