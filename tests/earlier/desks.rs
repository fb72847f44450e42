//! Two desks of 0.1: a coordinator's with an open conflict and a step undone, and a Pokja's; each with what it has not
//! sent.

use std::collections::BTreeMap;

use pilar_tests::Station;
use serde_json::{Value, json};

use crate::facts::{fact, fact_without, holds};
use crate::{copy_of, only_id, text};

/// The desks with the role of their people, and what 0.1 said of each.
const DESKS: [(&str, &str); 2] = [("desk-a", "koordinator"), ("desk-b", "pokja")];

/// Shows that a desk says what 0.1 said of it.
pub fn says(desk: &Station, name: &str, facts: &[(&str, &[&str])]) {
    for (about, args) in facts {
        let about = format!("{name}/{about}");
        holds(&fact(&about), &desk.json(args), &about);
    }
}

#[test]
fn both_open_with_every_figure_answer_note_document_change_and_conflict() {
    for (name, _) in DESKS {
        let desk = copy_of(name);
        let id = only_id(&desk);
        says(
            &desk,
            name,
            &[
                ("show", &["show", &id]),
                ("history", &["history", &id]),
                ("conflicts", &["conflicts", &id]),
                ("verify", &["evidence", "verify", &id]),
            ],
        );
        let checked = desk.json(&["check", "--deep"]);
        for figure in ["good", "faults", "assessments", "changes", "files", "bytes", "unused"] {
            let said = &fact(&format!("{name}/check"))["report"][figure];
            assert_eq!(said, &checked["report"][figure], "{name}: {figure}");
        }
    }
}

#[test]
fn reading_only_shows_the_same_and_writes_nothing_into_the_databases() {
    for (name, _) in DESKS {
        let desk = copy_of(name);
        let id = only_id(&copy_of(name));
        let databases = || {
            ["pilar.db", "evidence.db"]
                .map(|file| std::fs::read(desk.workspace().join(file)).expect("database"))
        };
        let before = databases();
        let shown = desk.json(&["--read-only", "show", &id]);
        holds(&fact(&format!("{name}/show")), &shown, name);
        let verified = desk.json(&["--read-only", "evidence", "verify", &id]);
        holds(&fact(&format!("{name}/verify")), &verified, name);
        assert!(databases() == before, "{name}");
    }
}

#[test]
fn evidence_comes_out_as_it_went_in() {
    let desk = copy_of("desk-a");
    let id = only_id(&desk);
    let folder = desk.path("keluar");
    desk.good(&["evidence", "save", &id, "Notulen lengkap.txt", "-o", text(&folder)]);
    let saved = std::fs::read_to_string(folder.join("Notulen lengkap.txt")).expect("saved");
    assert_eq!(saved, "Notulen rapat monev bulan Maret dengan daftar hadir, rekaan.\n");
}

#[test]
fn what_was_undone_is_redone_and_what_was_done_is_undone() {
    let role = ["--role", "koordinator"];
    let turns = |desk: &Station, turn: &str, id: &str| desk.good(&[&[turn, id][..], &role].concat());
    // When it was last changed is now, and what can be turned next depends on what was turned before.
    let standing = |name: &str| fact_without(name, &["changed", "undo", "redo"]);
    for (first, back) in [("redo", "undo"), ("undo", "redo")] {
        let desk = copy_of("desk-a");
        let id = only_id(&desk);
        turns(&desk, first, &id);
        let turned = if first == "redo" { "turns/redone-show" } else { "turns/undone-show" };
        holds(&fact_without(turned, &["changed"]), &desk.json(&["show", &id]), turned);
        turns(&desk, back, &id);
        holds(&standing("desk-a/show"), &desk.json(&["show", &id]), "there and back");
    }
}

#[test]
fn the_two_send_each_other_everything_and_show_the_same() {
    let desks = DESKS.map(|(name, role)| (copy_of(name), role));
    let id = only_id(&desks[0].0);
    let packages = desks.each_ref().map(|(desk, _)| {
        desk.good(&["export", &id, "--format", "package", "-o", "semua.zip"]);
        desk.path("semua.zip")
    });
    for ((desk, role), (package, plan)) in
        desks.iter().zip([(&packages[1], "merged/a-plan"), (&packages[0], "merged/b-plan")])
    {
        // When the package was made is now.
        let wanted = fact_without(plan, &["package", "stored"]);
        let import = ["import", text(package), "--role", role];
        holds(&wanted, &desk.json(&[&import[..], &["--dry-run"]].concat()), plan);
        let done = desk.json(&import);
        holds(&wanted, &done, plan);
        assert_eq!(done["stored"], true);
        assert_eq!(desk.json(&import)["changes"], 0, "the second time");
        holds(&fact("merged/show"), &desk.json(&["show", &id]), "merged/show");
        holds(&fact("merged/conflicts"), &desk.json(&["conflicts", &id]), "merged/conflicts");
        assert_eq!(desk.json(&["check", "--deep"])["report"]["good"], true);
    }
    the_conflict_is_decided_once_for_both(&desks, &id);
}

fn the_conflict_is_decided_once_for_both(desks: &[(Station, &str); 2], id: &str) {
    let [(coordinator, role), (pokja, theirs)] = desks;
    let conflict = &coordinator.json(&["conflicts", id])[0];
    let (subject, of_pokja) = (conflict["subject"].as_str(), conflict["versions"][1]["change"].as_str());
    let (subject, of_pokja) = (subject.expect("subject"), of_pokja.expect("change"));
    let decided = coordinator.json(&["decide", id, subject, "--choose", of_pokja, "--role", role]);
    assert_eq!(decided["left"], 0);
    let since = text(&pokja.path("semua.zip")).to_owned();
    coordinator.good(&["export", id, "--format", "package", "-o", "putusan.zip", "--since", &since]);
    pokja.good(&["import", text(&coordinator.path("putusan.zip")), "--role", theirs]);
    let answer = |desk: &Station| -> BTreeMap<u64, Value> {
        let shown = desk.json(&["show", id]);
        let inputs = shown["inputs"].as_array().expect("inputs").iter();
        inputs.map(|input| (input["soal_id"].as_u64().expect("soal"), input["answers"].clone())).collect()
    };
    let answers = desks.each_ref().map(|(desk, _)| answer(desk));
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0][&27], json!({"unit": "Tidak"}));
    assert_eq!(pokja.json(&["conflicts", id]), json!([]));
}

#[test]
fn a_copy_writes_on_under_an_id_of_its_own() {
    let desk = copy_of("desk-b");
    let id = only_id(&desk);
    desk.good(&["answer", &id, "21", "B", "--note", "Ditulis di salinan", "--role", "pokja"]);
    desk.good(&["export", &id, "--format", "package", "-o", "salinan.zip"]);
    // A second copy of the same desk goes another way; neither is taken for the other.
    let second = copy_of("desk-b");
    second.good(&["answer", &id, "21", "C", "--role", "pokja"]);
    let done = second.json(&["import", text(&desk.path("salinan.zip")), "--role", "pokja"]);
    assert_eq!((&done["conflicts"], &done["new"]), (&json!(1), &json!(1)), "{done:#}");
    assert_eq!(second.json(&["conflicts", &id])[0]["subject"], "answer/unit/21");
}
