use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Change, Clock, Digest, Subject};

/// What takes back a clock that was wrong: of which changes, and how far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockRepair {
    /// Who made the changes.
    pub replica: Uuid,
    /// First and last position of each run of them; those of journal format 1 are in `sequences`.
    #[serde(default)]
    pub positions: Vec<(u64, u64)>,
    /// First and last sequence number of each run of changes of journal format 1.
    #[serde(default)]
    pub sequences: Vec<(u64, u64)>,
    /// Milliseconds to take back.
    pub millis: u64,
}

impl ClockRepair {
    /// How many changes it is about, if all of them are there.
    pub fn count(&self) -> u64 {
        let runs = self.positions.iter().chain(&self.sequences);
        runs.map(|(first, last)| last.saturating_sub(*first).saturating_add(1)).fold(0, u64::saturating_add)
    }

    /// Whether it is about a change.
    pub fn is_about(&self, change: &Change) -> bool {
        let (runs, at) = match change.link {
            Some(link) => (&self.positions, link.position),
            None => (&self.sequences, change.sequence),
        };
        change.replica == self.replica && runs.iter().any(|(first, last)| (*first..=*last).contains(&at))
    }
}

/// Of the changes to one repair those that no other one replaced and, of these, no other one settled; the one that holds
/// comes first. Clocks, which a repair may change, play no part in that. Nothing is left only where a forger named in a circle.
pub fn open_repairs(mut changes: Vec<&Change>) -> Vec<&Change> {
    changes.sort_by_cached_key(|it| Reverse((it.id, it.content())));
    changes.dedup_by(|one, other| one.is_same(other));
    let replaced: HashSet<Uuid> = changes.iter().filter_map(|it| it.base).collect();
    changes.retain(|it| !replaced.contains(&it.id));
    let settled: HashSet<Uuid> = changes.iter().flat_map(|it| it.settles.iter().copied()).collect();
    changes.retain(|it| !settled.contains(&it.id));
    changes
}

/// A repair, and what orders it among others: its clock as it was, its id, and its content where an id was given twice.
type Ordered = ((Clock, Uuid, Digest), ClockRepair);

/// The repairs that hold in a set of changes; a function of the set.
///
/// Of each repair the first of [`open_repairs`] counts. Of several repairs for one change the earliest counts, by clocks
/// as they were.
#[derive(Debug, Clone, Default)]
pub struct Repairs {
    by_replica: HashMap<Uuid, Vec<Ordered>>,
}

impl Repairs {
    /// Reads them from changes; any others among these are passed over, and so is what cannot be read.
    pub fn of<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Self {
        let mut by_id: HashMap<Uuid, Vec<&Change>> = HashMap::new();
        for change in changes {
            if let Subject::Clock(id) = change.subject {
                by_id.entry(id).or_default().push(change);
            }
        }
        let mut repairs = Self::default();
        for change in by_id.into_values().filter_map(|of_it| open_repairs(of_it).first().copied()) {
            if let Ok(repair) = serde_json::from_value::<ClockRepair>(change.value.clone()) {
                let of_replica = repairs.by_replica.entry(repair.replica).or_default();
                of_replica.push(((change.clock, change.id, change.content()), repair));
            }
        }
        for of_replica in repairs.by_replica.values_mut() {
            of_replica.sort_by_key(|(order, _)| *order);
        }
        repairs
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_replica.is_empty()
    }

    /// Milliseconds by which they take back a change's clock.
    pub fn taken_back_millis(&self, change: &Change) -> u64 {
        let of_replica = self.by_replica.get(&change.replica).into_iter().flatten();
        of_replica.map(|(_, repair)| repair).find(|it| it.is_about(change)).map_or(0, |it| it.millis)
    }
}
