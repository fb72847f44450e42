use std::collections::BTreeMap;

use pilar_core::journal::{Change, ClockRepair, Subject};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::clock;
use crate::error::Result;
use crate::session::Session;

/// What repairing the clock did in one assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ClockRepaired {
    /// The assessment.
    pub id: Uuid,
    /// How many changes count as made earlier than their clock said.
    pub changes: usize,
    /// When the latest of them seemed to be made, RFC 3339 in the user's time zone.
    pub until: String,
}

/// Takes back the clocks of all changes that are ahead of this machine's, in every assessment of the workspace: the
/// latest of a replica counts as made now, the others as long before it as they were.
///
/// An action of its own in each assessment, which undo takes back; where nothing is ahead nothing is written. This
/// machine's clock has to be right.
pub fn repair_clock(session: &mut Session) -> Result<Vec<ClockRepaired>> {
    let now = clock::now_millis();
    let mut repaired = Vec::new();
    for row in session.workspace.assessments()? {
        let ahead = ahead(session.workspace.journal(row.id)?, now);
        let Some(until) = ahead.values().flatten().map(|change| change.clock.millis).max() else { continue };
        let changes = ahead.values().map(Vec::len).sum();
        session.act(row.id, "Perbaiki jam", |acting| -> Result<()> {
            let (own, position) = acting.place();
            let mut repairs: BTreeMap<Uuid, ClockRepair> =
                ahead.iter().map(|(replica, changes)| (*replica, repair(*replica, changes, now))).collect();
            // A change is never earlier than what was seen before it, so the repairs are ahead themselves.
            let nothing = ClockRepair { millis: until - now, ..repair(own, &[], now) };
            repairs.entry(own).or_insert(nothing);
            let last = position + repairs.len() as u64 - 1;
            if let Some(repair) = repairs.get_mut(&own) {
                repair.positions.push((position, last));
                repair.millis = until - now;
            }
            for repair in repairs.into_values() {
                acting.set(Subject::Clock(Uuid::now_v7()), json!(repair))?;
            }
            Ok(())
        })?;
        repaired.push(ClockRepaired { id: row.id, changes, until: clock::local_text(until) });
    }
    Ok(repaired)
}

/// The changes that count as made later than now, by replica.
fn ahead(journal: Vec<Change>, now: u64) -> BTreeMap<Uuid, Vec<Change>> {
    let mut ahead: BTreeMap<Uuid, Vec<Change>> = BTreeMap::new();
    for change in journal.into_iter().filter(|change| change.effective_clock().millis > now) {
        ahead.entry(change.replica).or_default().push(change);
    }
    ahead
}

fn repair(replica: Uuid, changes: &[Change], now: u64) -> ClockRepair {
    let latest = changes.iter().map(|change| change.clock.millis).max().unwrap_or(now);
    let linked = changes.iter().filter_map(|change| Some(change.link?.position));
    let unlinked = changes.iter().filter(|change| change.link.is_none()).map(|change| change.sequence);
    ClockRepair {
        replica,
        positions: runs(linked),
        sequences: runs(unlinked),
        millis: latest.saturating_sub(now),
    }
}

/// Numbers as first and last of each run.
fn runs(numbers: impl Iterator<Item = u64>) -> Vec<(u64, u64)> {
    let mut numbers: Vec<u64> = numbers.collect();
    numbers.sort_unstable();
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if number <= last.saturating_add(1) => *last = number,
            _ => runs.push((number, number)),
        }
    }
    runs
}
