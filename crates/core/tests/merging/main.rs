//! Merging over random histories: whatever people do apart comes together the same everywhere, and nothing is lost.

mod replicas;
mod rules;

use std::collections::BTreeMap;

use pilar_core::journal::Change;
use pilar_core::merge::{Effect, Held, check, check_order, conflicts, plan, standings};
use proptest::prelude::*;
use proptest::sample::Index;
use replicas::{ASSESSMENT, Desk, Office, history};
use uuid::Uuid;

/// What a journal says: per subject the current change and the open ones.
fn says<'a>(changes: impl IntoIterator<Item = &'a Change>) -> BTreeMap<String, (Uuid, Vec<Uuid>)> {
    let standings = standings(changes).into_iter();
    standings
        .map(|(subject, standing)| {
            let open = standing.open.iter().map(|change| change.id).collect();
            (subject.to_string(), (standing.current.id, open))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_histories_come_together((desks, deeds) in history(), order in prop::collection::vec(any::<Index>(), 12)) {
        let office = Office::of(desks, &deeds);
        let union = office.union();
        let expected = says(&union);

        // Any order and grouping: desks exchange in a random sequence, some of them again, then everyone with everyone.
        let mut later: Vec<Desk> = office.desks.clone();
        for pair in order.chunks(2) {
            let (from, to) = (pair[0].index(desks), pair[1].index(desks));
            let lacks = since(&later[from], &later[to].held());
            later[to].journal.extend(lacks.into_iter().map(|change| (change.id, change)));
        }
        for to in 0..desks {
            for from in 0..desks {
                let coming = later[from].journal.clone();
                later[to].journal.extend(coming);
            }
            prop_assert_eq!(&says(later[to].changes()), &expected);
        }
        let mut backwards: Vec<&Change> = union.iter().rev().collect();
        backwards.extend(union.iter());
        prop_assert_eq!(&says(backwards), &expected, "order and repetition");

        // Idempotence: what is there already changes nothing.
        for desk in &office.desks {
            let ours: Vec<Change> = desk.changes().cloned().collect();
            prop_assert!(plan(&union, &ours).iter().all(|planned| planned.effect == Effect::Same));
            plan_is_what_happens(&ours, &union)?;
        }

        nothing_vanishes(&office, &union)?;
        honest_changes_are_taken_in(&office, &union)?;
    }
}

fn since(desk: &Desk, held: &Held) -> Vec<Change> {
    desk.changes().filter(|change| !held.has(change.replica, change.sequence)).cloned().collect()
}

/// The latest counts; and every value is there, or was replaced by somebody who saw it, or was on the list of a
/// decision that stands, or equals one that competes.
fn nothing_vanishes(office: &Office, union: &[Change]) -> Result<(), TestCaseError> {
    let standings = standings(union);
    for change in union {
        let standing = &standings[&change.subject];
        prop_assert!(change.order() <= standing.current.order());
        prop_assert_eq!(standing.open[0].id, standing.current.id);
        let competes = standing.open.iter().any(|open| open.value == change.value);
        let replaced = office.replaced.contains(&change.id);
        let mut decided = office.listed.iter().filter(|(_, listed)| listed.contains(&change.id));
        prop_assert!(
            competes || replaced || decided.any(|(decision, _)| office.stands(*decision)),
            "{change:?} vanished from {:?}",
            standing.open
        );
    }
    // A conflict is between values, and a subject that only one desk ever touched has none.
    for (subject, standing) in conflicts(union) {
        prop_assert!(standing.open.iter().any(|open| open.value != standing.current.value));
        let replicas: std::collections::BTreeSet<Uuid> =
            union.iter().filter(|it| it.subject == *subject).map(|it| it.replica).collect();
        prop_assert!(replicas.len() > 1, "{subject} was never changed apart");
    }
    Ok(())
}

fn plan_is_what_happens(ours: &[Change], theirs: &[Change]) -> Result<(), TestCaseError> {
    let before = standings(ours);
    let union: Vec<&Change> = ours.iter().chain(theirs).collect();
    let after = standings(union);
    for planned in plan(ours, theirs) {
        let was = before.get(planned.subject);
        let is = &after[planned.subject];
        prop_assert_eq!(planned.after.id, is.current.id);
        prop_assert_eq!(planned.before.map(|change| change.id), was.map(|was| was.current.id));
        let value = |change: &Change| Some(change.value.clone()).filter(|value| !value.is_null());
        let (had, has) = (was.and_then(|was| value(was.current)), value(is.current));
        match planned.effect {
            Effect::Conflict => prop_assert!(is.in_conflict() && planned.open == is.open),
            Effect::New => prop_assert!(had.is_none() && has.is_some()),
            Effect::Updated => prop_assert!(had.is_some() && had != has),
            Effect::Same => prop_assert_eq!(had, has),
        }
    }
    Ok(())
}

fn honest_changes_are_taken_in(office: &Office, union: &[Change]) -> Result<(), TestCaseError> {
    prop_assert_eq!(check(ASSESSMENT, union, 0), Ok(()));
    for desk in 0..office.desks.len() {
        let replica = Uuid::from_u128(desk as u128 + 1);
        let mut own: Vec<_> = union
            .iter()
            .filter(|change| change.replica == replica)
            .map(|change| (change.sequence, change.clock, change.id))
            .collect();
        own.sort_unstable();
        prop_assert_eq!(check_order(own), Ok(()));
    }
    Ok(())
}
