use std::collections::HashMap;

use uuid::Uuid;

use super::standing::{by_subject, standing};
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
    /// The change whose value would count.
    pub after: &'a Change,
    /// The changes that would compete, latest first; just `after` when there is nothing to decide.
    pub open: Vec<&'a Change>,
}

/// What taking `theirs` into `ours` would do, subject by subject in order of subjects.
pub fn plan<'a>(ours: &'a [Change], theirs: &[&'a Change]) -> Vec<Planned<'a>> {
    let mut known: HashMap<Uuid, Vec<&Change>> = HashMap::with_capacity(ours.len());
    for change in ours {
        known.entry(change.id).or_default().push(change);
    }
    let is_known = |change: &Change| {
        known.get(&change.id).is_some_and(|known| known.iter().any(|known| known.is_same(change)))
    };
    let mut ours = by_subject(ours);
    let mut planned: Vec<Planned<'a>> = by_subject(theirs.iter().copied())
        .into_iter()
        .filter_map(|(subject, theirs)| {
            let ours = ours.remove(subject).unwrap_or_default();
            let new = theirs.iter().any(|change| !is_known(change));
            let before = standing(ours.clone()).map(|standing| standing.current);
            let standing = standing([ours, theirs].concat())?;
            let after = standing.current;
            let had = before.map(|change| &change.value).filter(|value| !value.is_null());
            let gets = Some(&after.value).filter(|value| !value.is_null());
            let effect = if new && standing.in_conflict() {
                Effect::Conflict
            } else if had == gets {
                Effect::Same
            } else if had.is_none() {
                Effect::New
            } else {
                Effect::Updated
            };
            let open = if effect == Effect::Conflict { standing.open } else { vec![after] };
            Some(Planned { subject, effect, before, after, open })
        })
        .collect();
    planned.sort_unstable_by_key(|planned| planned.subject);
    planned
}
