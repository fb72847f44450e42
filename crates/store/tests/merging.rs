//! Taking in changes made elsewhere: refused as a whole or taken in as one step.

mod common;

use std::collections::BTreeMap;

use common::*;
use pilar_core::journal::{Change, Operation, Subject, beginning};
use pilar_core::merge::{Refusal, conflicts};
use pilar_core::worksheet::Layer;
use pilar_store::{Action, Incoming, StoreError, Workspace};
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

/// What `here` refuses `changes` with; nothing may have changed.
fn refused(here: &mut Workspace, changes: &[Change]) -> Refusal {
    let before = (history(here), state(here), here.undo_name(ASSESSMENT).unwrap());
    let outcome = here.examine(&incoming(changes)).map(|it| it.admitted.len());
    let Err(StoreError::Refused(planned)) = outcome else { panic!("{outcome:?}") };
    let outcome = here.absorb(incoming(changes));
    let Err(StoreError::Refused(refusal)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(planned, refusal);
    assert_eq!((history(here), state(here), here.undo_name(ASSESSMENT).unwrap()), before);
    refusal
}

#[test]
fn what_no_honest_program_wrote_is_refused_with_nothing_taken_in() {
    let (_dir, mut here) = workspace();
    let (_there_dir, mut there) = copy_of(&here);
    act(&mut there, "Isi", NOW + 1, &[(answer(1), json!(1))]);
    let journal = there.journal(ASSESSMENT).unwrap();
    let with = |spoil: &dyn Fn(&mut Change)| {
        let mut changes = journal.clone();
        spoil(&mut changes[1]);
        changes
    };
    let change = journal[1].id;

    let foreign = with(&|it| it.assessment = Uuid::from_u128(0xB));
    assert_eq!(refused(&mut here, &foreign), Refusal::AnotherAssessment { change });
    let large = with(&|it| it.value = json!("x".repeat(2 << 20)));
    assert_eq!(refused(&mut here, &large), Refusal::TooLarge { change });
    let numbers: [&dyn Fn(&mut Change); 3] =
        [&|it| it.sequence = 0, &|it| it.value = json!(0.5), &|it| it.value = json!([1_u64 << 53])];
    for spoil in numbers {
        assert_eq!(refused(&mut here, &with(spoil)), Refusal::BadNumber { change });
    }
    let altered: [&dyn Fn(&mut Change); 6] = [
        &|it| it.value = json!("lain"),
        &|it| it.author = "Orang lain".into(),
        &|it| it.clock.millis += 1,
        &|it| it.base = Some(it.id),
        &|it| it.link.as_mut().unwrap().position = 2,
        &|it| it.link.as_mut().unwrap().previous = beginning(ASSESSMENT, change),
    ];
    for spoil in altered {
        assert_eq!(refused(&mut here, &with(spoil)), Refusal::Altered { change });
    }
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
    let value = json!({"kira-kira": ["0.1", 9_007_199_254_740_991_u64, -5], "\u{1F600}": 1, "\u{FB33}": 2});
    there.act(action, |acting| acting.set(unknown.clone(), value.clone())).unwrap();
    let (_third_dir, third) = copy_of(&there);
    assert_eq!(third.journal(ASSESSMENT).unwrap(), there.journal(ASSESSMENT).unwrap());
    assert_eq!(common::value(&third, &unknown), value);
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
            assert_eq!((again.new, again.known, again.quarantined), (0, journal.len() as u64, 0));
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
