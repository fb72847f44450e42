//! What this computer remembers of a workspace, and what it tells when the folder was put back.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use common::*;
use pilar_store::{Memory, Opening, Workspace};
use serde_json::{Value, json};
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
    assert_eq!(back.own_ends().unwrap()[&id][&ASSESSMENT].position, 4);
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

/// What the computer has written down of the only workspace.
fn noted(computer: &TempDir) -> (PathBuf, Value) {
    let file = fs::read_dir(computer.path().join("ingatan")).unwrap().next().unwrap().unwrap().path();
    let text = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    (file, text)
}

#[test]
fn what_is_written_beside_a_look_at_it_is_never_somebody_elses() {
    let (computer, dir) = desk();
    let (stop, past) = (AtomicBool::new(false), computer.path().join("ingatan"));
    let mut writing = at(&computer, dir.path());
    let looked = thread::scope(|scope| {
        scope.spawn(|| {
            for n in 1..100_000 {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                act(&mut writing, "Isi", NOW + n, &[(answer(1), json!(n))]);
            }
        });
        let mut looked = Vec::new();
        for _ in 0..300 {
            let here = Workspace::open_read_only(dir.path()).unwrap();
            let audit = here.audit(ASSESSMENT).unwrap();
            let ends = here.ends_in(&past).unwrap();
            let own = audit.origins.iter().find(|it| it.replica == here.replica()).unwrap();
            looked.push((own.tips[0].0, ends[&own.replica][&ASSESSMENT].position));
        }
        stop.store(true, Ordering::Relaxed);
        looked
    });
    assert!(looked.first().unwrap().0 < looked.last().unwrap().0, "nothing was written meanwhile");
    for (there, remembered) in looked {
        assert!(there <= remembered, "{there} of {remembered}");
    }
}

#[test]
fn another_window_knows_what_this_one_wrote_since() {
    let (computer, dir) = desk();
    let other = at(&computer, dir.path());
    let mut here = at(&computer, dir.path());
    act(&mut here, "Isi", NOW + 1, &[(answer(2), json!(2))]);
    let end = |of: &Workspace| of.own_ends().unwrap()[&of.replica()][&ASSESSMENT];
    assert_eq!(end(&other), end(&here));
    assert_eq!(end(&other).millis, NOW + 1);
}

#[test]
fn what_was_committed_before_the_program_was_killed_is_its_own() {
    let (computer, dir) = desk();
    let (file, before) = noted(&computer);
    let mut here = at(&computer, dir.path());
    act(&mut here, "Isi", NOW + 1, &[(answer(2), json!(2))]);
    let (id, end) = (here.replica(), here.own_ends().unwrap());
    drop(here);
    // As it is between the commit and the note that follows it.
    let (_, mut between) = noted(&computer);
    assert_ne!(between["ends"], before["ends"]);
    between["ends"] = before["ends"].clone();
    fs::write(&file, between.to_string()).unwrap();
    let again = at(&computer, dir.path());
    assert_eq!((again.replica(), again.memories(), again.own_ends().unwrap()), (id, &[][..], end.clone()));
    drop(again);
    let look = Workspace::open_read_only(dir.path()).unwrap();
    assert_eq!(look.ends_in(file.parent().unwrap()).unwrap(), end);
    drop(look);

    // What was never committed is not taken for written.
    between["coming"]["end"]["position"] = json!(9);
    fs::write(&file, between.to_string()).unwrap();
    let again = at(&computer, dir.path());
    let ends = serde_json::to_value(again.own_ends().unwrap()).unwrap();
    assert_eq!((again.memories(), &ends), (&[][..], &before["ends"]));
}
