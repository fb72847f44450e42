//! Storing evidence content and getting it back.

mod common;

use std::io::{self, Read};

use common::*;
use pilar_core::journal::Subject;
use pilar_store::{BlobLimits, CheckFault, StoreError, Workspace};
use serde_json::{Value, json};
use uuid::Uuid;

const MIB: usize = 1 << 20;

fn read(workspace: &Workspace, sha256: &str) -> Vec<u8> {
    let mut target = Vec::new();
    let size = workspace.read_blob(sha256, &mut target).unwrap();
    assert_eq!(size, target.len() as u64);
    target
}

fn nothing_is_left(workspace: &Workspace) {
    let report = workspace.check(true).unwrap();
    assert_eq!((report.blobs, report.unreferenced.len(), report.half_stored.len()), (0, 0, 0));
    let raw = raw(workspace.dir(), "evidence.db");
    assert_eq!(count(&raw, "SELECT (SELECT count(*) FROM blob) + (SELECT count(*) FROM chunk)"), 0);
}

#[test]
fn files_of_every_size_come_back_as_they_were() {
    let (_dir, mut workspace) = workspace();
    for (seed, size) in (1..).zip([1, 100, MIB - 1, MIB, MIB + 1, 8 * MIB, 8 * MIB + 1]) {
        let content = content(size, seed);
        let blob = put(&mut workspace, &content);
        assert_eq!(blob.size, size as u64);
        assert_eq!(workspace.blob(&blob.sha256).unwrap(), Some(blob.clone()));
        assert!(read(&workspace, &blob.sha256) == content, "{size} bytes");
        workspace.verify_blob(&blob.sha256).unwrap();
    }
    let known = put(&mut workspace, b"abc");
    assert_eq!(known.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(known.media, "text/plain");
}

#[test]
fn the_same_content_is_stored_once() {
    let (dir, mut workspace) = workspace();
    for size in [100, 9 * MIB] {
        let content = content(size, 3);
        assert_eq!(put(&mut workspace, &content), put(&mut workspace, &content));
    }
    let raw = raw(dir.path(), "evidence.db");
    assert_eq!(count(&raw, "SELECT count(*) FROM blob"), 2);
    assert_eq!(count(&raw, "SELECT count(*) FROM chunk"), 1 + 9);
}

#[test]
fn an_empty_file_is_refused() {
    let (_dir, mut workspace) = workspace();
    let outcome = workspace.put_blob(&mut io::empty(), &GENEROUS, &mut |_| true);
    assert!(matches!(outcome, Err(StoreError::BlobEmpty)));
    nothing_is_left(&workspace);
}

#[test]
fn a_file_over_the_limit_is_refused_and_one_at_the_limit_is_not() {
    let (_dir, mut workspace) = workspace();
    for size in [200, 10 * MIB] {
        let limit = size as u64 - 1;
        let content = content(size, 4);
        let outcome =
            workspace.put_blob(&mut content.as_slice(), &BlobLimits { max_bytes: limit }, &mut |_| true);
        assert!(matches!(outcome, Err(StoreError::BlobTooLarge { limit: told }) if told == limit));
        nothing_is_left(&workspace);
    }
    let exact = BlobLimits { max_bytes: 200 };
    workspace.put_blob(&mut content(200, 4).as_slice(), &exact, &mut |_| true).unwrap();
}

#[test]
fn storing_can_be_cancelled_and_leaves_nothing() {
    let (_dir, mut workspace) = workspace();
    for stop in [1, 9] {
        let mut seen = Vec::new();
        let content = content(10 * MIB, 5);
        let outcome = workspace.put_blob(&mut content.as_slice(), &GENEROUS, &mut |bytes| {
            seen.push(bytes);
            seen.len() < stop
        });
        assert!(matches!(outcome, Err(StoreError::Cancelled)));
        assert_eq!(seen.len(), stop);
        assert!(seen.is_sorted());
        nothing_is_left(&workspace);
    }
}

/// Gives some content and then fails, as a pulled USB stick does.
struct Pulled(usize);

impl Read for Pulled {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::Error::other("pulled"));
        }
        let read = buffer.len().min(self.0).min(70_000);
        buffer[..read].fill(7);
        self.0 -= read;
        Ok(read)
    }
}

#[test]
fn a_source_that_fails_is_told_apart_and_leaves_nothing() {
    let (_dir, mut workspace) = workspace();
    for size in [0, 500, 9 * MIB] {
        let outcome = workspace.put_blob(&mut Pulled(size), &GENEROUS, &mut |_| true);
        let Err(StoreError::BlobSource(error)) = outcome else { panic!("{outcome:?}") };
        assert_eq!(error.to_string(), "pulled");
        nothing_is_left(&workspace);
    }
    put(&mut workspace, b"still works");
}

#[test]
fn contents_stored_together_are_each_whole_and_in_order() {
    let (dir, mut workspace) = workspace();
    let sizes = [100, MIB + 1, 5 * MIB, 3 * MIB, 9 * MIB, 8 * MIB, 1, 8 * MIB - 1, 2];
    let contents: Vec<Vec<u8>> = (20..).zip(sizes).map(|(seed, size)| content(size, seed)).collect();
    let mut storing = workspace.storing().unwrap();
    for content in contents.iter().chain([&contents[0], &contents[4]]) {
        storing.put(&mut content.as_slice(), &GENEROUS, &mut |_| true).unwrap();
    }
    let blobs = storing.finish().unwrap();
    assert_eq!((&blobs[9], &blobs[10]), (&blobs[0], &blobs[4]), "known content is not stored twice");
    for (blob, content) in blobs.iter().zip(&contents) {
        assert_eq!(blob.size, content.len() as u64);
        assert!(read(&workspace, &blob.sha256) == *content, "{} bytes", content.len());
    }
    let raw = raw(dir.path(), "evidence.db");
    assert_eq!(count(&raw, "SELECT count(*) FROM blob WHERE sha256 IS NOT NULL"), 9);
    assert_eq!(count(&raw, "SELECT count(*) FROM chunk"), 1 + 2 + 5 + 3 + 9 + 8 + 1 + 8 + 1);
}

#[test]
fn very_many_small_contents_are_stored_together() {
    let (_dir, mut workspace) = workspace();
    let mut storing = workspace.storing().unwrap();
    for n in 0..5_000_u32 {
        storing.put(&mut n.to_string().as_bytes(), &GENEROUS, &mut |_| true).unwrap();
    }
    let blobs = storing.finish().unwrap();
    assert_eq!(blobs.len(), 5_000);
    for (n, blob) in blobs.iter().enumerate() {
        assert_eq!(read(&workspace, &blob.sha256), n.to_string().as_bytes());
    }
}

#[test]
fn a_source_that_fails_among_others_takes_none_of_them_with_it() {
    let (_dir, mut workspace) = workspace();
    let kept = [content(300, 40), content(7 * MIB, 41), content(2 * MIB, 42)];
    let mut storing = workspace.storing().unwrap();
    for content in &kept {
        for size in [500, 6 * MIB, 9 * MIB] {
            let outcome = storing.put(&mut Pulled(size), &GENEROUS, &mut |_| true);
            assert!(matches!(outcome, Err(StoreError::BlobSource(_))), "{outcome:?}");
        }
        assert!(matches!(
            storing.put(&mut io::empty(), &GENEROUS, &mut |_| true),
            Err(StoreError::BlobEmpty)
        ));
        storing.put(&mut content.as_slice(), &GENEROUS, &mut |_| true).unwrap();
        let outcome = storing.put(&mut content.as_slice(), &GENEROUS, &mut |_| false);
        assert!(matches!(outcome, Err(StoreError::Cancelled)));
    }
    let blobs = storing.finish().unwrap();
    assert_eq!(blobs.len(), 3);
    for (blob, content) in blobs.iter().zip(&kept) {
        assert!(read(&workspace, &blob.sha256) == *content, "{} bytes", content.len());
    }
    assert_eq!(workspace.check(true).unwrap().blobs, 3);
}

#[test]
fn abandoning_leaves_only_what_was_here_before() {
    let (_dir, mut workspace) = workspace();
    let (here, new, large) = (content(100, 50), content(5 * MIB, 51), content(9 * MIB, 52));
    let before = put(&mut workspace, &here);
    let mut storing = workspace.storing().unwrap();
    for content in [&here, &new, &large, &new] {
        storing.put(&mut content.as_slice(), &GENEROUS, &mut |_| true).unwrap();
    }
    storing.abandon().unwrap();
    let report = workspace.check(true).unwrap();
    assert_eq!((report.blobs, report.half_stored.len()), (1, 0));
    assert_eq!(workspace.blob(&before.sha256).unwrap(), Some(before));
}

#[test]
fn content_that_was_tampered_with_is_found() {
    let (dir, mut workspace) = workspace();
    let sound = put(&mut workspace, &content(3 * MIB, 6));
    let spoilt = put(&mut workspace, &content(3 * MIB, 7));
    attach(&mut workspace, 1, &sound);
    attach(&mut workspace, 2, &spoilt);
    assert!(workspace.check(true).unwrap().is_sound());
    raw(dir.path(), "evidence.db")
        .execute(
            "UPDATE chunk SET data = zeroblob(length(data))
             WHERE n = 1 AND blob = (SELECT id FROM blob WHERE sha256 = ?1)",
            [&spoilt.sha256],
        )
        .unwrap();
    workspace.verify_blob(&sound.sha256).unwrap();
    let outcome = workspace.verify_blob(&spoilt.sha256);
    assert!(matches!(outcome, Err(StoreError::BlobDamaged(sha256)) if sha256 == spoilt.sha256));
    assert!(workspace.check(false).unwrap().is_sound(), "sizes alone do not show it");
    let faults = workspace.check(true).unwrap().faults;
    assert_eq!(faults, [CheckFault::BlobDamaged { sha256: spoilt.sha256 }]);
}

#[test]
fn damaged_content_is_mended_by_its_original() {
    for size in [1000, 20 * MIB] {
        let (dir, mut workspace) = workspace();
        let bytes = content(size, 6);
        let blob = put(&mut workspace, &bytes);
        attach(&mut workspace, 1, &blob);
        raw(dir.path(), "evidence.db")
            .execute("UPDATE chunk SET data = zeroblob(length(data)) WHERE n = 0", [])
            .unwrap();
        assert!(!workspace.check(true).unwrap().is_sound());
        assert_eq!(put(&mut workspace, &bytes), blob);
        assert!(workspace.check(true).unwrap().is_sound());
        assert_eq!(read(&workspace, &blob.sha256), bytes);
    }
}

#[test]
fn a_missing_chunk_is_found_without_reading_everything() {
    let (dir, mut workspace) = workspace();
    let blob = put(&mut workspace, &content(3 * MIB, 6));
    attach(&mut workspace, 1, &blob);
    raw(dir.path(), "evidence.db").execute("DELETE FROM chunk WHERE n = 2", []).unwrap();
    let faults = workspace.check(false).unwrap().faults;
    assert_eq!(faults, [CheckFault::BlobDamaged { sha256: blob.sha256.clone() }]);
    assert!(matches!(workspace.verify_blob(&blob.sha256), Err(StoreError::BlobDamaged(_))));
}

#[test]
fn content_that_was_lost_is_found() {
    let (dir, mut workspace) = workspace();
    let blob = put(&mut workspace, b"surat");
    attach(&mut workspace, 1, &blob);
    raw(dir.path(), "evidence.db").execute_batch("DELETE FROM chunk; DELETE FROM blob").unwrap();
    let faults = workspace.check(false).unwrap().faults;
    assert_eq!(faults, [CheckFault::BlobMissing { sha256: blob.sha256.clone(), assessment: ASSESSMENT }]);
    assert_eq!(workspace.blob(&blob.sha256).unwrap(), None);
    assert!(matches!(workspace.verify_blob(&blob.sha256), Err(StoreError::UnknownBlob(_))));
}

#[test]
fn nothing_refers_to_content_that_is_not_stored() {
    let (_dir, mut workspace) = workspace();
    let by = actor();
    let action = pilar_store::Action { assessment: ASSESSMENT, name: "Lampirkan", by: &by, now_millis: NOW };
    let outcome = workspace.act(action, |acting| {
        let subject = Subject::Revision(Uuid::from_u128(1), Uuid::from_u128(2));
        acting.set(subject, json!({"sha256": "0".repeat(64)}))
    });
    assert!(matches!(outcome, Err(StoreError::UnknownBlob(_))));
}

#[test]
fn only_content_no_revision_ever_named_is_cleared() {
    let (dir, mut workspace) = workspace();
    let undone = put(&mut workspace, &content(2 * MIB, 8));
    attach(&mut workspace, 1, &undone);
    workspace.undo(ASSESSMENT, &actor(), NOW).unwrap();
    let replaced = put(&mut workspace, b"revisi 1");
    attach(&mut workspace, 2, &replaced);
    let latest = put(&mut workspace, b"revisi 2");
    attach(&mut workspace, 2, &latest);
    let removed = Subject::Revision(Uuid::from_u128(1), Uuid::from_u128(2));
    act(&mut workspace, "Lepas bukti", NOW, &[(removed, Value::Null)]);
    let loose = put(&mut workspace, &content(12 * MIB, 9));
    let half = raw(dir.path(), "evidence.db");
    half.execute_batch(
        "INSERT INTO blob (id, sha256, size, media) VALUES (99, NULL, 0, 'text/plain');
         INSERT INTO chunk (blob, n, data) VALUES (99, 0, x'0102')",
    )
    .unwrap();
    drop(half);

    let report = workspace.check(false).unwrap();
    assert!(report.is_sound());
    assert_eq!(report.unreferenced, std::slice::from_ref(&loose));
    assert_eq!(report.half_stored.iter().map(|half| (half.id, half.size)).collect::<Vec<_>>(), [(99, 2)]);
    assert_eq!((report.blobs, report.blob_bytes), (4, undone.size + 16 + loose.size));

    assert_eq!(workspace.clear_unreferenced().unwrap(), loose.size + 2);
    assert_eq!(workspace.clear_unreferenced().unwrap(), 0);
    let report = workspace.check(true).unwrap();
    assert!(report.is_sound() && report.unreferenced.is_empty() && report.half_stored.is_empty());
    for kept in [&undone, &replaced, &latest] {
        workspace.verify_blob(&kept.sha256).unwrap();
    }
    drop(workspace);
    let size = std::fs::metadata(dir.path().join("evidence.db")).unwrap().len();
    assert!(size < 8 * MIB as u64, "the room is given back: {size}");
}

#[test]
fn reading_stops_when_the_target_fails() {
    let (_dir, mut workspace) = workspace();
    let blob = put(&mut workspace, &content(2 * MIB, 1));
    let mut small = [0; 100];
    let outcome = workspace.read_blob(&blob.sha256, &mut small.as_mut_slice());
    assert!(matches!(outcome, Err(StoreError::Io(_))));
}
