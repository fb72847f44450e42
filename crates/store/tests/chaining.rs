//! Chains: what does not close waits, what forks is kept, and nothing is lost on either side.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::*;
use pilar_core::journal::{Change, Digest, Link, beginning};
use pilar_core::merge::{FURTHEST_AHEAD_MILLIS, Held, Node, Quarantine, Refusal, conflicts};
use pilar_store::{HistoryFilter, Incoming, Opening, StoreError, Workspace};
use serde_json::json;
use uuid::Uuid;

/// A change linked again, as a forger does who can compute every hash.
fn relinked(change: &Change, spoil: impl FnOnce(&mut Change)) -> Change {
    let mut forged = change.clone();
    spoil(&mut forged);
    let link = change.link.unwrap();
    forged.chain(link.position, link.previous);
    forged
}

#[test]
fn what_does_not_close_waits_and_counts_once_it_does() {
    let (_dir, mut here) = workspace();
    let (_there_dir, mut there) = copy_of(&here);
    act(&mut there, "Isi", NOW + 1, &[(answer(1), json!(1)), (answer(2), json!(2))]);
    act(&mut there, "Isi", NOW + 2, &[(answer(1), json!(3))]);
    let journal = there.journal(ASSESSMENT).unwrap();
    let before = (here.journal(ASSESSMENT).unwrap(), here.held(ASSESSMENT).unwrap());
    let absorbed = here.absorb(incoming(&journal[2..])).unwrap();
    assert_eq!((absorbed.new, absorbed.quarantined), (0, 2));
    assert_eq!((here.journal(ASSESSMENT).unwrap(), here.held(ASSESSMENT).unwrap()), before, "not counted");
    let waiting = here.quarantined(ASSESSMENT).unwrap();
    let told: Vec<_> = waiting.iter().map(|it| (it.change.clone(), it.reason)).collect();
    let gap = |change: &Change| (change.clone(), Quarantine::Gap);
    assert_eq!(told, journal[2..].iter().map(gap).collect::<Vec<_>>());
    assert_eq!(here.absorb(incoming(&journal[2..])).unwrap(), absorbed, "the same again");
    assert_eq!(here.undo_name(ASSESSMENT).unwrap(), None, "nothing to take back");

    let absorbed = here.absorb(incoming(&journal[1..2])).unwrap();
    assert_eq!((absorbed.new, absorbed.quarantined), (3, 0));
    assert_eq!((state(&here), here.quarantined(ASSESSMENT).unwrap()), (state(&there), vec![]));
    assert_eq!(here.held(ASSESSMENT).unwrap(), there.held(ASSESSMENT).unwrap());
}

#[test]
fn one_change_from_nowhere_or_the_future_harms_nobody() {
    let (dir, mut here) = workspace();
    let (_there_dir, mut there) = copy_of(&here);
    act(&mut there, "Isi", NOW + 1, &[(answer(1), json!(1))]);
    let genuine = there.journal(ASSESSMENT).unwrap()[1].clone();

    let mut nowhere = genuine.clone();
    (nowhere.id, nowhere.sequence) = (Uuid::from_u128(1), 1_000_000);
    nowhere.chain(1_000_000, genuine.content());
    let far = relinked(&genuine, |it| it.clock.millis = NOW + FURTHEST_AHEAD_MILLIS + 5);
    let mut after = far.clone();
    (after.id, after.clock.millis) = (Uuid::from_u128(2), NOW);
    after.chain(2, far.link.unwrap().hash);
    let bare = Change { id: Uuid::from_u128(3), link: None, ..genuine.clone() };
    let mut linked = Change { id: Uuid::from_u128(4), replica: Uuid::from_u128(7 << 76), ..genuine.clone() };
    linked.chain(1, beginning(ASSESSMENT, linked.replica));
    let old = Change { id: Uuid::from_u128(5), link: None, replica: linked.replica, ..far.clone() };

    let forged = [nowhere, far, after, bare, linked, old];
    let absorbed = here.absorb(incoming(&forged)).unwrap();
    assert_eq!((absorbed.new, absorbed.quarantined), (0, 6));
    let reasons = here.quarantined(ASSESSMENT).unwrap().into_iter().map(|it| (it.change.id, it.reason));
    let reasons: BTreeMap<Uuid, Quarantine> = reasons.collect();
    let expected = forged.iter().map(|it| it.id).zip([
        Quarantine::Gap,
        Quarantine::Future,
        Quarantine::Future,
        Quarantine::Format,
        Quarantine::Format,
        Quarantine::Future,
    ]);
    assert_eq!(reasons, expected.collect());
    let absorbed = here.absorb(incoming(&there.journal(ASSESSMENT).unwrap())).unwrap();
    assert_eq!((absorbed.new, absorbed.forks), (1, vec![]));
    assert_eq!(state(&here), state(&there));
    // What was ahead of its time counts when that has come; it is a fork then.
    let before = here.journal(ASSESSMENT).unwrap().len();
    drop(here);
    let later = Opening { now_millis: NOW + FURTHEST_AHEAD_MILLIS, ..opening() };
    let here = Workspace::open_with(dir.path(), &later).unwrap();
    assert_eq!(here.journal(ASSESSMENT).unwrap().len(), before + 3);
    assert_eq!(here.quarantined(ASSESSMENT).unwrap().len(), 3);
    assert_eq!(here.held(ASSESSMENT).unwrap().chains[&genuine.replica].len(), 2, "two branches");
    assert_eq!(here.check(false).unwrap().faults, []);
}

#[test]
fn forks_and_twins_are_kept_compete_and_say_the_same_in_any_order() {
    let (_dir, mut there) = workspace();
    act(&mut there, "Isi", NOW + 1, &[(answer(1), json!(1)), (answer(2), json!(2))]);
    let journal = there.journal(ASSESSMENT).unwrap();
    // The same id with another value, behind the same change; something built on it; an old change given twice.
    let twin = relinked(&journal[1], |it| it.value = json!("palsu"));
    let mut on_it = Change { id: Uuid::from_u128(9), value: json!("lagi"), ..twin.clone() };
    (on_it.base, on_it.clock.millis) = (Some(twin.id), NOW + 5);
    on_it.chain(twin.link.unwrap().position + 1, twin.link.unwrap().hash);
    // A genuine change put behind the forged one: the same content at another place.
    let mut moved = journal[2].clone();
    moved.chain(on_it.link.unwrap().position, twin.link.unwrap().hash);
    let old = |value| Change {
        link: None,
        replica: Uuid::from_u128(7 << 76),
        id: Uuid::from_u128(8),
        subject: answer(3),
        value: json!(value),
        base: None,
        ..journal[1].clone()
    };
    let all = [journal.clone(), vec![twin, on_it, moved, old("x"), old("y")]].concat();
    let mut backwards = all.clone();
    backwards.reverse();
    let mut states = Vec::new();
    for order in [&all, &backwards] {
        let dir = tempfile::tempdir().unwrap();
        let mut at_once = open(dir.path());
        let absorbed = at_once.absorb(incoming(order)).unwrap();
        assert_eq!((absorbed.new, absorbed.quarantined), (all.len() as u64 - 1, 0), "{absorbed:?}");
        let dir = tempfile::tempdir().unwrap();
        let mut one_by_one = open(dir.path());
        for change in order {
            one_by_one.absorb(incoming(std::slice::from_ref(change))).unwrap();
        }
        for desk in [&at_once, &one_by_one] {
            assert_eq!(desk.check(false).unwrap().faults, []);
            assert_eq!(state(desk), replay(desk));
            let heads = desk.unreplaced(ASSESSMENT).unwrap();
            let journal = desk.journal(ASSESSMENT).unwrap();
            assert_eq!(conflicts(&heads), conflicts(&journal));
            let mut history = desk.history(ASSESSMENT, &HistoryFilter::default()).unwrap();
            history.reverse();
            assert_eq!(history, journal);
            let page = |skip| HistoryFilter { limit: Some(1), skip, ..HistoryFilter::default() };
            let pages =
                (0..journal.len() as u64).flat_map(|skip| desk.history(ASSESSMENT, &page(skip)).unwrap());
            assert!(pages.eq(journal.iter().rev().cloned()));
            // Those of one id and time, too, by their content.
            let order: Vec<_> = journal.iter().map(|it| (it.id, it.content())).collect();
            states.push((state(desk), competing(desk), desk.held(ASSESSMENT).unwrap(), order));
        }
    }
    assert!(states.iter().all(|it| *it == states[0]), "{states:#?}");
    let (_, competing, held, _) = &states[0];
    assert_eq!(competing[&answer(3)], BTreeSet::from(["\"x\"".to_owned(), "\"y\"".to_owned()]));
    assert_eq!(held.chains[&there.replica()].len(), 3, "two branches, and one that ends in a moved change");
}

#[test]
fn what_somebody_lacks_is_told_by_what_they_hold() {
    let (_dir, mut here) = workspace();
    let (_there_dir, mut there) = copy_of(&here);
    act(&mut here, "Isi", NOW + 1, &[(answer(1), json!(1)), (answer(2), json!(2))]);
    act(&mut here, "Isi", NOW + 2, &[(answer(2), json!(3))]);
    // A part only: one subject with all its changes, and the links of what is between them.
    let (part, rest): (Vec<Change>, Vec<Change>) =
        here.journal(ASSESSMENT).unwrap().into_iter().partition(|it| it.subject == answer(2));
    let stubs: Vec<Node> =
        rest.iter().map(|it| Node { replica: it.replica, link: it.link.unwrap() }).collect();
    let absorbed = there.absorb(Incoming { stubs: &stubs, ..incoming(&part) }).unwrap();
    assert_eq!((absorbed.new, absorbed.quarantined), (2, 0));
    assert_eq!(there.check(false).unwrap().faults, []);
    assert_eq!(there.held(ASSESSMENT).unwrap().missing.len(), 1);
    let lacks = here.journal_since(ASSESSMENT, &there.held(ASSESSMENT).unwrap()).unwrap();
    assert_eq!(lacks.changes.iter().map(|it| it.subject.clone()).collect::<Vec<_>>(), [answer(1)]);
    // Somebody who has the part passes the links on, and what it lacks.
    let (_third_dir, mut third) = workspace();
    let passed = there.journal_since(ASSESSMENT, &Held::default()).unwrap();
    third.absorb(Incoming { stubs: &passed.stubs, ..incoming(&passed.changes) }).unwrap();
    assert_eq!(third.held(ASSESSMENT).unwrap().missing, there.held(ASSESSMENT).unwrap().missing);
    let absorbed = there.absorb(incoming(&lacks.changes)).unwrap();
    assert_eq!((absorbed.new, absorbed.known), (1, 0));
    assert_eq!(state(&here), state(&there));
    assert_eq!(here.held(ASSESSMENT).unwrap(), there.held(ASSESSMENT).unwrap());
}

#[test]
fn a_folder_put_back_from_a_copy_loses_nothing_on_either_side() {
    let (dir, mut here) = workspace();
    act(&mut here, "Isi", NOW + 1, &[(answer(1), json!("awal"))]);
    drop(here);
    let copy = tempfile::tempdir().unwrap();
    std::fs::copy(dir.path().join("pilar.db"), copy.path().join("pilar.db")).unwrap();
    let mut here = open(dir.path());
    act(&mut here, "Isi", NOW + 2, &[(answer(1), json!("hilang"))]);
    let (_there_dir, there) = copy_of(&here);
    drop(here);
    std::fs::copy(copy.path().join("pilar.db"), dir.path().join("pilar.db")).unwrap();
    // Written under the id of before: the two branches are both there, and compete.
    let mut back = open(dir.path());
    act(&mut back, "Isi", NOW + 3, &[(answer(1), json!("sesudah"))]);
    let mut there = there;
    let lacks = back.journal_since(ASSESSMENT, &there.held(ASSESSMENT).unwrap()).unwrap();
    there.absorb(Incoming { stubs: &lacks.stubs, ..incoming(&lacks.changes) }).unwrap();
    let expected = BTreeSet::from(["\"hilang\"".to_owned(), "\"sesudah\"".to_owned()]);
    assert_eq!(competing(&there)[&answer(1)], expected);
    back.absorb(incoming(&there.journal(ASSESSMENT).unwrap())).unwrap();
    assert_eq!(competing(&back)[&answer(1)], expected);
    assert_eq!((state(&back), back.check(false).unwrap().faults), (state(&there), vec![]));
}

fn of_stubs(stubs: &[Node]) -> Incoming<'_> {
    Incoming { stubs, ..incoming(&[]) }
}

#[test]
fn more_ends_than_a_head_can_tell_are_refused_whole() {
    let (_dir, mut here) = workspace();
    let stub = |number: u128| {
        let replica = Uuid::from_u128(0x0192_0000_0000_8000_8000_0000_0000_0000 + number);
        let content = Digest::of(&[&number.to_be_bytes()]);
        Node { replica, link: Link::new(1, beginning(ASSESSMENT, replica), content) }
    };
    let all: Vec<Node> = (1..=30_000).map(stub).collect();
    let refused =
        |result: Result<(), StoreError>| matches!(result, Err(StoreError::Refused(Refusal::TooMany)));
    assert!(refused(here.examine(&of_stubs(&all)).map(drop)));
    assert!(refused(here.absorb(of_stubs(&all)).map(drop)));
    assert!(here.stubs(ASSESSMENT).unwrap().is_empty());
    here.absorb(of_stubs(&all[..20_000])).unwrap();
    assert!(refused(here.absorb(of_stubs(&all)).map(drop)));
    // Who was filled up works on, and knows again what it has.
    act(&mut here, "Isi", NOW + 1, &[(answer(1), json!("A"))]);
    here.absorb(of_stubs(&all[..20_000])).unwrap();
}
