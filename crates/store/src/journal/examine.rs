//! Looking at foreign changes beside the journal they are to join.

use std::borrow::Cow;
use std::collections::HashSet;

use pilar_core::journal::{Change, Digest, Link};
use pilar_core::merge::{self, Examined, Known, Node, Refusal};
use rusqlite::{CachedStatement, Connection, OptionalExtension};
use uuid::Uuid;

use super::change;
use super::clocks::clock_repairs;
use super::held::held;
use super::incoming::Incoming;
use super::quarantine::waiting;
use crate::convert::{digest, signed, unsigned};
use crate::{Result, StoreError};

/// The most links of an assessment that imports may come to, with or without their changes, those that wait included; one
/// whose change comes later counts twice meanwhile. A package holds two million of each, and what is here has to go out
/// again, together with what is made here.
const MOST_LINKS: u64 = 1_500_000;

/// The most lines, of some 80 bytes, in which the head of a package tells the ends of all chains; the largest office needs
/// some hundreds.
const MOST_TOLD: u64 = 80_000;

/// The most lines that tell one end of a chain no longer than [`MOST_LINKS`].
const MOST_OF_AN_END: u64 = 23;

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
    let examined = merge::examine(&mut stored, incoming.assessment, changes, stubs, incoming.now_millis)?;
    // What waits already has its room.
    if !incoming.changes.is_empty() || !incoming.stubs.is_empty() {
        let waits = examined.quarantined.len() + examined.quarantined_stubs.len();
        let new = examined.admitted.len() + examined.stubs.len() + waits;
        let links = link_count(connection, incoming.assessment)?;
        require_room(links, new as u64)?;
        let coming = told_of_new_ends(&examined);
        // Whether there is room may not depend on how much comes at once; few links have few ends.
        if coming > 0 && links * MOST_OF_AN_END + coming > MOST_TOLD {
            let here = held(connection, incoming.assessment)?;
            let here: u64 = here.chains.values().flatten().map(|tip| told(tip.position)).sum();
            if here + coming > MOST_TOLD {
                return Err(Refusal::TooMany.into());
            }
        }
    }
    Ok(examined)
}

/// The lines for those of the new links, those that wait included, that no other one of them follows.
fn told_of_new_ends(examined: &Examined<'_>) -> u64 {
    let waits = examined.quarantined.iter().map(|(change, _)| change);
    let nodes = examined.admitted.iter().chain(waits).filter_map(|change| Node::of(change));
    let stubs = examined.stubs.iter().chain(&examined.quarantined_stubs).copied();
    let nodes: Vec<Node> = nodes.chain(stubs).collect();
    let followed: HashSet<Digest> = nodes.iter().map(|node| node.link.previous).collect();
    let ends = nodes.iter().filter(|node| !followed.contains(&node.link.hash));
    ends.map(|node| told(node.link.position)).sum()
}

/// The lines that tell an end at a position: itself, and hashes 1, 2, 4, … positions before it.
fn told(position: u64) -> u64 {
    3 + u64::from(position.checked_ilog2().unwrap_or_default())
}

/// How many links of an assessment are here.
fn link_count(connection: &Connection, assessment: Uuid) -> Result<u64> {
    let mut count = connection.prepare_cached(
        "SELECT (SELECT count(*) FROM change WHERE assessment = ?1)
              + (SELECT count(*) FROM stub WHERE assessment = ?1)",
    )?;
    Ok(count.query_row([assessment.into_bytes()], |row| unsigned(row, 0))?)
}

/// Whether so many new links find room beside those that are here; what brings none needs none.
fn require_room(here: u64, new: u64) -> std::result::Result<(), Refusal> {
    if new > 0 && here + new > MOST_LINKS { Err(Refusal::TooMany) } else { Ok(()) }
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

#[cfg(test)]
mod tests {
    use super::{MOST_LINKS, Refusal, require_room, told};

    #[test]
    fn a_history_takes_in_no_more_than_can_go_out_again() {
        let refused = Err(Refusal::TooMany);
        assert_eq!(require_room(MOST_LINKS - 1, 1), Ok(()));
        assert_eq!(require_room(MOST_LINKS, 1), refused);
        assert_eq!(require_room(0, MOST_LINKS + 1), refused);
        // What is known already may come again, however much was made here meanwhile.
        assert_eq!(require_room(MOST_LINKS + 9, 0), Ok(()));
        assert_eq!([0, 1, 2, 1_000_000].map(told), [3, 3, 4, 22]);
    }
}
