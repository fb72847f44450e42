//! Databases that lie somewhere else: read as private copies, refused in facts, never touched.

mod common;

use std::fs;
use std::io::Read as _;
use std::path::Path;

use common::*;
use pilar_core::journal::Change;
use pilar_store::{Elsewhere, SourceFault, StoreError, Workspace};
use serde_json::json;

fn refused(path: &Path, own: Option<&Path>) -> SourceFault {
    match Workspace::elsewhere(path, own) {
        Err(StoreError::Source(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

fn changes(elsewhere: &Elsewhere) -> Vec<Change> {
    elsewhere.everything(ASSESSMENT).unwrap().changes
}

#[test]
fn a_copy_gives_its_journal_with_what_only_its_log_holds_and_nothing_beside_it_changes() {
    let (dir, mut workspace) = workspace();
    act(&mut workspace, "Isi", NOW + 1, &[(answer(1), json!(1))]);
    let there = tempfile::tempdir().unwrap();
    let copy = there.path().join("pilar-DESKTOP-7Q.db");
    // While the workspace is open, the answer is in the log alone.
    assert!(fs::metadata(dir.path().join("pilar.db-wal")).unwrap().len() > 0);
    fs::copy(dir.path().join("pilar.db"), &copy).unwrap();
    fs::copy(dir.path().join("pilar.db-wal"), there.path().join("pilar-DESKTOP-7Q.db-wal")).unwrap();
    let before = files(there.path());

    let elsewhere = Workspace::elsewhere(&copy, Some(dir.path())).unwrap();
    assert_eq!(changes(&elsewhere), workspace.journal(ASSESSMENT).unwrap());
    let rows = elsewhere.journal().unwrap().assessments().unwrap();
    assert_eq!(rows, workspace.assessments().unwrap());
    drop(elsewhere);
    assert_eq!(files(there.path()), before);
}

#[test]
fn content_comes_from_the_databases_beside_it_and_only_when_it_is_whole() {
    let (dir, mut workspace) = workspace();
    let (small, large) = (content(10, 1), content(3 << 20, 2));
    let blobs = [put(&mut workspace, &small), put(&mut workspace, &large)];
    drop(workspace);
    let there = tempfile::tempdir().unwrap();
    fs::copy(dir.path().join("pilar.db"), there.path().join("pilar.db")).unwrap();
    let open = || Workspace::elsewhere(&there.path().join("pilar.db"), None).unwrap();
    assert_eq!(open().sound_content(&blobs[0].sha256).unwrap(), None);

    fs::write(there.path().join("evidence.db"), "no database").unwrap();
    let conflict = there.path().join("evidence (1).db");
    fs::copy(dir.path().join("evidence.db"), &conflict).unwrap();
    let found = open();
    assert_eq!(found.unread(), [there.path().join("evidence.db")]);
    for (blob, content) in blobs.iter().zip([&small, &large]) {
        assert_eq!(found.sound_content(&blob.sha256).unwrap(), Some(blob.size));
        let mut read = Vec::new();
        found.read_content(&blob.sha256).read_to_end(&mut read).unwrap();
        assert!(read == *content);
    }
    drop(found);
    raw(there.path(), "evidence (1).db")
        .execute("UPDATE chunk SET data = zeroblob(10) WHERE n = 0 AND length(data) = 10", [])
        .unwrap();
    let found = open();
    assert!(found.lists_content(&blobs[0].sha256));
    assert_eq!(found.sound_content(&blobs[0].sha256).unwrap(), None);
    // A database of content alone is one, too.
    let alone = Workspace::elsewhere(&conflict, None).unwrap();
    assert!(alone.journal().is_none());
    assert_eq!(alone.sound_content(&blobs[1].sha256).unwrap(), Some(blobs[1].size));
}

#[test]
fn what_cannot_be_looked_at_is_told_apart_and_stays_as_it_is() {
    let (dir, workspace) = workspace();
    let own = Some(dir.path());
    assert!(matches!(refused(&dir.path().join("pilar.db"), own), SourceFault::Own));
    assert!(matches!(refused(&dir.path().join("evidence.db"), own), SourceFault::Own));
    let full = dir.path().join("lengkap.pilar-lengkap");
    workspace.backup_full(&full, &mut |_, _| true).unwrap();
    drop(workspace);

    let there = tempfile::tempdir().unwrap();
    let file = there.path().join("pilar (1).db");
    assert!(matches!(refused(&file, own), SourceFault::Missing));
    assert!(matches!(refused(there.path(), own), SourceFault::NotAFile));
    fs::write(&file, "").unwrap();
    assert!(matches!(refused(&file, own), SourceFault::Empty));
    fs::write(&file, content(8192, 3)).unwrap();
    assert!(matches!(refused(&file, own), SourceFault::Foreign));
    assert!(matches!(refused(&full, own), SourceFault::FullBackup));

    let sound = fs::read(dir.path().join("pilar.db")).unwrap();
    fs::write(&file, &sound[..sound.len() / 2]).unwrap();
    assert!(matches!(refused(&file, own), SourceFault::Damaged(_)));
    let mut spoilt = sound.clone();
    spoilt[4096..8192].fill(0x55);
    fs::write(&file, &spoilt).unwrap();
    assert!(matches!(refused(&file, own), SourceFault::Damaged(_)));
    assert_eq!(fs::read(&file).unwrap(), spoilt);

    fs::write(&file, &sound).unwrap();
    let set = |sql: &str| raw(there.path(), "pilar (1).db").execute_batch(sql).unwrap();
    set("PRAGMA user_version = 99");
    assert!(matches!(refused(&file, own), SourceFault::Newer { found: 99, .. }));
    set("PRAGMA application_id = 7");
    assert!(matches!(refused(&file, own), SourceFault::NotOurs));
}
