//! Opening a workspace: new, old, newer, damaged, in use.

mod common;

use std::fs;
use std::io::{Seek, SeekFrom, Write};

use common::*;
use pilar_store::{Beginning, Opening, StoreError, Workspace};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

#[test]
fn a_new_folder_becomes_a_workspace_with_an_id_that_stays() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("ruang kerja").join("2026 #1%");
    let workspace = Workspace::open(&folder).unwrap();
    let replica = workspace.replica();
    assert_eq!(workspace.dir(), folder);
    assert!(folder.join("pilar.db").is_file() && folder.join("evidence.db").is_file());
    assert!(workspace.assessments().unwrap().is_empty());
    drop(workspace);
    assert_eq!(Workspace::open(&folder).unwrap().replica(), replica);
    assert_eq!(Workspace::open_read_only(&folder).unwrap().replica(), replica);
}

#[test]
fn a_newer_schema_is_refused_and_every_file_stays_as_it_was() {
    for file in ["pilar.db", "evidence.db"] {
        let (dir, mut workspace) = workspace();
        put(&mut workspace, b"surat");
        drop(workspace);
        raw(dir.path(), file).pragma_update(None, "user_version", 7).unwrap();
        let before = files(dir.path());
        for outcome in [Workspace::open(dir.path()), Workspace::open_read_only(dir.path())] {
            assert!(
                matches!(outcome, Err(StoreError::NewerSchema { found: 7, known: 1 | 5 })),
                "{outcome:?}"
            );
        }
        assert!(files(dir.path()) == before, "{file}");
    }
}

#[test]
fn a_newer_schema_that_is_still_in_the_log_is_refused_too() {
    let (dir, workspace) = workspace();
    drop(workspace);
    // A crash right after a newer program's upgrade: the version is in the write-ahead log only.
    let newer = raw(dir.path(), "pilar.db");
    newer.pragma_update(None, "user_version", 7).unwrap();
    let crashed = tempfile::tempdir().unwrap();
    for (path, bytes) in files(dir.path()) {
        if !path.to_string_lossy().ends_with("-shm") {
            fs::write(crashed.path().join(path.file_name().unwrap()), bytes).unwrap();
        }
    }
    let before = files(crashed.path());
    assert!(before.keys().any(|path| path.to_string_lossy().ends_with("pilar.db-wal")));
    let outcome = Workspace::open(crashed.path());
    assert!(matches!(outcome, Err(StoreError::NewerSchema { found: 7, known: 1 | 5 })), "{outcome:?}");
    assert!(files(crashed.path()) == before);
}

#[test]
fn a_crash_while_the_log_was_being_put_back_is_no_damage() {
    let (dir, workspace) = workspace();
    drop(workspace);
    let writer = raw(dir.path(), "evidence.db");
    writer
        .execute_batch(
            "PRAGMA wal_autocheckpoint = 0;
             INSERT INTO blob (id, sha256, size, media) VALUES (1, NULL, 0, 'text/plain');
             INSERT INTO chunk (blob, n, data) VALUES (1, 0, zeroblob(1000000))",
        )
        .unwrap();
    let pages = u32::try_from(count(&writer, "PRAGMA page_count")).unwrap();
    let crashed = tempfile::tempdir().unwrap();
    for (path, mut bytes) in files(dir.path()) {
        let name = path.file_name().unwrap();
        if name == "evidence.db" {
            // The first page is back in the file, the others are in the log only.
            bytes[28..32].copy_from_slice(&pages.to_be_bytes());
        }
        if !path.to_string_lossy().ends_with("-shm") {
            fs::write(crashed.path().join(name), bytes).unwrap();
        }
    }
    for workspace in [Workspace::open_read_only(crashed.path()), Workspace::open(crashed.path())] {
        let report = workspace.unwrap().check(true).unwrap();
        assert_eq!((report.faults.len(), report.half_stored[0].size), (0, 1_000_000));
    }
}

#[test]
fn a_file_that_is_not_a_database_is_named() {
    for file in ["pilar.db", "evidence.db"] {
        let (dir, workspace) = workspace();
        drop(workspace);
        let mut damaged = fs::File::options().write(true).open(dir.path().join(file)).unwrap();
        damaged.seek(SeekFrom::Start(0)).unwrap();
        damaged.write_all(&[0xAB; 64]).unwrap();
        drop(damaged);
        let before = files(dir.path());
        for outcome in [Workspace::open(dir.path()), Workspace::open_read_only(dir.path())] {
            let Err(StoreError::NotAWorkspace { file: named }) = outcome else { panic!("{outcome:?}") };
            assert_eq!(named, file);
        }
        assert!(files(dir.path()) == before);
    }
}

#[test]
fn somebody_elses_database_is_refused_untouched() {
    let dir = tempfile::tempdir().unwrap();
    let other = raw(dir.path(), "pilar.db");
    other.execute_batch("CREATE TABLE note (text); PRAGMA user_version = 1").unwrap();
    drop(other);
    let before = files(dir.path());
    assert!(matches!(Workspace::open(dir.path()), Err(StoreError::NotAWorkspace { .. })));
    assert!(files(dir.path()) == before);
}

#[test]
fn a_lost_database_is_not_taken_for_a_new_workspace() {
    let (dir, workspace) = workspace();
    drop(workspace);
    fs::remove_file(dir.path().join("pilar.db")).unwrap();
    for _ in 0..2 {
        let outcome = Workspace::open(dir.path());
        assert!(matches!(outcome, Err(StoreError::Damaged { ref file, .. }) if file == "pilar.db"));
    }
    assert!(!dir.path().join("pilar.db").exists());
}

#[test]
fn lost_evidence_is_told_and_no_empty_database_takes_its_place() {
    let (dir, mut workspace) = workspace();
    drop(workspace);
    fs::remove_file(dir.path().join("evidence.db")).unwrap();
    workspace = open(dir.path());
    let blob = put(&mut workspace, b"surat");
    attach(&mut workspace, 1, &blob);
    drop(workspace);
    let kept = fs::read(dir.path().join("evidence.db")).unwrap();
    for lost in
        [&|path| fs::remove_file(path).unwrap(), &|path| fs::write(path, "").unwrap()] as [&dyn Fn(_); 2]
    {
        lost(dir.path().join("evidence.db"));
        for outcome in [Workspace::open(dir.path()), Workspace::open_read_only(dir.path())] {
            assert!(matches!(outcome, Err(StoreError::EvidenceLost { contents: 1 })), "{outcome:?}");
        }
        assert!(fs::metadata(dir.path().join("evidence.db")).map_or(0, |there| there.len()) == 0);
    }
    // It comes back, or one goes on without it and attaches the original once more.
    fs::write(dir.path().join("evidence.db"), kept).unwrap();
    assert!(open(dir.path()).check(true).unwrap().is_sound());
    fs::remove_file(dir.path().join("evidence.db")).unwrap();
    Workspace::begin_evidence(dir.path()).unwrap();
    let mut workspace = open(dir.path());
    assert_eq!(workspace.check(true).unwrap().faults.len(), 1);
    assert_eq!(put(&mut workspace, b"surat"), blob);
    Workspace::begin_evidence(dir.path()).unwrap();
    assert!(workspace.check(true).unwrap().is_sound(), "what is there is left as it is");
}

#[test]
fn a_second_writer_is_told_that_the_workspace_is_busy() {
    let (dir, mut workspace) = workspace();
    let other = raw(dir.path(), "pilar.db");
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let by = actor();
    let action = pilar_store::Action { assessment: ASSESSMENT, name: "Isi", by: &by, now_millis: NOW };
    let outcome = workspace.act(action, |acting| acting.set(answer(1), json!(1)));
    assert!(matches!(outcome, Err(StoreError::Busy)), "{outcome:?}");
    assert_eq!(value(&workspace, &answer(1)), Value::Null, "readers do not wait");
    other.execute_batch("ROLLBACK").unwrap();
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!(1))]);
}

#[test]
fn two_windows_see_each_others_changes() {
    let (dir, mut one) = workspace();
    let mut two = open(dir.path());
    act(&mut one, "Isi 1", NOW, &[(answer(1), json!(1))]);
    act(&mut two, "Isi 2", NOW, &[(answer(2), json!(2))]);
    assert_eq!(value(&one, &answer(2)), json!(2));
    let blob = put(&mut two, b"surat");
    one.verify_blob(&blob.sha256).unwrap();
    assert_eq!(one.undo(ASSESSMENT, &actor(), NOW).unwrap().as_deref(), Some("Isi 2"));
    assert!(one.check(true).unwrap().is_sound());
}

#[test]
fn reading_only_writes_nothing() {
    let (dir, mut workspace) = workspace();
    let blob = put(&mut workspace, b"surat");
    drop(workspace);
    let databases = |dir| {
        let mut files = files(dir);
        files.retain(|path, _| path.extension().is_some_and(|extension| extension == "db"));
        files
    };
    let before = databases(dir.path());
    let mut workspace = Workspace::open_read_only(dir.path()).unwrap();
    assert!(workspace.is_read_only());
    assert_eq!(workspace.assessments().unwrap().len(), 1);
    workspace.verify_blob(&blob.sha256).unwrap();
    assert!(workspace.check(true).unwrap().is_sound());
    let by = actor();
    assert!(matches!(workspace.undo(ASSESSMENT, &by, NOW), Err(StoreError::ReadOnly)));
    let created = workspace.create_assessment(
        Uuid::from_u128(5),
        Beginning { instrument: "x", profile: Value::Null },
        &by,
        NOW,
    );
    assert!(matches!(created, Err(StoreError::ReadOnly)));
    let stored = workspace.put_blob(&mut b"x".as_slice(), &GENEROUS, &mut |_| true);
    assert!(matches!(stored, Err(StoreError::ReadOnly)));
    assert!(matches!(workspace.clear_unreferenced(), Err(StoreError::ReadOnly)));
    assert!(matches!(workspace.backup(), Err(StoreError::ReadOnly)));
    drop(workspace);
    assert!(databases(dir.path()) == before);
}

#[test]
fn an_empty_folder_is_no_workspace_to_read() {
    let dir = tempfile::tempdir().unwrap();
    let outcome = Workspace::open_read_only(dir.path());
    assert!(matches!(outcome, Err(StoreError::Missing(ref missing)) if missing == dir.path()));
    assert!(files(dir.path()).is_empty());
}

/// A workspace that an earlier Pilar left, opened by this one.
fn of_fixtures(main: &str, evidence: &str) -> (TempDir, Workspace) {
    let dir = tempfile::tempdir().unwrap();
    for (file, fixture) in [("pilar.db", main), ("evidence.db", evidence)] {
        let sql = fs::read_to_string(format!("{}/tests/fixtures/{fixture}.sql", env!("CARGO_MANIFEST_DIR")));
        let connection = Connection::open(dir.path().join(file)).unwrap();
        connection.execute_batch(&sql.unwrap()).unwrap();
    }
    let workspace = Workspace::open_with(dir.path(), &Opening { now_millis: NOW, ..opening() }).unwrap();
    (dir, workspace)
}

#[test]
fn what_could_be_undone_in_a_workspace_of_schema_2_still_can() {
    let (_dir, mut workspace) = of_fixtures("pilar-2", "evidence-1");
    let assessment = Uuid::from_u128(0x01A2_0342_376F_779A_9261_2349_1EEE_164F);
    let stands = |workspace: &Workspace| {
        [1, 2, 88].map(|soal| workspace.value(assessment, &answer(soal)).unwrap().unwrap_or_default())
    };
    let choice = |letters: &str| json!({ "choice": letters });
    let number = json!({ "number": "12" });
    assert_eq!(stands(&workspace), [choice("Tidak"), Value::Null, number.clone()]);
    let mut undo = || workspace.undo(assessment, &actor(), NOW).unwrap();
    assert_eq!(undo().as_deref(), Some("Gabungkan paket dari p2.zip"));
    assert_eq!(undo().as_deref(), Some("Jawab A.II.1.i.a.1"));
    assert_eq!(undo().as_deref(), Some("Gabungkan paket dari p1.zip"));
    assert_eq!(undo(), None);
    assert_eq!(stands(&workspace), [Value::Null, Value::Null, Value::Null]);
    let mut redo = || workspace.redo(assessment, &actor(), NOW).unwrap();
    assert_eq!(redo().as_deref(), Some("Gabungkan paket dari p1.zip"));
    assert_eq!(redo().as_deref(), Some("Jawab A.II.1.i.a.1"));
    assert_eq!(stands(&workspace), [choice("Ya"), Value::Null, number.clone()]);
    let mut redo = || workspace.redo(assessment, &actor(), NOW).unwrap();
    assert_eq!(redo().as_deref(), Some("Gabungkan paket dari p2.zip"));
    assert_eq!(redo(), None);
    assert_eq!(stands(&workspace), [choice("Tidak"), Value::Null, number]);
    assert!(workspace.check(true).unwrap().is_sound());
}

#[test]
fn a_workspace_of_schema_1_opens() {
    let (_dir, mut workspace) = of_fixtures("pilar-1", "evidence-1");
    assert_eq!(value(&workspace, &answer(1)), json!({"choice": "A"}));
    assert_eq!(workspace.undo(ASSESSMENT, &actor(), NOW).unwrap().as_deref(), Some("Lampirkan bukti"));
    let report = workspace.check(true).unwrap();
    assert_eq!((report.faults.as_slice(), report.blobs), ([].as_slice(), 1));

    // Its journal merges, its later changes follow its clocks, and decisions are kept.
    let other = tempfile::tempdir().unwrap();
    let mut other = open(other.path());
    other.absorb(incoming(&workspace.journal(ASSESSMENT).unwrap())).unwrap();
    assert_eq!(state(&other), state(&workspace));
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!({"choice": "C"}))]);
    let journal = workspace.journal(ASSESSMENT).unwrap();
    assert_eq!(journal.last().unwrap().value, json!({"choice": "C"}));
    assert!(journal.iter().all(|change| change.settles.is_empty()));
    other.absorb(incoming(&journal)).unwrap();
    assert_eq!(state(&other), state(&workspace));
}
