//! Merging over random histories: whatever people do apart comes together the same everywhere, nothing is lost, and
//! every history that parts is shown.

mod audit;
mod desk;
mod forged;
mod late;
mod replicas;
mod rules;

use std::collections::{BTreeSet, HashMap};

use desk::{Desk, NOW, Sent, says};
use pilar_core::assessment::{Lateness, Side, row};
use pilar_core::journal::{Change, Digest, Subject, is_chained};
use pilar_core::merge::{Effect, Fork, Node, Standing, conflicts, plan, standings};
use proptest::prelude::*;
use proptest::sample::Index;
use replicas::{Deed, Office, history};
use serde_json::json;
use uuid::Uuid;

/// When every clock of these histories has come.
const LATER: u64 = NOW + 3 * 24 * 60 * 60 * 1_000;

/// How many histories: a thousand, or what `PROPTEST_CASES` says.
pub fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(asked.unwrap_or(1_000)) }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn random_histories_come_together((desks, before, deeds) in history(), order in prop::collection::vec(any::<Index>(), 12)) {
        let mut office = Office::of(desks, &before, &deeds);

        // Any order and grouping: desks exchange in a random sequence, then everyone with everyone.
        let written = office.desks.clone();
        for pair in order.chunks(2) {
            exchange(&mut office, pair[0].index(desks), pair[1].index(desks));
        }
        prop_assert!(comes_to_rest(&mut office).is_some());
        let union = office.union();
        // A change that was lost with its folder is still known by its link, which tells what was handed in.
        let links: Vec<Node> = office.desks[0].stubs.values().copied().collect();
        let late = Lateness::among(&union, &links);
        let expected = says(union.iter().filter(|change| !late.is_late(change)));
        for desk in &office.desks {
            prop_assert_eq!(&says(desk.counting()), &expected);
            prop_assert_eq!(desk.changes().cloned().collect::<Vec<_>>(), union.clone());
            prop_assert_eq!(desk.held(), office.desks[0].held());
            prop_assert_eq!(&desk.stubs, &office.desks[0].stubs);
            prop_assert!(forks(desk).is_subset(&desk.forks), "{:?} of {:?}", desk.forks, forks(desk));
        }
        if let Some(submission) = office.record(0).submission() {
            let had = &office.handed_in[&json!(submission.held).to_string()];
            for change in union.iter().filter(|change| row(&change.subject).side == Side::Unit) {
                prop_assert_eq!(late.is_late(change), !had.contains(&change.content()), "{:?}", change);
            }
        }
        for desk in &written {
            prop_assert!(desk.changes().all(|change| union.contains(change)), "nothing that counted is lost");
        }
        at_once_and_one_by_one(&office, &order)?;

        // Idempotence: what is there already changes nothing.
        for desk in &office.desks {
            let mut again = desk.clone();
            let told = again.take(&desk.all(), Uuid::max(), LATER);
            prop_assert!(!told.new && again.replica == desk.replica);
        }
        for desk in &written {
            let theirs: Vec<&Change> = desk.changes().collect();
            let same = plan(&union, &union, &theirs, |it| late.is_late(it), |it| late.is_late(it));
            prop_assert!(same.iter().all(|planned| planned.effect == Effect::Same));
            plan_is_what_happens(desk, &union)?;
        }
        nothing_vanishes(&office, &union)?;
    }
}

/// One desk takes in what another has and it lacks; whether anything came.
fn exchange(office: &mut Office, from: usize, to: usize) -> bool {
    let lacks = office.desks[from].since(&office.desks[to].held());
    let renewed = office.replica();
    office.desks[to].take(&lacks, renewed, LATER).new
}

/// Everyone exchanges with everyone until a round brings nothing to anybody; in how many rounds that was. What came as a
/// link only comes a round later, and so does what waited for its clock, and what waited for that: `None` when six are
/// not enough.
fn comes_to_rest(office: &mut Office) -> Option<usize> {
    let desks = office.desks.len();
    (1..=6).find(|_| {
        let pairs = (0..desks).flat_map(|to| (0..desks).map(move |from| (from, to)));
        !pairs.fold(false, |came, (from, to)| exchange(office, from, to) | came)
    })
}

#[test]
fn a_change_behind_one_that_waits_for_its_clock_comes_two_rounds_later() {
    let deeds = [
        Deed::Set { desk: 3, subject: 0, value: 1, wall: 0 },
        Deed::SetAhead { desk: 3, subject: 2, value: 1 },
        Deed::PullSince { from: 3, to: 4 },
        Deed::Set { desk: 3, subject: 0, value: 2, wall: 0 },
        Deed::PullLatest { from: 3, to: 1, skip: 2 },
        Deed::Clone { from: 0, to: 3, notices: false },
    ];
    let mut office = Office::of(5, &[], &deeds);
    // The last of them comes in the third, and the fourth is quiet.
    assert_eq!(comes_to_rest(&mut office), Some(4));
    let union = office.union();
    assert_eq!(union.len(), 3, "{union:?}");
    for desk in &office.desks {
        assert_eq!(desk.changes().cloned().collect::<Vec<_>>(), union);
    }
}

/// Where two links stand behind one.
fn forks(desk: &Desk) -> BTreeSet<Fork> {
    let mut behind: HashMap<Digest, BTreeSet<Digest>> = HashMap::new();
    let nodes = desk.nodes();
    for (node, _) in &nodes {
        behind.entry(node.link.previous).or_default().insert(node.link.hash);
    }
    let parts = |node: &Node| behind[&node.link.previous].len() > 1;
    let forks = nodes.iter().map(|(node, _)| node).filter(|node| parts(node));
    forks.map(|node| Fork { replica: node.replica, position: node.link.position }).collect()
}

/// A new desk comes to the same, whether all of it comes at once or each change by itself in any order.
fn at_once_and_one_by_one(office: &Office, order: &[Index]) -> Result<(), TestCaseError> {
    let all = office.desks[0].all();
    let mut at_once = Desk::new(Uuid::max());
    at_once.take(&all, Uuid::max(), LATER);
    let mut one_by_one = Desk::new(Uuid::max());
    let mut pieces: Vec<Sent> =
        all.changes.iter().map(|it| Sent { changes: vec![it.clone()], stubs: Vec::new() }).collect();
    pieces.extend(all.stubs.iter().map(|it| Sent { changes: Vec::new(), stubs: vec![*it] }));
    for (at, index) in order.iter().cycle().take(pieces.len()).enumerate() {
        let other = index.index(pieces.len());
        pieces.swap(at, other);
    }
    for piece in &pieces {
        one_by_one.take(piece, Uuid::max(), LATER);
    }
    for desk in [&at_once, &one_by_one] {
        prop_assert_eq!(desk.held(), office.desks[0].held());
        prop_assert_eq!(&desk.journal, &office.desks[0].journal);
        prop_assert_eq!(&desk.forks, &forks(desk));
        prop_assert!(desk.waiting.changes.is_empty() && desk.waiting.stubs.is_empty());
    }
    Ok(())
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
            competes || replaced || decided.any(|(decision, _)| office.stands(*decision, union)),
            "{change:?} vanished from {:?}",
            standing.open
        );
    }
    // A conflict is between values, and a subject that only one desk ever touched has none.
    for (subject, standing) in conflicts(union) {
        prop_assert!(standing.open.iter().any(|open| open.value != standing.current.value));
        let replicas: std::collections::BTreeSet<Uuid> =
            union.iter().filter(|it| it.subject == *subject).map(|it| it.replica).collect();
        let forked = || office.desks.iter().any(|desk| !desk.forks.is_empty());
        // Those of format 1 were not made in front of each other here.
        let apart = replicas.len() > 1 || !replicas.iter().all(|it| is_chained(*it)) || forked();
        prop_assert!(apart, "{subject} was never changed apart");
    }
    Ok(())
}

fn plan_is_what_happens(desk: &Desk, theirs: &[Change]) -> Result<(), TestCaseError> {
    let ours: Vec<Change> = desk.changes().cloned().collect();
    let union: Vec<&Change> = ours.iter().chain(theirs).collect();
    let stubs: Vec<Node> = desk.stubs.values().copied().collect();
    let (late, would_be) = (desk.lateness(), Lateness::among(union.iter().copied(), &stubs));
    let before = standings(desk.counting());
    let after = standings(union.into_iter().filter(|change| !would_be.is_late(change)));
    let theirs: Vec<&Change> = theirs.iter().collect();
    let planned = plan(&ours, &ours, &theirs, |it| late.is_late(it), |it| would_be.is_late(it));
    let differ = |subject: &&Subject| {
        let value = |standing: Option<&Standing<'_>>| {
            standing.map(|it| it.current.value.clone()).filter(|it| !it.is_null())
        };
        value(before.get(subject)) != value(after.get(subject))
    };
    let told: BTreeSet<&Subject> = planned.iter().map(|planned| planned.subject).collect();
    prop_assert!(
        before.keys().chain(after.keys()).copied().filter(differ).all(|subject| told.contains(subject))
    );
    for planned in planned {
        let was = before.get(planned.subject);
        let Some(is) = after.get(planned.subject) else {
            prop_assert!(planned.after.is_none());
            continue;
        };
        prop_assert_eq!(planned.after.map(|change| change.id), Some(is.current.id));
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
