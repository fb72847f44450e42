use std::collections::HashMap;

use uuid::Uuid;

use super::standing::{Standing, by_subject, standing};
use crate::journal::{Change, Subject};

/// What changes made elsewhere would do to a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// It had no value and gets one.
    New,
    /// It gets another value, or loses its value.
    Updated,
    /// Its value stays.
    Same,
    /// Its values compete, and a person has to decide.
    Conflict,
}

/// What changes made elsewhere would do to one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned<'a> {
    /// The subject.
    pub subject: &'a Subject,
    /// What would happen.
    pub effect: Effect,
    /// The change whose value counts now, if there is one.
    pub before: Option<&'a Change>,
    /// The change whose value would count; `None` when everything that was written here would be late.
    pub after: Option<&'a Change>,
    /// The changes that would compete, latest first; just `after` when there is nothing to decide.
    pub open: Vec<&'a Change>,
}

/// What taking `theirs` into `ours` would do, subject by subject in order of subjects.
///
/// `ours_then` are ours in the same order, with their clocks as repaired afterwards; a subject whose value changes is
/// told, also where nothing comes. Changes that do not count are told by `waits` (of ours, before) and `would_wait`
/// (of both, afterwards).
pub fn plan<'a>(
    ours: &'a [Change],
    ours_then: &'a [Change],
    theirs: &[&'a Change],
    waits: impl Fn(&Change) -> bool,
    would_wait: impl Fn(&Change) -> bool,
) -> Vec<Planned<'a>> {
    let mut known: HashMap<Uuid, Vec<&Change>> = HashMap::with_capacity(ours.len());
    for change in ours {
        known.entry(change.id).or_default().push(change);
    }
    let is_known = |change: &Change| {
        known.get(&change.id).is_some_and(|known| known.iter().any(|known| known.is_same(change)))
    };
    let mut by_them = by_subject(theirs.iter().copied());
    // What comes may be a step that makes ours wait or lets it count, or a repair that moves it.
    for (change, then) in ours.iter().zip(ours_then) {
        if waits(change) != would_wait(then) || change.effective_clock() != then.effective_clock() {
            by_them.entry(&change.subject).or_default();
        }
    }
    let (mut ours, mut ours_then) = (by_subject(ours), by_subject(ours_then));
    let counting = |changes: &[&'a Change], waits: &dyn Fn(&Change) -> bool| {
        standing(changes.iter().copied().filter(|change| !waits(change)).collect())
    };
    let mut planned: Vec<Planned<'a>> = by_them
        .into_iter()
        .filter_map(|(subject, theirs)| {
            let ours = ours.remove(subject).unwrap_or_default();
            let new = theirs.iter().any(|change| !is_known(change));
            let ours_then = ours_then.remove(subject).unwrap_or_default();
            let was = counting(&ours, &waits);
            let before = was.as_ref().map(|standing| standing.current);
            let comes = !theirs.is_empty();
            let standing = counting(&[ours_then, theirs].concat(), &would_wait);
            let after = standing.as_ref().map(|standing| standing.current);
            if before.is_none() && after.is_none() {
                return None;
            }
            let value =
                |change: Option<&'a Change>| change.map(|it| &it.value).filter(|value| !value.is_null());
            let (had, gets) = (value(before), value(after));
            let competes = |standing: Option<&Standing<'_>>| standing.is_some_and(Standing::in_conflict);
            let effect = if competes(standing.as_ref()) && (new || !competes(was.as_ref())) {
                Effect::Conflict
            } else if had == gets {
                Effect::Same
            } else if had.is_none() {
                Effect::New
            } else {
                Effect::Updated
            };
            if effect == Effect::Same && !comes {
                return None;
            }
            let open = match standing {
                Some(standing) if effect == Effect::Conflict => standing.open,
                _ => after.into_iter().collect(),
            };
            Some(Planned { subject, effect, before, after, open })
        })
        .collect();
    planned.sort_unstable_by_key(|planned| planned.subject);
    planned
}
