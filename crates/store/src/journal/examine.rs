//! Looking at foreign changes beside the journal they are to join.

use pilar_core::journal::Change;
use pilar_core::merge::{self, Known, Place, Refusal};
use rusqlite::{CachedStatement, Connection, OptionalExtension};
use uuid::Uuid;

use super::incoming::Incoming;
use super::{change, clock};
use crate::convert::{signed, unsigned, uuid};
use crate::{Result, StoreError};

/// The changes that are not known yet, each once, by replica and sequence; writes nothing.
pub(super) fn examine<'a>(connection: &Connection, incoming: &Incoming<'a>) -> Result<Vec<&'a Change>> {
    require_instrument(connection, incoming)?;
    let by_id = connection.prepare_cached(
        "SELECT id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
                author, role, operation, subject, value, base, settles
         FROM change WHERE id = ?1",
    )?;
    let places = connection.prepare_cached(include_str!("places.sql"))?;
    let mut stored = Stored { by_id, places };
    merge::examine(&mut stored, incoming.assessment, incoming.changes, incoming.now_millis)
}

fn require_instrument(connection: &Connection, incoming: &Incoming<'_>) -> Result<()> {
    let expected: Option<String> = connection
        .prepare_cached("SELECT instrument FROM assessment WHERE id = ?1")?
        .query_row([incoming.assessment.into_bytes()], |row| row.get(0))
        .optional()?;
    match expected {
        Some(expected) if expected != incoming.instrument => {
            Err(Refusal::AnotherInstrument { expected, found: incoming.instrument.into() }.into())
        }
        _ => Ok(()),
    }
}

/// The journal of a workspace.
struct Stored<'c> {
    by_id: CachedStatement<'c>,
    places: CachedStatement<'c>,
}

impl Known for Stored<'_> {
    type Error = StoreError;

    fn change(&mut self, id: Uuid) -> Result<Option<Change>> {
        Ok(self.by_id.query_row([id.into_bytes()], change).optional()?)
    }

    fn places(&mut self, replica: Uuid, first: u64, last: u64) -> Result<Vec<Place>> {
        let bounds = (replica.into_bytes(), signed(first)?, signed(last)?);
        let rows =
            self.places.query_map(bounds, |row| Ok((unsigned(row, 0)?, clock(row, 1)?, uuid(row, 3)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
