use std::collections::HashMap;

use uuid::Uuid;

use super::{Refusal, check, check_order};
use crate::journal::{Change, Clock};

/// The place of a change in its replica's row: number, clock and id.
pub type Place = (u64, Clock, Uuid);

/// The journal that foreign changes are to join, as far as they have to fit it.
pub trait Known {
    /// What reading it can end with, beside a refusal.
    type Error: From<Refusal>;

    /// The change of this id.
    fn change(&mut self, id: Uuid) -> Result<Option<Change>, Self::Error>;

    /// The places of a replica from one number to another, and the nearest before and after them.
    fn places(&mut self, replica: Uuid, first: u64, last: u64) -> Result<Vec<Place>, Self::Error>;
}

/// A journal that holds nothing.
#[derive(Debug, Clone, Copy)]
pub struct Nothing;

impl Known for Nothing {
    type Error = Refusal;

    fn change(&mut self, _: Uuid) -> Result<Option<Change>, Refusal> {
        Ok(None)
    }

    fn places(&mut self, _: Uuid, _: u64, _: u64) -> Result<Vec<Place>, Refusal> {
        Ok(Vec::new())
    }
}

/// Which of these changes of an assessment are not known yet, each once, by replica and number.
///
/// `now_millis` is this machine's wall time in milliseconds since 1970-01-01 UTC. The first change that cannot be
/// taken in ([`check`]), or that does not fit what is known, gives the refusal.
pub fn examine<'a, K: Known>(
    known: &mut K,
    assessment: Uuid,
    changes: &'a [Change],
    now_millis: u64,
) -> Result<Vec<&'a Change>, K::Error> {
    check(assessment, changes, now_millis)?;
    let mut coming: HashMap<Uuid, &Change> = HashMap::with_capacity(changes.len());
    let mut new = Vec::with_capacity(changes.len());
    for it in changes {
        let same = match coming.insert(it.id, it) {
            Some(twin) => Some(twin == it),
            None => known.change(it.id)?.map(|known| known == *it),
        };
        match same {
            None => new.push(it),
            Some(true) => {}
            Some(false) => return Err(Refusal::SameIdOtherContent { change: it.id }.into()),
        }
    }
    new.sort_unstable_by_key(|it| (it.replica, it.sequence));
    for of_replica in new.chunk_by(|one, next| one.replica == next.replica) {
        require_order(known, of_replica)?;
    }
    for it in &new {
        require_base(known, it, &coming)?;
    }
    Ok(new)
}

/// New changes of one replica must fit between each other and the known ones around them.
fn require_order<K: Known>(known: &mut K, new: &[&Change]) -> Result<(), K::Error> {
    let (Some(first), Some(last)) = (new.first(), new.last()) else { return Ok(()) };
    let mut places = known.places(first.replica, first.sequence, last.sequence)?;
    places.extend(new.iter().map(|it| (it.sequence, it.clock, it.id)));
    // Stable: of two with the same number, the one that was there is the known one.
    places.sort_by_key(|(sequence, ..)| *sequence);
    Ok(check_order(places)?)
}

/// What a change replaces must be earlier, and come along or be known: without it a subject would seem to have
/// competing values.
fn require_base<K: Known>(
    known: &mut K,
    it: &Change,
    coming: &HashMap<Uuid, &Change>,
) -> Result<(), K::Error> {
    let Some(base) = it.base else { return Ok(()) };
    let here = if coming.contains_key(&base) { None } else { known.change(base)? };
    match coming.get(&base).copied().or(here.as_ref()) {
        Some(found) if found.assessment != it.assessment || found.subject != it.subject => {
            Err(Refusal::MissingBase { change: it.id, base }.into())
        }
        Some(found) if found.order() >= it.order() => Err(Refusal::OutOfSequence { change: it.id }.into()),
        Some(_) => Ok(()),
        None => Err(Refusal::MissingBase { change: it.id, base }.into()),
    }
}
