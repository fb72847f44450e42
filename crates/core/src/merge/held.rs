use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Which changes of an assessment a workspace or a package holds: the sequence numbers of each replica, as ranges.
///
/// Ranges instead of a highest number, because holes are honest: a replica numbers the changes of all its
/// assessments in one row, and a package may carry one area only. What is not held is never claimed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<Uuid, Vec<(u64, u64)>>", into = "BTreeMap<Uuid, Vec<(u64, u64)>>")]
pub struct Held {
    /// First and last number of each range, ascending, neither touching nor overlapping.
    ranges: BTreeMap<Uuid, Vec<(u64, u64)>>,
}

impl Held {
    /// Whether this change of a replica is held.
    pub fn has(&self, replica: Uuid, sequence: u64) -> bool {
        self.ranges.get(&replica).is_some_and(|ranges| {
            let after = ranges.partition_point(|(first, _)| *first <= sequence);
            after > 0 && sequence <= ranges[after - 1].1
        })
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// Whether everything held by the other is held here too.
    pub fn covers(&self, other: &Self) -> bool {
        other.ranges.iter().all(|(replica, ranges)| {
            ranges.iter().all(|(first, last)| {
                self.ranges.get(replica).is_some_and(|ours| {
                    ours.iter().any(|(our_first, our_last)| our_first <= first && last <= our_last)
                })
            })
        })
    }
}

impl FromIterator<(Uuid, u64)> for Held {
    fn from_iter<T: IntoIterator<Item = (Uuid, u64)>>(places: T) -> Self {
        let mut ranges: BTreeMap<Uuid, Vec<(u64, u64)>> = BTreeMap::new();
        for (replica, sequence) in places {
            ranges.entry(replica).or_default().push((sequence, sequence));
        }
        ranges.into()
    }
}

impl From<BTreeMap<Uuid, Vec<(u64, u64)>>> for Held {
    /// Ranges in any order; those that hold nothing are dropped, those that meet are joined.
    fn from(mut ranges: BTreeMap<Uuid, Vec<(u64, u64)>>) -> Self {
        for ranges in ranges.values_mut() {
            ranges.retain(|(first, last)| first <= last);
            ranges.sort_unstable();
            ranges.dedup_by(|later, earlier| {
                let joins = later.0 <= earlier.1.saturating_add(1);
                if joins {
                    earlier.1 = earlier.1.max(later.1);
                }
                joins
            });
        }
        ranges.retain(|_, ranges| !ranges.is_empty());
        Self { ranges }
    }
}

impl From<Held> for BTreeMap<Uuid, Vec<(u64, u64)>> {
    fn from(held: Held) -> Self {
        held.ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Uuid = Uuid::from_u128(1);
    const B: Uuid = Uuid::from_u128(2);

    #[test]
    fn holes_are_not_claimed() {
        let held: Held = [(A, 3), (A, 1), (A, 2), (B, 9), (A, 7), (A, 3)].into_iter().collect();
        let has = |replica| (0..12).filter(|sequence| held.has(replica, *sequence)).collect::<Vec<_>>();
        assert_eq!(has(A), [1, 2, 3, 7]);
        assert_eq!(has(B), [9]);
        assert_eq!(
            serde_json::to_string(&held).expect("JSON"),
            format!(r#"{{"{A}":[[1,3],[7,7]],"{B}":[[9,9]]}}"#)
        );
    }

    #[test]
    fn ranges_in_any_shape_are_read_as_what_they_hold() {
        let text = format!(r#"{{"{A}":[[5,9],[1,2],[3,3],[8,4],[6,7],[10,{}]],"{B}":[[2,1]]}}"#, u64::MAX);
        let held: Held = serde_json::from_str(&text).expect("JSON");
        assert_eq!(
            serde_json::to_string(&held).expect("JSON"),
            format!(r#"{{"{A}":[[1,3],[5,{}]]}}"#, u64::MAX)
        );
        assert!(held.has(A, u64::MAX) && !held.has(A, 4) && !held.has(B, 2) && !held.is_empty());
    }

    #[test]
    fn covering_looks_at_every_range() {
        let all: Held = (1..=9).map(|sequence| (A, sequence)).collect();
        let some: Held = [(A, 2), (A, 3), (A, 8)].into_iter().collect();
        assert!(all.covers(&some) && !some.covers(&all) && some.covers(&Held::default()));
        let other: Held = [(B, 2)].into_iter().collect();
        assert!(!all.covers(&other));
    }
}
