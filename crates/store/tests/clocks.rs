//! Clocks that were wrong, and what taking them back changes.

mod common;

use common::*;
use pilar_core::journal::{Change, Clock, ClockRepair, Digest, Operation, Subject, beginning};
use pilar_core::merge::{Quarantine, conflicts};
use pilar_store::{CheckFault, Incoming, StoreError, Workspace};
use serde_json::{Value, json};
use uuid::Uuid;

const YEAR: u64 = 365 * 24 * 60 * 60 * 1_000;

/// Takes back what is ahead, as the use case does.
fn repair(here: &mut Workspace, now: u64) {
    let by = actor();
    let action =
        pilar_store::Action { assessment: ASSESSMENT, name: "Perbaiki jam", by: &by, now_millis: now };
    let ahead: Vec<_> = here
        .journal(ASSESSMENT)
        .unwrap()
        .into_iter()
        .filter(|it| it.effective_clock().millis > now)
        .collect();
    let latest = ahead.iter().map(|it| it.clock.millis).max().unwrap();
    here.act(action, |acting| {
        let (replica, position) = acting.place();
        assert!(ahead.iter().all(|it| it.replica == replica));
        let mut positions: Vec<(u64, u64)> =
            ahead.iter().map(|it| it.link.unwrap().position).map(|at| (at, at)).collect();
        positions.push((position, position));
        let repair = ClockRepair { replica, positions, sequences: Vec::new(), millis: latest - now };
        acting.set(Subject::Clock(Uuid::from_u128(1)), json!(repair))?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
}

#[test]
fn one_answer_of_next_year_waits_elsewhere_until_its_clock_is_taken_back() {
    let (_dir, mut here) = workspace();
    let (there_dir, mut there) = copy_of(&here);
    act(&mut here, "Isi", NOW + YEAR, &[(answer(1), json!("tahun depan"))]);
    act(&mut here, "Isi", NOW + 1, &[(answer(2), json!("sesudahnya"))]);
    act(&mut there, "Isi", NOW + 5, &[(answer(1), json!("sekarang"))]);
    let absorbed = there.absorb(incoming(&here.journal(ASSESSMENT).unwrap())).unwrap();
    assert_eq!((absorbed.new, absorbed.quarantined), (0, 2));
    assert!(there.quarantined(ASSESSMENT).unwrap().iter().all(|it| it.reason == Quarantine::Future));

    repair(&mut here, NOW + 3);
    let journal = here.journal(ASSESSMENT).unwrap();
    assert!(journal.iter().all(|it| it.effective_clock().millis <= NOW + 3), "{journal:#?}");
    assert_eq!(here.assessment(ASSESSMENT).unwrap().changed_millis, NOW + 3);
    let absorbed = there.absorb(Incoming { now_millis: NOW + 6, ..incoming(&journal) }).unwrap();
    assert_eq!((absorbed.new, absorbed.quarantined), (3, 0));
    here.absorb(Incoming { now_millis: NOW + 6, ..incoming(&there.journal(ASSESSMENT).unwrap()) }).unwrap();
    for desk in [&here, &there] {
        assert_eq!(value(desk, &answer(1)), json!("sekarang"), "the later one counts, by clocks as repaired");
        assert_eq!(value(desk, &answer(2)), json!("sesudahnya"));
        assert_eq!((state(desk), desk.check(false).unwrap().faults), (replay(desk), vec![]));
    }
    assert_eq!(state(&here), state(&there));
    assert_eq!(here.journal(ASSESSMENT).unwrap(), there.journal(ASSESSMENT).unwrap());
    // Dates that somebody else changed are found.
    let dated = "UPDATE change SET effective_millis = effective_millis - 1 WHERE row = 2";
    assert_eq!(raw(there_dir.path(), "pilar.db").execute(dated, []).unwrap(), 1);
    let faults = there.check(false).unwrap().faults;
    assert!(faults.contains(&CheckFault::Misdated { assessment: ASSESSMENT, count: 1 }), "{faults:?}");
    // New changes follow the repaired clock.
    act(&mut here, "Isi", NOW + 9, &[(answer(3), json!(3))]);
    assert_eq!(here.journal(ASSESSMENT).unwrap().last().unwrap().clock.millis, NOW + 9);
}

#[test]
fn taking_back_the_repair_brings_the_wrong_clocks_back() {
    let (_dir, mut here) = workspace();
    act(&mut here, "Isi", NOW + YEAR, &[(answer(1), json!("tahun depan"))]);
    repair(&mut here, NOW + 3);
    assert_eq!(here.undo(ASSESSMENT, &actor(), NOW + 4).unwrap().as_deref(), Some("Perbaiki jam"));
    assert_eq!(here.assessment(ASSESSMENT).unwrap().changed_millis, NOW + YEAR);
    assert_eq!((state(&here), here.check(false).unwrap().faults), (replay(&here), vec![]));
    assert_eq!(value(&here, &answer(1)), json!("tahun depan"));
}

#[test]
fn a_repair_that_is_undone_leaves_no_conflict_and_can_be_made_again() {
    let (_dir, mut here) = workspace();
    let (_there_dir, mut there) = copy_of(&here);
    act(&mut here, "Isi", NOW + YEAR, &[(answer(1), json!("tahun depan"))]);
    repair(&mut here, NOW + 3);
    for at in [NOW + 4, NOW + 6] {
        here.undo(ASSESSMENT, &actor(), at).unwrap();
        let unreplaced = here.unreplaced(ASSESSMENT).unwrap();
        assert!(conflicts(&unreplaced).is_empty(), "{unreplaced:#?}");
        assert_eq!(conflicts(&here.journal(ASSESSMENT).unwrap()), conflicts(&unreplaced));
        assert_eq!((state(&here), here.check(false).unwrap().faults), (replay(&here), vec![]));
        assert_eq!(here.redo(ASSESSMENT, &actor(), at + 1).unwrap().as_deref(), Some("Perbaiki jam"));
        let journal = here.journal(ASSESSMENT).unwrap();
        assert!(journal.iter().all(|it| it.effective_clock().millis <= at), "{journal:#?}");
        assert!(conflicts(&here.unreplaced(ASSESSMENT).unwrap()).is_empty());
        assert_eq!((state(&here), here.check(false).unwrap().faults), (replay(&here), vec![]));
    }
    let absorbed = there.absorb(incoming(&here.journal(ASSESSMENT).unwrap())).unwrap();
    assert_eq!(absorbed.quarantined, 0);
    assert_eq!((state(&there), there.check(false).unwrap().faults), (state(&here), vec![]));
    assert_eq!(there.journal(ASSESSMENT).unwrap(), here.journal(ASSESSMENT).unwrap());
}

#[test]
fn what_a_repair_from_elsewhere_is_about_is_dated_by_it_when_it_is_made() {
    let (_dir, mut here) = workspace();
    let (_there_dir, mut there) = copy_of(&here);
    act(&mut here, "Isi", NOW + 1, &[(answer(1), json!("A"))]);
    // Of all that this workspace did and will do.
    let all = json!(ClockRepair {
        replica: here.replica(),
        positions: vec![(1, 1_000)],
        sequences: Vec::new(),
        millis: 1_000_000,
    });
    let foreign = stranger(1, Subject::Clock(Uuid::from_u128(1)), all, NOW + 2);
    here.absorb(incoming(&[foreign])).unwrap();
    act(&mut here, "Isi", NOW + 3, &[(answer(1), json!("B")), (answer(2), json!("C"))]);
    assert_eq!(value_and_faults(&here), (json!("B"), vec![]));
    here.undo(ASSESSMENT, &actor(), NOW + 4).unwrap();
    assert_eq!(value_and_faults(&here), (json!("A"), vec![]));
    here.redo(ASSESSMENT, &actor(), NOW + 5).unwrap();
    assert_eq!(value_and_faults(&here), (json!("B"), vec![]));
    there.absorb(incoming(&here.journal(ASSESSMENT).unwrap())).unwrap();
    assert_eq!((state(&there), there.check(false).unwrap().faults), (state(&here), vec![]));
    assert_eq!(there.journal(ASSESSMENT).unwrap(), here.journal(ASSESSMENT).unwrap());
}

#[test]
fn what_comes_after_a_repair_is_dated_by_it_as_well() {
    let (_dir, mut here) = workspace();
    let (_there_dir, mut there) = copy_of(&here);
    act(&mut here, "Isi", NOW + YEAR, &[(answer(1), json!("tahun depan"))]);
    let ahead = here.journal(ASSESSMENT).unwrap();
    repair(&mut here, NOW + 3);
    let journal = here.journal(ASSESSMENT).unwrap();
    let repairs: Vec<Change> =
        journal.iter().filter(|it| matches!(it.subject, Subject::Clock(_))).cloned().collect();
    // The repair waits for what stands before it in its chain, and both come in with that.
    assert_eq!(there.absorb(incoming(&repairs)).unwrap().quarantined, 1);
    act(&mut there, "Isi", NOW + 4, &[(answer(1), json!("sekarang"))]);
    there.absorb(incoming(&ahead)).unwrap();
    assert_eq!(value_and_faults(&there), (json!("sekarang"), vec![]));
    // A later change of that desk needs no repair along with it.
    act(&mut here, "Isi", NOW + 5, &[(answer(2), json!("sesudahnya"))]);
    let later = here.journal(ASSESSMENT).unwrap().pop().unwrap();
    there.absorb(incoming(&[later])).unwrap();
    assert_eq!(value(&there, &answer(2)), json!("sesudahnya"));
    assert_eq!(value_and_faults(&there), (json!("sekarang"), vec![]));
}

#[test]
fn a_repair_that_was_taken_back_lets_nothing_in() {
    let (_dir, mut here) = workspace();
    let (_there_dir, mut there) = copy_of(&here);
    act(&mut here, "Isi", NOW + YEAR, &[(answer(1), json!("tahun depan"))]);
    repair(&mut here, NOW + 3);
    here.undo(ASSESSMENT, &actor(), NOW + 4).unwrap();
    let absorbed = there.absorb(incoming(&here.journal(ASSESSMENT).unwrap())).unwrap();
    assert!(absorbed.quarantined > 0, "{absorbed:?}");
    act(&mut there, "Isi", NOW + 6, &[(answer(2), json!("sekarang"))]);
    let latest = there.journal(ASSESSMENT).unwrap().iter().map(|it| it.effective_clock().millis).max();
    assert_eq!(latest, Some(NOW + 6), "nothing here lies ahead");
    assert_eq!((state(&there), there.check(false).unwrap().faults), (replay(&there), vec![]));
}

/// The first change of somebody whom nobody here knows.
fn stranger(number: u128, subject: Subject, value: Value, millis: u64) -> Change {
    let mut change = Change {
        id: Uuid::from_u128(number),
        action: Uuid::from_u128(number),
        action_name: "Isi".into(),
        assessment: ASSESSMENT,
        replica: Uuid::from_u128(0x0192_0000_0000_8000_8000_0000_0000_0000 + number),
        sequence: 1,
        clock: Clock { millis, counter: 0 },
        author: "Orang Lain".into(),
        role: "pokja".into(),
        operation: Operation::SetAnswer,
        subject,
        value,
        base: None,
        settles: Vec::new(),
        link: None,
        taken_back_millis: 0,
    };
    change.chain(1, beginning(ASSESSMENT, change.replica));
    change
}

fn repair_of(change: &Change, millis: u64) -> (Subject, Value) {
    let at = change.link.unwrap().position;
    let positions = vec![(at, at)];
    let repair = ClockRepair { replica: change.replica, positions, sequences: Vec::new(), millis };
    (Subject::Clock(Uuid::from_u128(1)), json!(repair))
}

#[test]
fn a_repair_that_waits_itself_lets_nothing_in() {
    let (_dir, mut here) = workspace();
    let (_other_dir, mut other) = copy_of(&here);
    let ahead = stranger(1, answer(1), json!("dari depan"), NOW + YEAR);
    let (subject, value) = repair_of(&ahead, YEAR);
    let mut waits = stranger(2, subject.clone(), value.clone(), NOW);
    waits.chain(8, Digest::of(&[b"nothing"]));
    // A package gives it as taken back already.
    let given = [Change { taken_back_millis: YEAR, ..ahead.clone() }, waits];
    let absorbed = here.absorb(incoming(&given)).unwrap();
    assert_eq!((absorbed.new, absorbed.quarantined), (0, 2));
    let reasons: Vec<Quarantine> =
        here.quarantined(ASSESSMENT).unwrap().into_iter().map(|it| it.reason).collect();
    assert_eq!(reasons, [Quarantine::Future, Quarantine::Gap]);
    assert_eq!(
        (here.held(ASSESSMENT).unwrap(), state(&here)),
        (other.held(ASSESSMENT).unwrap(), state(&other))
    );

    // One that counts does, in whichever order they come.
    let counts = stranger(3, subject, value, NOW);
    assert_eq!(here.absorb(incoming(std::slice::from_ref(&counts))).unwrap().new, 2);
    for change in [&ahead, &counts] {
        other.absorb(incoming(std::slice::from_ref(change))).unwrap();
    }
    assert_eq!(here.journal(ASSESSMENT).unwrap(), other.journal(ASSESSMENT).unwrap());
    for desk in [&here, &other] {
        assert_eq!(value_and_faults(desk), (json!("dari depan"), vec![]));
        assert_eq!(desk.assessment(ASSESSMENT).unwrap().changed_millis, NOW);
    }
}

fn value_and_faults(desk: &Workspace) -> (Value, Vec<CheckFault>) {
    (value(desk, &answer(1)), desk.check(false).unwrap().faults)
}

#[test]
fn a_strangers_repair_brings_back_nothing_that_was_replaced() {
    let (dir, mut here) = workspace();
    act(&mut here, "Isi", NOW + 1, &[(answer(1), json!("A"))]);
    act(&mut here, "Isi", NOW + 2, &[(answer(1), json!("B"))]);
    let last = here.journal(ASSESSMENT).unwrap().pop().unwrap();
    let (subject, repair) = repair_of(&last, 1_000_000);
    let forged = stranger(1, subject, repair, NOW + 3);
    assert_eq!(here.absorb(incoming(&[forged])).unwrap().new, 1);
    let moved = here.journal(ASSESSMENT).unwrap().remove(0);
    assert_eq!((moved.id, moved.taken_back_millis), (last.id, 1_000_000), "its date is another");
    assert_eq!(value_and_faults(&here), (json!("B"), vec![]));
    assert!(conflicts(&here.unreplaced(ASSESSMENT).unwrap()).is_empty());
    act(&mut here, "Isi", NOW + 4, &[(answer(1), json!("C"))]);
    assert_eq!(value_and_faults(&here), (json!("C"), vec![]));
    here.undo(ASSESSMENT, &actor(), NOW + 5).unwrap();
    assert_eq!(value_and_faults(&here), (json!("B"), vec![]));

    let other = "UPDATE state SET change = (SELECT min(row) FROM change WHERE subject = 'answer/unit/1')
                 WHERE subject = 'answer/unit/1'";
    assert_eq!(raw(dir.path(), "pilar.db").execute(other, []).unwrap(), 1);
    let fault = CheckFault::ProjectionDiffers { assessment: ASSESSMENT, subject: "answer/unit/1".into() };
    assert_eq!(here.check(false).unwrap().faults, [fault]);
}

#[test]
fn only_a_later_change_of_the_same_subject_replaces() {
    let (_dir, mut here) = workspace();
    act(&mut here, "Isi", NOW + 2, &[(answer(1), json!("A"))]);
    let ours = here.journal(ASSESSMENT).unwrap().pop().unwrap();
    let competes = stranger(1, answer(1), json!("B"), NOW + 3);
    let elsewhere = Change { base: Some(ours.id), ..stranger(2, answer(2), json!("C"), NOW + 4) };
    let earlier = Change { base: Some(competes.id), ..stranger(3, answer(1), json!("B"), NOW + 1) };
    let forged = [elsewhere, earlier].map(|mut it| {
        it.chain(1, beginning(ASSESSMENT, it.replica));
        it
    });
    here.absorb(incoming(&[vec![competes], forged.to_vec()].concat())).unwrap();
    let (journal, unreplaced) = (here.journal(ASSESSMENT).unwrap(), here.unreplaced(ASSESSMENT).unwrap());
    assert_eq!(conflicts(&unreplaced), conflicts(&journal));
    assert_eq!(conflicts(&journal)[&answer(1)].open.len(), 3);
}
