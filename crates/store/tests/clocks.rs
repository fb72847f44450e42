//! Clocks that were wrong, and what taking them back changes.

mod common;

use common::*;
use pilar_core::journal::{ClockRepair, Subject};
use pilar_core::merge::Quarantine;
use pilar_store::{CheckFault, Incoming, StoreError, Workspace};
use serde_json::json;
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
