//! Looking at foreign changes beside the journal they are to join.

use std::borrow::Cow;

use pilar_core::journal::{Change, Link};
use pilar_core::merge::{self, Examined, Known, Node, Refusal};
use rusqlite::{CachedStatement, Connection, OptionalExtension};
use uuid::Uuid;

use super::change;
use super::clocks::clock_repairs;
use super::incoming::Incoming;
use super::quarantine::waiting;
use crate::convert::{digest, signed, unsigned};
use crate::{Result, StoreError};

/// What the changes come to, with what waits in quarantine beside them; writes nothing.
pub(super) fn examine<'a>(connection: &Connection, incoming: &Incoming<'a>) -> Result<Examined<'a>> {
    require_instrument(connection, incoming)?;
    let by_id = connection.prepare_cached(include_str!("by_id.sql"))?;
    let links = connection.prepare_cached(include_str!("links.sql"))?;
    let mut stored = Stored { connection, assessment: incoming.assessment, by_id, links };
    let waiting = waiting(connection, incoming.assessment)?;
    let stubs = incoming.stubs.iter().copied().chain(waiting.stubs);
    let waiting = waiting.changes.into_iter().map(Cow::Owned);
    let changes = incoming.changes.iter().map(Cow::Borrowed).chain(waiting);
    merge::examine(&mut stored, incoming.assessment, changes, stubs, incoming.now_millis)
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
    connection: &'c Connection,
    assessment: Uuid,
    by_id: CachedStatement<'c>,
    links: CachedStatement<'c>,
}

impl Known for Stored<'_> {
    type Error = StoreError;

    fn changes(&mut self, id: Uuid) -> Result<Vec<Change>> {
        Ok(self.by_id.query_map([id.into_bytes()], change)?.collect::<rusqlite::Result<_>>()?)
    }

    fn repairs(&mut self) -> Result<Vec<Change>> {
        clock_repairs(self.connection, self.assessment)
    }

    fn links(&mut self, replica: Uuid, first: u64, last: u64) -> Result<Vec<(Node, bool)>> {
        let bounds = (self.assessment.into_bytes(), replica.into_bytes(), signed(first)?, signed(last)?);
        let rows = self.links.query_map(bounds, |row| {
            let (position, previous) = (unsigned(row, 0)?, digest(row, 1)?);
            let link = Link { position, previous, content: digest(row, 2)?, hash: digest(row, 3)? };
            Ok((Node { replica, link }, row.get(4)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
