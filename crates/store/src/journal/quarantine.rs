//! Changes that came from elsewhere and do not count yet.

use pilar_core::journal::{Change, Clock, Digest, Repairs};
use pilar_core::merge::{Examined, FURTHEST_AHEAD_MILLIS, Held, Node, Quarantine, Run};
use rusqlite::Connection;
use serde::Deserialize;
use uuid::Uuid;

use super::clocks::clock_repairs;
use super::held::Lacking;
use super::incoming::Incoming;
use super::known::require;
use crate::convert::{digest, signed, unsigned, uuid};
use crate::{Result, StoreError, Workspace};

/// A change that does not count yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Quarantined {
    /// The change.
    pub change: Change,
    /// Why it waits.
    pub reason: Quarantine,
    /// When it came, in milliseconds since 1970-01-01 UTC.
    pub since_millis: u64,
}

impl Workspace {
    /// The changes of an assessment that do not count yet, in the order in which they came.
    pub fn quarantined(&self, assessment: Uuid) -> Result<Vec<Quarantined>> {
        require(&self.main, assessment)?;
        let mut statement = self.main.prepare_cached(
            "SELECT line, reason, since FROM quarantine WHERE assessment = ?1 ORDER BY row",
        )?;
        let mut rows = statement.query([assessment.into_bytes()])?;
        let mut quarantined = Vec::new();
        while let Some(row) = rows.next()? {
            if let Waits::Change(change) = read(&row.get::<_, String>(0)?)? {
                let reason = reason(&row.get::<_, String>(1)?)?;
                quarantined.push(Quarantined { change: *change, reason, since_millis: unsigned(row, 2)? });
            }
        }
        Ok(quarantined)
    }
}

impl Workspace {
    /// Everything there is of an assessment, what waits included, as somebody who has nothing of it lacks it.
    pub(crate) fn everything(&self, assessment: Uuid) -> Result<Lacking> {
        let mut all = self.journal_since(assessment, &Held::default())?;
        let waiting = waiting(&self.main, assessment)?;
        all.changes.extend(waiting.changes);
        all.stubs.extend(waiting.stubs);
        Ok(all)
    }

    /// Looks again at what waits because of a clock: its time may have come. While somebody else writes it goes on
    /// waiting.
    pub(crate) fn look_at_waiting(&mut self, now_millis: u64) -> Result<()> {
        for (assessment, instrument, created_millis) in self.waiting_for_a_time()? {
            if !is_due(&self.main, assessment, now_millis)? {
                continue;
            }
            let incoming = Incoming {
                assessment,
                instrument: &instrument,
                created_millis,
                changes: &[],
                stubs: &[],
                name: "Hitung perubahan yang menunggu waktunya",
                now_millis,
            };
            if self.examine(&incoming)?.admitted.is_empty() {
                continue;
            }
            match self.absorb(incoming) {
                Ok(_) | Err(StoreError::Busy) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn waiting_for_a_time(&self) -> Result<Vec<(Uuid, String, u64)>> {
        let mut statement = self.main.prepare_cached(
            "SELECT id, instrument, created_millis FROM assessment
             WHERE id IN (SELECT assessment FROM quarantine WHERE reason = 'future')",
        )?;
        let rows = statement.query_map([], |row| Ok((uuid(row, 0)?, row.get(1)?, unsigned(row, 2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// What tells when the time of a change comes, without the rest of it.
#[derive(Deserialize)]
struct Timed {
    replica: Uuid,
    clock: Clock,
    position: Option<u64>,
    previous: Option<Digest>,
}

/// Whether the time of a change that waits because of a clock has come; what follows one in its chain waits for that.
fn is_due(connection: &Connection, assessment: Uuid, now_millis: u64) -> Result<bool> {
    let repairs = Repairs::of(&clock_repairs(connection, assessment)?);
    let mut lines = connection
        .prepare_cached("SELECT line FROM quarantine WHERE assessment = ?1 AND reason = 'future'")?;
    let mut lines = lines.query([assessment.into_bytes()])?;
    while let Some(row) = lines.next()? {
        let line = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        let timed: Timed = serde_json::from_str(line).map_err(|error| unreadable(&error))?;
        let millis = if repairs.is_empty() {
            timed.clock.millis
        } else {
            let change: Change = serde_json::from_str(line).map_err(|error| unreadable(&error))?;
            change.clock.millis.saturating_sub(repairs.taken_back_millis(&change))
        };
        let has_come = millis.saturating_sub(now_millis) <= FURTHEST_AHEAD_MILLIS;
        if has_come && follows(connection, assessment, &timed)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether what stands before a change in its chain counts, if anything does.
fn follows(connection: &Connection, assessment: Uuid, timed: &Timed) -> Result<bool> {
    let (Some(position @ 2..), Some(previous)) = (timed.position, timed.previous) else { return Ok(true) };
    let mut before = connection.prepare_cached(include_str!("links.sql"))?;
    let place = (assessment.into_bytes(), timed.replica.into_bytes(), signed(position - 1)?);
    let mut hashes = before.query_map((place.0, place.1, place.2, place.2), |row| digest(row, 3))?;
    Ok(hashes.any(|hash| hash.is_ok_and(|hash| hash == previous)))
}

/// What waits, to be looked at again.
#[derive(Default)]
pub(super) struct Waiting {
    pub changes: Vec<Change>,
    pub stubs: Vec<Node>,
}

/// Everything of an assessment that waits.
pub(super) fn waiting(connection: &Connection, assessment: Uuid) -> Result<Waiting> {
    let mut waiting = Waiting::default();
    let mut statement = connection.prepare_cached("SELECT line FROM quarantine WHERE assessment = ?1")?;
    let lines = statement.query_map([assessment.into_bytes()], |row| row.get::<_, String>(0))?;
    for line in lines {
        match read(&line?)? {
            Waits::Change(change) => waiting.changes.push(*change),
            Waits::Run(run) => waiting.stubs.extend(run.nodes()),
        }
    }
    Ok(waiting)
}

/// Replaces what waits by what still does; what waited before keeps the time since when.
pub(super) fn keep(
    connection: &Connection,
    assessment: Uuid,
    examined: &Examined<'_>,
    now_millis: u64,
) -> Result<()> {
    let assessment = assessment.into_bytes();
    let mut keep = connection.prepare_cached(
        "INSERT INTO quarantine (assessment, line, reason, since) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (line) DO UPDATE SET reason = excluded.reason",
    )?;
    let changes = examined.quarantined.iter().map(|(change, why)| Ok((json(&**change)?, key(*why))));
    let runs = Run::of(examined.quarantined_stubs.clone());
    let runs = runs.iter().map(|run| Ok((json(run)?, key(Quarantine::Gap))));
    let lines: Vec<(String, &str)> = changes.chain(runs).collect::<Result<_>>()?;
    let still: serde_json::Value = lines.iter().map(|(line, _)| line.as_str()).collect();
    connection
        .prepare_cached(
            "DELETE FROM quarantine WHERE assessment = ?1 AND line NOT IN (SELECT value FROM json_each(?2))",
        )?
        .execute((assessment, still.to_string()))?;
    for (line, reason) in lines {
        keep.execute((assessment, line, reason, signed(now_millis)?))?;
    }
    Ok(())
}

enum Waits {
    Change(Box<Change>),
    Run(Run),
}

fn read(line: &str) -> Result<Waits> {
    if let Ok(run) = serde_json::from_str(line) {
        return Ok(Waits::Run(run));
    }
    let change = serde_json::from_str(line);
    change.map(|change| Waits::Change(Box::new(change))).map_err(|error| unreadable(&error))
}

fn json(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| unreadable(&error))
}

fn unreadable(error: &serde_json::Error) -> StoreError {
    StoreError::damaged(format!("quarantine: {error}"))
}

fn key(reason: Quarantine) -> &'static str {
    match reason {
        Quarantine::Gap => "gap",
        Quarantine::Future => "future",
        Quarantine::Format => "format",
    }
}

fn reason(key: &str) -> Result<Quarantine> {
    Ok(match key {
        "gap" => Quarantine::Gap,
        "future" => Quarantine::Future,
        "format" => Quarantine::Format,
        other => return Err(StoreError::damaged(format!("quarantine for {other:?}"))),
    })
}
