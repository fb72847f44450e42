//! Taking in changes made elsewhere: refused as a whole or taken in as one step.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::*;
use pilar_core::journal::{Change, Operation, Subject};
use pilar_core::merge::{FURTHEST_AHEAD_MILLIS, Refusal, Standing, conflicts};
use pilar_core::worksheet::Layer;
use pilar_store::{Absorbed, Action, Incoming, StoreError, Workspace};
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// A second workspace with the same assessment.
fn copy_of(workspace: &Workspace) -> (TempDir, Workspace) {
    let dir = tempfile::tempdir().unwrap();
    let mut other = open(dir.path());
    other.absorb(incoming(&workspace.journal(ASSESSMENT).unwrap())).unwrap();
    (dir, other)
}

/// What `here` refuses `changes` with; nothing may have changed.
fn refused(here: &mut Workspace, changes: &[Change]) -> Refusal {
    let before = (history(here), state(here), here.undo_name(ASSESSMENT).unwrap());
    let outcome = here.examine(&incoming(changes)).map(|new| new.len());
    let Err(StoreError::Refused(planned)) = outcome else { panic!("{outcome:?}") };
    let outcome = here.absorb(incoming(changes));
    let Err(StoreError::Refused(refusal)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(planned, refusal);
    assert_eq!((history(here), state(here), here.undo_name(ASSESSMENT).unwrap()), before);
    refusal
}

#[test]
fn what_cannot_be_honest_is_refused_with_nothing_taken_in() {
    let (_dir, mut here) = workspace();
    let (_there_dir, mut there) = copy_of(&here);
    act(&mut there, "Isi", NOW + 1, &[(answer(1), json!(1)), (answer(2), json!(2))]);
    act(&mut there, "Isi", NOW + 2, &[(answer(1), json!(3))]);
    let journal = there.journal(ASSESSMENT).unwrap();
    let [_, first, second, third] = journal.as_slice() else { panic!("{journal:?}") };
    let with = |spoil: &dyn Fn(&mut Change)| {
        let mut changes = journal.clone();
        spoil(&mut changes[3]);
        changes
    };
    let change = third.id;

    let foreign = with(&|it| it.assessment = Uuid::from_u128(0xB));
    assert_eq!(refused(&mut here, &foreign), Refusal::AnotherAssessment { change });
    let future = with(&|it| it.clock.millis = NOW + FURTHEST_AHEAD_MILLIS + 5);
    let ahead_millis = FURTHEST_AHEAD_MILLIS + 5;
    assert_eq!(refused(&mut here, &future), Refusal::Future { change, ahead_millis });
    let large = with(&|it| it.value = json!("x".repeat(2 << 20)));
    assert_eq!(refused(&mut here, &large), Refusal::TooLarge { change });
    let swapped = with(&|it| it.sequence = 9_000);
    assert_eq!(here.examine(&incoming(&swapped)).unwrap().len(), 3, "a hole is no fault");
    let early = with(&|it| it.clock.millis = NOW);
    assert_eq!(refused(&mut here, &early), Refusal::OutOfSequence { change });
    let twin = with(&|it| it.sequence = second.sequence);
    assert_eq!(refused(&mut here, &twin), Refusal::SamePlace { change, known: second.id });
    let same_id = with(&|it| it.id = first.id);
    assert_eq!(refused(&mut here, &same_id), Refusal::SameIdOtherContent { change: first.id });
    let without_base = [journal[0].clone(), second.clone(), third.clone()];
    assert_eq!(refused(&mut here, &without_base), Refusal::MissingBase { change, base: first.id });
    let other_subject = with(&|it| it.subject = answer(9));
    assert_eq!(refused(&mut here, &other_subject), Refusal::MissingBase { change, base: first.id });

    // The same against what is stored already.
    here.absorb(incoming(&journal[..3])).unwrap();
    let known = |spoil: &dyn Fn(&mut Change)| {
        let mut spoilt = journal[2].clone();
        spoil(&mut spoilt);
        [spoilt]
    };
    let change = second.id;
    for spoilt in [
        known(&|it| it.value = json!("lain")),
        known(&|it| it.author = "Orang lain".into()),
        known(&|it| it.settles = vec![first.id]),
    ] {
        assert_eq!(refused(&mut here, &spoilt), Refusal::SameIdOtherContent { change });
    }
    let forged = Uuid::from_u128(99);
    let twin = known(&|it| (it.id, it.subject) = (forged, answer(8)));
    assert_eq!(refused(&mut here, &twin), Refusal::SamePlace { change: forged, known: second.id });
    let mut late = third.clone();
    late.clock = second.clock;
    late.base = None;
    assert_eq!(refused(&mut here, &[late]), Refusal::OutOfSequence { change: third.id });
    let other = Incoming { instrument: "lain", ..incoming(&journal) };
    let outcome = here.absorb(other);
    assert!(matches!(outcome, Err(StoreError::Refused(Refusal::AnotherInstrument { .. }))), "{outcome:?}");
    here.absorb(incoming(&journal)).unwrap();
    assert_eq!(state(&here), state(&there));
}

#[test]
fn what_this_version_does_not_know_is_kept_and_passed_on() {
    let (_dir, here) = workspace();
    let (_there_dir, mut there) = copy_of(&here);
    let unknown = Subject::from("ramalan/2027".to_owned());
    let by = actor();
    let action = Action { assessment: ASSESSMENT, name: "Ramal", by: &by, now_millis: NOW };
    let value = json!({"kira-kira": [0.1, 1e300, 76.844_999_999_999_99], "teks": "ya"});
    there.act(action, |acting| acting.set(unknown.clone(), value.clone())).unwrap();
    let (_third_dir, third) = copy_of(&there);
    assert_eq!(third.journal(ASSESSMENT).unwrap(), there.journal(ASSESSMENT).unwrap());
    assert_eq!(common::value(&third, &unknown), value);
}

#[test]
fn what_somebody_lacks_is_told_by_what_they_hold() {
    let (_dir, mut here) = workspace();
    let (_there_dir, mut there) = copy_of(&here);
    act(&mut here, "Isi", NOW + 1, &[(answer(1), json!(1)), (answer(2), json!(2))]);
    act(&mut here, "Isi", NOW + 2, &[(answer(2), json!(3))]);
    // A part only: one subject with all its changes. The hole it leaves is not claimed.
    let part: Vec<Change> =
        here.journal(ASSESSMENT).unwrap().into_iter().filter(|it| it.subject == answer(2)).collect();
    there.absorb(incoming(&part)).unwrap();
    assert_eq!(there.check(false).unwrap().faults, []);
    let lacks = here.journal_since(ASSESSMENT, &there.held(ASSESSMENT).unwrap()).unwrap();
    assert_eq!(lacks.iter().map(|it| it.subject.clone()).collect::<Vec<_>>(), [answer(1)]);
    assert_eq!(there.absorb(incoming(&lacks)).unwrap(), Absorbed { new: 1, known: 0 });
    assert_eq!(state(&here), state(&there));
    assert_eq!(here.held(ASSESSMENT).unwrap(), there.held(ASSESSMENT).unwrap());
}

#[test]
fn undoing_a_merge_leaves_the_conflicts_from_before() {
    let (_dir, mut here) = workspace();
    let (_b, mut budi) = copy_of(&here);
    let (_c, mut cici) = copy_of(&here);
    act(&mut here, "Isi", NOW + 1, &[(answer(1), json!("here"))]);
    act(&mut budi, "Isi", NOW + 2, &[(answer(1), json!("budi"))]);
    let cicis = [(answer(1), json!("cici")), (answer(2), json!("cici")), (answer(3), json!("cici"))];
    act(&mut cici, "Isi", NOW + 3, &cicis);
    let open = |workspace: &Workspace| {
        let heads = workspace.unreplaced(ASSESSMENT).unwrap();
        let conflicts = conflicts(&heads).into_values();
        conflicts.map(|it| it.open.iter().map(|it| it.value.clone()).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let expect =
        |values: &[&str]| -> Vec<Vec<Value>> { vec![values.iter().map(|value| json!(value)).collect()] };
    here.absorb(incoming(&budi.journal(ASSESSMENT).unwrap())).unwrap();
    assert_eq!(open(&here), expect(&["budi", "here"]));
    here.absorb(incoming(&cici.journal(ASSESSMENT).unwrap())).unwrap();
    assert_eq!(open(&here), expect(&["cici", "budi", "here"]));
    here.undo(ASSESSMENT, &actor(), NOW + 4).unwrap();
    assert_eq!(common::value(&here, &answer(3)), Value::Null);
    assert_eq!(common::value(&here, &answer(1)), json!("budi"));
    assert_eq!(open(&here), expect(&["budi", "here"]));
    let merge = incoming(&[]).name;
    assert_eq!(here.undo(ASSESSMENT, &actor(), NOW + 10).unwrap().as_deref(), Some(merge));
    assert_eq!((common::value(&here, &answer(1)), open(&here)), (json!("here"), vec![]));
    assert_eq!(here.redo(ASSESSMENT, &actor(), NOW + 11).unwrap().as_deref(), Some(merge));
    assert_eq!(open(&here), expect(&["budi", "here"]));
    assert_eq!(state(&here), replay(&here));
}

/// Somebody decided elsewhere about one side of a conflict here, and somebody else went on from it.
#[test]
fn undoing_a_merge_opens_again_what_it_decided_or_replaced() {
    let (_dir, mut here) = workspace();
    let (_d, mut dewi) = copy_of(&here);
    let (_b, mut budi) = copy_of(&here);
    let (_e, mut eka) = copy_of(&here);
    act(&mut here, "Isi", NOW + 1, &[(answer(1), json!("here")), (answer(2), json!("here"))]);
    let (_c, mut cici) = copy_of(&here);
    act(&mut dewi, "Isi", NOW + 2, &[(answer(1), json!("dewi"))]);
    cici.absorb(incoming(&dewi.journal(ASSESSMENT).unwrap())).unwrap();
    decide(&mut cici, &json!("dewi"), NOW + 3);
    act(&mut cici, "Isi", NOW + 4, &[(answer(2), json!("budi"))]);
    act(&mut budi, "Isi", NOW + 10, &[(answer(1), json!("budi")), (answer(2), json!("budi"))]);
    here.absorb(incoming(&budi.journal(ASSESSMENT).unwrap())).unwrap();

    let conflict = |one: u32, values: [&str; 2]| (answer(one), values.map(|it| json!(it).to_string()).into());
    let before = BTreeMap::from([conflict(1, ["budi", "here"]), conflict(2, ["budi", "here"])]);
    let merged = BTreeMap::from([conflict(1, ["budi", "dewi"])]);
    assert_eq!(competing(&here), before);
    here.absorb(incoming(&cici.journal(ASSESSMENT).unwrap())).unwrap();
    assert_eq!(competing(&here), merged);
    for turn in 0..2 {
        here.undo(ASSESSMENT, &actor(), NOW + 20 + turn).unwrap().unwrap();
        assert_eq!(competing(&here), before);
        // Everybody who hears of it sees the same.
        eka.absorb(incoming(&here.journal(ASSESSMENT).unwrap())).unwrap();
        assert_eq!(competing(&eka), before);
        here.redo(ASSESSMENT, &actor(), NOW + 20 + turn).unwrap().unwrap();
        assert_eq!(competing(&here), merged);
    }
    assert_eq!(state(&here), replay(&here));
}

/// Decides the first conflict.
fn decide(here: &mut Workspace, value: &Value, now: u64) {
    let heads = here.unreplaced(ASSESSMENT).unwrap();
    let conflicts = conflicts(&heads);
    let standing = conflicts.values().next().expect("a conflict");
    let settles: Vec<Uuid> = standing.open.iter().map(|it| it.id).collect();
    let subject = standing.current.subject.clone();
    let by = actor();
    let action = Action { assessment: ASSESSMENT, name: "Putuskan", by: &by, now_millis: now };
    here.act(action, |acting| acting.decide(Operation::SetAnswer, subject.clone(), value.clone(), &settles))
        .unwrap();
}

#[test]
fn undoing_the_merge_that_brought_an_assessment_leaves_it_with_its_profile() {
    let (_dir, mut there) = workspace();
    act(&mut there, "Isi", NOW, &[(answer(1), json!(1))]);
    let (_here_dir, mut here) = copy_of(&there);
    here.undo(ASSESSMENT, &actor(), NOW).unwrap().unwrap();
    assert_eq!(state(&here).into_keys().collect::<Vec<_>>(), [Subject::Profile]);
    here.redo(ASSESSMENT, &actor(), NOW).unwrap().unwrap();
    assert_eq!(state(&here), state(&there));
}

/// The values that compete, by subject.
fn competing(workspace: &Workspace) -> BTreeMap<Subject, BTreeSet<String>> {
    let heads = workspace.unreplaced(ASSESSMENT).unwrap();
    let values = |standing: &Standing<'_>| standing.open.iter().map(|it| it.value.to_string()).collect();
    conflicts(&heads).into_iter().map(|(subject, standing)| (subject.clone(), values(&standing))).collect()
}

/// One thing somebody does at one of three desks.
#[derive(Debug, Clone)]
enum Deed {
    Set(usize, u32, u8),
    Note(usize, u8),
    Merge(usize, usize),
    Decide(usize),
    Undo(usize),
    Redo(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let desk = 0..3_usize;
    prop_oneof![
        4 => (desk.clone(), 1..3_u32, 0..3_u8).prop_map(|(desk, soal, value)| Deed::Set(desk, soal, value)),
        2 => (desk.clone(), 0..3_u8).prop_map(|(desk, value)| Deed::Note(desk, value)),
        3 => (desk.clone(), desk.clone()).prop_map(|(from, to)| Deed::Merge(from, to)),
        2 => desk.clone().prop_map(Deed::Decide),
        2 => desk.clone().prop_map(Deed::Undo),
        1 => desk.prop_map(Deed::Redo),
    ]
}

fn perform(desks: &mut [(TempDir, Workspace)], deed: &Deed, now: u64) {
    let value = |value: u8| if value == 0 { Value::Null } else { json!(value) };
    match *deed {
        Deed::Set(desk, soal, number) => {
            act(&mut desks[desk].1, "Isi", now, &[(answer(soal), value(number))]);
        }
        Deed::Note(desk, number) => {
            act(&mut desks[desk].1, "Catat", now, &[(Subject::note(Layer::Unit, 1), value(number))]);
        }
        Deed::Merge(from, to) => {
            let journal = desks[from].1.journal(ASSESSMENT).unwrap();
            let here = &mut desks[to].1;
            let (before, open) = (state(here), competing(here));
            let new = here.absorb(Incoming { now_millis: now, ..incoming(&journal) }).unwrap().new;
            let again = here.absorb(Incoming { now_millis: now, ..incoming(&journal) }).unwrap();
            assert_eq!(again, Absorbed { new: 0, known: journal.len() as u64 });
            if new > 0 && here.undo_name(ASSESSMENT).unwrap().as_deref() == Some(incoming(&[]).name) {
                // Taken back and performed again: nothing else has happened since.
                let (after, merged) = (state(here), competing(here));
                here.undo(ASSESSMENT, &actor(), now).unwrap();
                assert_eq!(state(here), before);
                assert_eq!(competing(here), open, "the conflicts from before");
                here.redo(ASSESSMENT, &actor(), now).unwrap();
                assert_eq!(state(here), after);
                assert_eq!(competing(here), merged, "the conflicts of the merge");
            }
        }
        Deed::Decide(desk) => {
            let here = &mut desks[desk].1;
            let heads = here.unreplaced(ASSESSMENT).unwrap();
            let conflicts = conflicts(&heads);
            let Some(standing) = conflicts.values().next() else { return };
            let chosen = standing.open[standing.open.len() - 1].value.clone();
            decide(here, &chosen, now);
            let heads = here.unreplaced(ASSESSMENT).unwrap();
            assert_eq!(pilar_core::merge::conflicts(&heads).len(), conflicts.len() - 1);
        }
        Deed::Undo(desk) => drop(desks[desk].1.undo(ASSESSMENT, &actor(), now).unwrap()),
        Deed::Redo(desk) => drop(desks[desk].1.redo(ASSESSMENT, &actor(), now).unwrap()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_work_at_three_desks_comes_together(deeds in prop::collection::vec(deed(), 1..20)) {
        let mut desks = vec![workspace()];
        desks.push(copy_of(&desks[0].1));
        desks.push(copy_of(&desks[0].1));
        for (at, deed) in deeds.iter().enumerate() {
            perform(&mut desks, deed, NOW + at as u64 / 3);
        }
        let journals: Vec<_> = desks.iter().map(|desk| desk.1.journal(ASSESSMENT).unwrap()).collect();
        for (_, here) in &mut desks {
            for journal in &journals {
                here.absorb(Incoming { now_millis: NOW, ..incoming(journal) }).unwrap();
            }
        }
        for (_, here) in &desks {
            prop_assert_eq!(state(here), state(&desks[0].1));
            prop_assert_eq!(state(here), replay(here));
            prop_assert_eq!(here.journal(ASSESSMENT).unwrap(), desks[0].1.journal(ASSESSMENT).unwrap());
            // The changes nobody replaced say the same as the whole journal.
            let (whole, heads) = (here.journal(ASSESSMENT).unwrap(), here.unreplaced(ASSESSMENT).unwrap());
            prop_assert_eq!(conflicts(&heads), conflicts(&whole));
            prop_assert_eq!(here.check(false).unwrap().faults, []);
        }
    }
}
