//! What this computer remembers of a workspace, and what it tells when the folder was put back.

mod common;

use std::fs;
use std::path::Path;

use common::*;
use pilar_store::{Memory, Opening, Workspace};
use serde_json::json;
use tempfile::TempDir;

/// A desk: the computer's own folder, and a workspace with one answer.
fn desk() -> (TempDir, TempDir) {
    let (computer, dir) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (other, first) = workspace();
    let mut here = at(&computer, dir.path());
    here.absorb(incoming(&first.journal(ASSESSMENT).unwrap())).unwrap();
    act(&mut here, "Isi", NOW, &[(answer(1), json!("awal"))]);
    drop(other);
    (computer, dir)
}

fn at(computer: &TempDir, dir: &Path) -> Workspace {
    let past = Some(computer.path().join("ingatan"));
    Workspace::open_with(dir, &Opening { past, ..opening() }).unwrap()
}

fn copied(from: &Path, to: &Path) {
    for file in ["pilar.db", "evidence.db"] {
        fs::copy(from.join(file), to.join(file)).unwrap();
    }
}

#[test]
fn a_folder_that_is_opened_again_goes_on_and_one_put_back_is_told_and_takes_a_new_id() {
    let (computer, dir) = desk();
    let copy = tempfile::tempdir().unwrap();
    let id = at(&computer, dir.path()).replica();
    copied(dir.path(), copy.path());
    let mut here = at(&computer, dir.path());
    assert_eq!((here.replica(), here.memories()), (id, &[][..]));
    act(&mut here, "Isi", NOW + 1, &[(answer(1), json!("hilang")), (answer(2), json!(2))]);
    act(&mut here, "Isi", NOW + 2, &[(answer(2), json!(3))]);
    let lost = here.journal(ASSESSMENT).unwrap();
    drop(here);

    // Put back unchanged it goes on; put back from before it does not.
    let now = tempfile::tempdir().unwrap();
    copied(dir.path(), now.path());
    copied(now.path(), dir.path());
    assert_eq!(at(&computer, dir.path()).replica(), id);
    copied(copy.path(), dir.path());
    let mut back = at(&computer, dir.path());
    assert_ne!(back.replica(), id);
    let behind = Memory::Behind { assessment: ASSESSMENT, missing: 3, until_millis: NOW + 2 };
    assert_eq!(back.memories(), [behind]);
    act(&mut back, "Isi", NOW + 3, &[(answer(1), json!("sesudah"))]);
    let renewed = back.replica();
    drop(back);
    let mut back = at(&computer, dir.path());
    assert_eq!((back.replica(), back.memories()), (renewed, &[][..]), "told once");

    // One's own past comes back like anybody's branch; nothing forks, since the new id began before the first change.
    assert_eq!(back.own_ends()[&id][&ASSESSMENT].position, 4);
    let absorbed = back.absorb(incoming(&lost)).unwrap();
    assert_eq!((absorbed.new, absorbed.forks, back.replica()), (3, vec![], renewed));
    assert_eq!(competing(&back)[&answer(1)].len(), 2);
}

#[test]
fn a_copy_elsewhere_and_a_computer_that_remembers_nothing_take_new_ids() {
    let (computer, dir) = desk();
    let id = at(&computer, dir.path()).replica();
    let copy = tempfile::tempdir().unwrap();
    copied(dir.path(), copy.path());
    let elsewhere = at(&computer, copy.path());
    assert_ne!(elsewhere.replica(), id);
    assert_eq!((at(&computer, dir.path()).replica(), elsewhere.memories()), (id, &[][..]));
    let other_computer = tempfile::tempdir().unwrap();
    assert_ne!(at(&other_computer, dir.path()).replica(), id);
}

#[test]
fn a_memory_that_cannot_be_read_or_written_is_told_and_nothing_is_lost() {
    let (computer, dir) = desk();
    let folder = computer.path().join("ingatan");
    for file in fs::read_dir(&folder).unwrap() {
        fs::write(file.unwrap().path(), "rusak").unwrap();
    }
    let here = at(&computer, dir.path());
    assert_eq!(here.memories(), [Memory::Lost]);
    drop(here);
    assert_eq!(at(&computer, dir.path()).memories(), []);
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "bukan folder").unwrap();
    let mut here = at(&computer, dir.path());
    assert_eq!(here.memories(), [Memory::Lost]);
    act(&mut here, "Isi", NOW + 1, &[(answer(3), json!(3))]);
    let id = here.replica();
    drop(here);
    let again = at(&computer, dir.path());
    assert_eq!((again.replica(), value(&again, &answer(3))), (id, json!(3)), "the id in the workspace stays");
    assert_eq!(again.check(false).unwrap().faults, []);
}
