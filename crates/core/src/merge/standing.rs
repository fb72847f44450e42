use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use crate::journal::{Change, Clock, Subject, open_repairs};

/// How a subject stands in a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The change whose value counts: the latest of the open ones.
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
/// it as settled. Only an earlier change can be replaced or settled, by its clock as repaired or as it was: a repair
/// never brings back a value that somebody saw and replaced. Repairs themselves stand by what they name alone, so that one
/// that was taken back holds nowhere.
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
    changes.sort_unstable_by(|one, other| other.cmp_order(one));
    changes.dedup_by(|one, other| one.is_same(other));
    let latest = *changes.first()?;
    if changes.len() == 1 {
        return Some(Standing { current: latest, open: changes });
    }
    let mut open = match latest.subject {
        Subject::Clock(_) => open_repairs(changes),
        _ => open(changes),
    };
    if open.is_empty() {
        // Each was replaced by another: by two clocks at once or in a circle, which only a forger brings about.
        open.push(latest);
    }
    Some(Standing { current: open[0], open })
}

/// Those that no later one replaced or settled, of changes in any order, which stays.
fn open(mut changes: Vec<&Change>) -> Vec<&Change> {
    // An id names every change that has it.
    let mut replaced = Latest::default();
    for change in &changes {
        change.base.into_iter().for_each(|base| replaced.name(base, change));
    }
    changes.retain(|change| !replaced.after(change));
    let mut settled = Latest::default();
    for change in &changes {
        change.settles.iter().for_each(|id| settled.name(*id, change));
    }
    changes.retain(|change| !settled.after(change));
    changes
}

/// The latest clocks, effective and as they were, of the changes that name an id.
#[derive(Default)]
struct Latest(HashMap<Uuid, [(Clock, Uuid); 2]>);

impl Latest {
    fn name(&mut self, id: Uuid, by: &Change) {
        let named = self.0.entry(id).or_default();
        for (latest, order) in named.iter_mut().zip(orders(by)) {
            *latest = order.max(*latest);
        }
    }

    /// Whether a later change names this one; later by its clock as repaired, or as it was.
    fn after(&self, change: &Change) -> bool {
        self.0
            .get(&change.id)
            .is_some_and(|latest| latest.iter().zip(orders(change)).any(|(latest, order)| order < *latest))
    }
}

fn orders(change: &Change) -> [(Clock, Uuid); 2] {
    [change.order(), (change.clock, change.id)]
}
