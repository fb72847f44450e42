use std::collections::{BTreeMap, HashMap, HashSet};

use uuid::Uuid;

use crate::journal::{Change, Subject};

/// How a subject stands in a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The change whose value counts: the latest.
    pub current: &'a Change,
    /// The changes nobody replaced or decided against, latest first; `current` is the first.
    pub open: Vec<&'a Change>,
}

impl Standing<'_> {
    /// Whether the open changes differ in value, so that a person has to decide.
    pub fn in_conflict(&self) -> bool {
        self.open.iter().any(|change| change.value != self.current.value)
    }
}

/// How every subject of a set of changes stands; the order of the changes does not matter, nor does repetition.
///
/// A change replaces its base. It stays open until a change replaces it, or a change that nobody replaced lists
/// it as settled. Only an earlier change can be replaced or settled, so the latest is always open.
pub fn standings<'a>(changes: impl IntoIterator<Item = &'a Change>) -> BTreeMap<&'a Subject, Standing<'a>> {
    by_subject(changes)
        .into_iter()
        .filter_map(|(subject, changes)| Some((subject, standing(changes)?)))
        .collect()
}

/// The subjects whose open changes differ in value.
pub fn conflicts<'a>(changes: impl IntoIterator<Item = &'a Change>) -> BTreeMap<&'a Subject, Standing<'a>> {
    let mut standings = standings(changes);
    standings.retain(|_, standing| standing.in_conflict());
    standings
}

/// Every subject's changes; never empty.
pub(super) fn by_subject<'a>(
    changes: impl IntoIterator<Item = &'a Change>,
) -> HashMap<&'a Subject, Vec<&'a Change>> {
    let mut found: HashMap<&Subject, Vec<&Change>> = HashMap::new();
    for change in changes {
        found.entry(&change.subject).or_default().push(change);
    }
    found
}

/// How one subject with these changes stands; `None` when there are none.
pub fn standing(mut changes: Vec<&Change>) -> Option<Standing<'_>> {
    changes.sort_unstable_by_key(|change| std::cmp::Reverse(change.order()));
    changes.dedup_by_key(|change| change.id);
    let current = *changes.first()?;
    if changes.len() == 1 {
        return Some(Standing { current, open: changes });
    }
    let orders: HashMap<Uuid, _> = changes.iter().map(|change| (change.id, change.order())).collect();
    let earlier = |id: &Uuid, than: &Change| orders.get(id).is_some_and(|order| *order < than.order());
    let replaced: HashSet<Uuid> =
        changes.iter().filter_map(|change| change.base.filter(|base| earlier(base, change))).collect();
    changes.retain(|change| !replaced.contains(&change.id));
    let settled: HashSet<Uuid> = changes
        .iter()
        .flat_map(|change| change.settles.iter().filter(|id| earlier(id, change)))
        .copied()
        .collect();
    changes.retain(|change| !settled.contains(&change.id));
    Some(Standing { current, open: changes })
}
