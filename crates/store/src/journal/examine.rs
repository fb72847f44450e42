//! Looking at foreign changes beside the journal they are to join.

use std::collections::HashMap;

use pilar_core::journal::{Change, Clock};
use pilar_core::merge::{Refusal, check_order};
use rusqlite::{CachedStatement, Connection, OptionalExtension};
use uuid::Uuid;

use super::incoming::Incoming;
use super::{change, clock};
use crate::convert::{signed, unsigned, uuid};
use crate::{Result, StoreError};

/// The changes that are not known yet, each once, by replica and sequence; writes nothing.
pub(super) fn examine<'a>(connection: &Connection, incoming: &Incoming<'a>) -> Result<Vec<&'a Change>> {
    require_instrument(connection, incoming)?;
    let mut coming: HashMap<Uuid, &Change> = HashMap::with_capacity(incoming.changes.len());
    let mut by_id = by_id(connection)?;
    let mut new = Vec::with_capacity(incoming.changes.len());
    for it in incoming.changes {
        let known = match coming.insert(it.id, it) {
            Some(twin) => Some(twin == it),
            None => stored(&mut by_id, it.id)?.map(|stored| stored == *it),
        };
        match known {
            None => new.push(it),
            Some(true) => {}
            Some(false) => return Err(Refusal::SameIdOtherContent { change: it.id }.into()),
        }
    }
    new.sort_unstable_by_key(|it| (it.replica, it.sequence));
    for of_replica in new.chunk_by(|one, next| one.replica == next.replica) {
        require_order(connection, of_replica)?;
    }
    for it in &new {
        require_base(&mut by_id, it, &coming)?;
    }
    Ok(new)
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

/// The statement that [`stored`] runs.
fn by_id(connection: &Connection) -> Result<CachedStatement<'_>> {
    Ok(connection.prepare_cached(
        "SELECT id, action, action_name, assessment, replica, sequence, clock_millis, clock_counter,
                author, role, operation, subject, value, base, settles
         FROM change WHERE id = ?1",
    )?)
}

fn stored(by_id: &mut CachedStatement<'_>, id: Uuid) -> Result<Option<Change>> {
    Ok(by_id.query_row([id.into_bytes()], change).optional()?)
}

/// New changes of one replica must fit between each other and the stored ones around them.
fn require_order(connection: &Connection, new: &[&Change]) -> Result<()> {
    let (Some(first), Some(last)) = (new.first(), new.last()) else { return Ok(()) };
    let mut statement = connection.prepare_cached(include_str!("places.sql"))?;
    let bounds = (first.replica.into_bytes(), signed(first.sequence)?, signed(last.sequence)?);
    let rows = statement.query_map(bounds, |row| Ok((unsigned(row, 0)?, clock(row, 1)?, uuid(row, 3)?)))?;
    let mut places = rows.collect::<rusqlite::Result<Vec<(u64, Clock, Uuid)>>>()?;
    places.extend(new.iter().map(|it| (it.sequence, it.clock, it.id)));
    // Stable: of two with the same number, the stored one is the known one.
    places.sort_by_key(|(sequence, ..)| *sequence);
    check_order(places).map_err(StoreError::from)
}

/// What a change replaces must be earlier, and come along or be here: without it a subject would seem to have competing values.
fn require_base(by_id: &mut CachedStatement<'_>, it: &Change, coming: &HashMap<Uuid, &Change>) -> Result<()> {
    let Some(base) = it.base else { return Ok(()) };
    let known = if coming.contains_key(&base) { None } else { stored(by_id, base)? };
    match coming.get(&base).copied().or(known.as_ref()) {
        Some(found) if found.assessment != it.assessment || found.subject != it.subject => {
            Err(Refusal::MissingBase { change: it.id, base }.into())
        }
        Some(found) if found.order() >= it.order() => Err(Refusal::OutOfSequence { change: it.id }.into()),
        Some(_) => Ok(()),
        None => Err(Refusal::MissingBase { change: it.id, base }.into()),
    }
}
