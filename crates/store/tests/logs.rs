//! The write-ahead logs are put back: when they are asked to be, and when the workspace is closed.

mod common;

use std::fs;
use std::path::Path;

use common::*;
use pilar_store::{Opening, Workspace};
use serde_json::json;

/// The two databases alone, as a copy leaves them that knows nothing of logs.
fn copied(dir: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for file in ["pilar.db", "evidence.db"] {
        fs::copy(dir.join(file), copy.path().join(file)).unwrap();
    }
    copy
}

#[test]
fn a_copy_of_the_databases_alone_holds_everything_while_the_workspace_is_open() {
    let (dir, mut workspace) = workspace();
    let blob = put(&mut workspace, &content(3 << 20, 7));
    attach(&mut workspace, 1, &blob);
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!(1))]);
    let before = Workspace::logs(dir.path()).unwrap();
    assert!(!before.are_empty());
    assert!(Workspace::put_logs_back(dir.path()).unwrap());
    assert!(Workspace::logs(dir.path()).unwrap().are_empty());

    let copy = copied(dir.path());
    let there = open(copy.path());
    assert_eq!(state(&there), state(&workspace));
    assert!(there.check(true).unwrap().is_sound());

    // Whoever has it open goes on as before, and the log tells it.
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!(2))]);
    let once = Workspace::logs(dir.path()).unwrap();
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!(3))]);
    assert!(!once.are_empty() && once != Workspace::logs(dir.path()).unwrap());
    assert!(workspace.check(true).unwrap().is_sound());
}

#[test]
fn nobody_is_disturbed_and_nothing_is_made() {
    let (dir, mut workspace) = workspace();
    act(&mut workspace, "Isi", NOW, &[(answer(1), json!(1))]);
    let other = raw(dir.path(), "pilar.db");
    other.busy_timeout(std::time::Duration::ZERO).unwrap();
    for lock in ["BEGIN; SELECT count(*) FROM change", "BEGIN IMMEDIATE"] {
        other.execute_batch(lock).unwrap();
        act_beside(&other, &mut workspace, lock);
        assert!(!Workspace::put_logs_back(dir.path()).unwrap(), "{lock}");
        other.execute_batch("ROLLBACK").unwrap();
    }
    assert!(Workspace::put_logs_back(dir.path()).unwrap());

    let empty = tempfile::tempdir().unwrap();
    assert!(Workspace::put_logs_back(empty.path()).unwrap());
    assert!(files(empty.path()).is_empty());
    // A log without its database is somebody else's business.
    fs::write(empty.path().join("pilar.db-wal"), "log").unwrap();
    assert!(Workspace::put_logs_back(empty.path()).is_err());
    assert_eq!(files(empty.path()).len(), 1);
}

/// A reader is in the way of what was written after it began.
fn act_beside(other: &rusqlite::Connection, workspace: &mut Workspace, lock: &str) {
    if !lock.contains("IMMEDIATE") {
        assert!(count(other, "SELECT count(*) FROM change") > 0);
        act(workspace, "Isi", NOW, &[(answer(2), json!(lock))]);
    }
}

#[test]
fn closing_leaves_no_log_even_while_the_days_backup_is_made() {
    let (dir, mut workspace) = workspace();
    for at in 0..200 {
        act(&mut workspace, "Isi", NOW, &[(answer(1), json!(at))]);
    }
    drop(workspace);
    assert!(!dir.path().join("pilar.db-wal").exists());
    for day in 1..20 {
        let opening =
            Opening { automatic_backup: true, now_millis: NOW + day * 86_400_000, ..Opening::default() };
        let mut workspace = Workspace::open_with(dir.path(), &opening).unwrap();
        act(&mut workspace, "Isi", NOW + day * 86_400_000, &[(answer(1), json!(day))]);
        drop(workspace);
        assert!(!dir.path().join("pilar.db-wal").exists(), "day {day}");
        assert!(!dir.path().join("evidence.db-wal").exists(), "day {day}");
    }
}
