//! Checking, backing up, restoring.

mod common;

use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use common::*;
use pilar_core::merge::Alteration;
use pilar_store::{CheckFault, Opening, StoreError, Workspace};
use serde_json::json;

#[test]
fn a_projection_that_differs_from_the_journal_is_found() {
    let (dir, mut workspace) = workspace();
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!(1)), (answer(2), json!(2))]);
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!(3)), (answer(3), json!(1)), (answer(4), json!(1))]);
    let raw = raw(dir.path(), "pilar.db");
    // An earlier value, none, another subject's, one that does not count, and one of which nothing was said.
    raw.execute_batch(
        "UPDATE state SET change = 2 WHERE subject = 'answer/unit/1';
         DELETE FROM state WHERE subject = 'answer/unit/2';
         UPDATE state SET change = 6 WHERE subject = 'answer/unit/3';
         INSERT INTO late VALUES (6);
         INSERT INTO state SELECT assessment, 'answer/unit/9', change FROM state WHERE subject = 'answer/unit/1'",
    )
    .unwrap();
    let differs =
        |subject: &str| CheckFault::ProjectionDiffers { assessment: ASSESSMENT, subject: subject.into() };
    let faults = workspace.check(false).unwrap().faults;
    let (differ, others): (Vec<_>, Vec<_>) =
        faults.into_iter().partition(|it| matches!(it, CheckFault::ProjectionDiffers { .. }));
    assert_eq!(differ, [1, 2, 3, 4, 9].map(|soal| differs(&answer(soal).to_string())));
    assert_eq!(others, [CheckFault::Mismarked { assessment: ASSESSMENT, count: 1 }]);
}

#[test]
fn a_hole_in_the_journal_is_found() {
    let (dir, mut workspace) = workspace();
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!(1))]);
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!(2))]);
    let raw = raw(dir.path(), "pilar.db");
    raw.execute_batch(
        "PRAGMA foreign_keys = OFF; DROP TRIGGER change_is_never_deleted;
         DELETE FROM change WHERE sequence = 2",
    )
    .unwrap();
    let faults = workspace.check(false).unwrap().faults;
    let gap = CheckFault::SequenceGap { replica: workspace.replica(), latest: 3, found: 2 };
    assert!(faults.contains(&gap), "{faults:?}");
    let broken =
        CheckFault::ChainBroken { assessment: ASSESSMENT, replica: workspace.replica(), position: 3 };
    assert!(faults.contains(&broken), "{faults:?}");
}

#[test]
fn a_change_that_was_edited_is_found_by_its_hash() {
    let (dir, mut workspace) = workspace();
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!(1)), (answer(2), json!(2))]);
    let sound = workspace.audit(ASSESSMENT).unwrap();
    assert_eq!(sound.state, workspace.held(ASSESSMENT).unwrap().state());
    assert_eq!((sound.origins.len(), sound.origins[0].chained), (1, 3));
    let raw = raw(dir.path(), "pilar.db");
    raw.execute_batch(
        "DROP TRIGGER change_is_never_updated; UPDATE change SET author = 'Budi' WHERE row = 2",
    )
    .unwrap();
    let altered =
        CheckFault::ChangesAltered { assessment: ASSESSMENT, replica: workspace.replica(), count: 1 };
    assert_eq!(workspace.check(false).unwrap().faults, [altered]);
    // What cannot even be read is told as well.
    raw.execute_batch("UPDATE change SET value = 'bukan JSON', settles = '{' WHERE row = 3").unwrap();
    let audit = workspace.audit(ASSESSMENT).unwrap();
    let altered: Vec<_> = audit.origins[0].altered.iter().map(|it| (it.position, it.why)).collect();
    assert_eq!(altered, [(Some(2), Alteration::Content), (Some(3), Alteration::Content)]);
    assert_eq!(audit.state, None);
}

/// Overwrites the middle of a file.
fn spoil(path: &std::path::Path) {
    let size = fs::metadata(path).unwrap().len();
    let mut file = fs::File::options().write(true).open(path).unwrap();
    file.seek(SeekFrom::Start(4096)).unwrap();
    file.write_all(&vec![0xAB; usize::try_from(size).unwrap() - 4096]).unwrap();
}

#[test]
fn a_damaged_database_is_reported_and_not_taken_for_an_empty_one() {
    let (dir, workspace) = workspace();
    drop(workspace);
    spoil(&dir.path().join("pilar.db"));
    match Workspace::open_with(dir.path(), &opening()) {
        Err(StoreError::Damaged { file, .. }) => assert_eq!(file, "pilar.db"),
        Err(error) => panic!("{error}"),
        Ok(workspace) => {
            let faults = workspace.check(false).unwrap().faults;
            assert!(matches!(&faults[0], CheckFault::Damaged { file, .. } if file == "pilar.db"));
        }
    }
}

#[test]
fn a_backup_is_one_sound_file_and_ten_are_kept() {
    let (dir, mut workspace) = workspace();
    let first = workspace.backup().unwrap();
    for _ in 0..11 {
        workspace.backup().unwrap();
    }
    let backups = Workspace::backups(dir.path());
    assert_eq!(backups.len(), 10);
    assert!(backups.is_sorted() && !backups.contains(&first));
    assert_eq!(fs::read_dir(dir.path().join("backups")).unwrap().count(), 10, "no side files");
    let report = workspace.check(false).unwrap();
    assert_eq!(report.latest_backup.as_ref(), backups.last());
}

/// Opens a workspace on a later day, as the program does when it starts.
fn on_day(dir: &Path, day: u64) -> Workspace {
    let now_millis = NOW + day * 24 * 60 * 60 * 1000;
    let opening = Opening { automatic_backup: true, now_millis, ..opening() };
    Workspace::open_with(dir, &opening).unwrap()
}

#[test]
fn the_days_backup_is_made_when_something_changed() {
    let (dir, workspace) = workspace();
    drop(workspace);
    let on_day = |day| on_day(dir.path(), day);
    let made = |workspace: &mut Workspace| workspace.automatic_backup().transpose().unwrap();
    let first = made(&mut on_day(0)).unwrap();
    assert_eq!(Workspace::backups(dir.path()), std::slice::from_ref(&first));
    assert_eq!(first.file_name().unwrap(), "pilar-20260528T202640000Z.db");
    let mut same_day = on_day(0);
    act(&mut same_day, "Isi", NOW, &[(answer(1), json!(1))]);
    assert_eq!(made(&mut same_day), None);
    assert!(made(&mut on_day(2)).is_some());
    assert_eq!(made(&mut on_day(4)), None, "nothing changed since");
    // Without asking for the outcome it is made all the same.
    let mut later = on_day(4);
    act(&mut later, "Isi", NOW, &[(answer(1), json!(2))]);
    drop(later);
    drop(on_day(6));
    assert_eq!(Workspace::backups(dir.path()).len(), 3);
}

#[test]
fn backups_made_while_the_clock_was_wrong_neither_stop_nor_push_out_those_of_today() {
    let (dir, workspace) = workspace();
    drop(workspace);
    let on_day = |day| on_day(dir.path(), day);
    // What is changed after the day's backup is in the next day's.
    let work_on = |day: u64| {
        let mut workspace = on_day(day);
        workspace.automatic_backup().transpose().unwrap();
        act(&mut workspace, "Isi", NOW, &[(answer(1), json!(day))]);
    };
    (400..412).for_each(work_on);
    let future = Workspace::backups(dir.path());
    assert_eq!(future.len(), 10);
    [1, 3].into_iter().for_each(work_on);
    let made = on_day(5).automatic_backup().transpose().unwrap().expect("today's");
    let all = Workspace::backups(dir.path());
    assert!(all.contains(&made) && all.len() > future.len(), "{all:?}");
}

#[test]
fn a_backup_brings_back_what_was_there_and_the_current_file_is_kept() {
    let (dir, mut workspace) = workspace();
    let blob = put(&mut workspace, b"surat");
    attach(&mut workspace, 1, &blob);
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!("lama"))]);
    let backup = workspace.backup().unwrap();
    let replica = workspace.replica();
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!("baru"))]);

    let outcome = Workspace::restore(dir.path(), &backup);
    assert!(matches!(outcome, Err(StoreError::Busy)), "{outcome:?}");
    assert_eq!(value(&workspace, &answer(1)), json!("baru"), "nothing happened");
    drop(workspace);

    let before = fs::read(&backup).unwrap();
    Workspace::restore(dir.path(), &backup).unwrap();
    assert!(fs::read(&backup).unwrap() == before);
    let mut workspace = open(dir.path());
    assert_eq!(value(&workspace, &answer(1)), json!("lama"));
    assert_ne!(workspace.replica(), replica, "changes made since may have left under the old id");
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!("lagi"))]);
    assert!(workspace.check(true).unwrap().is_sound());
    let aside: Vec<_> = files(dir.path()).into_keys().collect();
    assert!(aside.iter().any(|path| path.to_string_lossy().contains("pilar-diganti-")), "{aside:?}");
}

#[test]
fn a_backup_replaces_a_damaged_or_lost_database() {
    type Damage = fn(&std::path::Path);
    let damages: [Damage; 3] = [
        spoil,
        |path| fs::write(path, b"this is no database at all, and it never was one").unwrap(),
        |path| fs::remove_file(path).unwrap(),
    ];
    for damage in damages {
        let (dir, mut workspace) = workspace();
        act(&mut workspace, "Isi", NOW, &[(answer(1), json!(1))]);
        let backup = workspace.backup().unwrap();
        drop(workspace);
        damage(&dir.path().join("pilar.db"));
        Workspace::restore(dir.path(), &backup).unwrap();
        let workspace = open(dir.path());
        assert_eq!(value(&workspace, &answer(1)), json!(1));
        assert!(workspace.check(true).unwrap().is_sound());
    }
}

#[test]
fn a_damaged_backup_is_refused_and_the_current_file_stays() {
    let (dir, mut workspace) = workspace();
    let backup = workspace.backup().unwrap();
    drop(workspace);
    spoil(&backup);
    let before = files(dir.path());
    let outcome = Workspace::restore(dir.path(), &backup);
    assert!(matches!(outcome, Err(StoreError::Damaged { .. })), "{outcome:?}");
    let missing = Workspace::restore(dir.path(), &dir.path().join("tidak-ada.db"));
    assert!(matches!(missing, Err(StoreError::Missing(_))));
    assert!(files(dir.path()) == before);
}
