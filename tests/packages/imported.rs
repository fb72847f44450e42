//! Importing: any package into any workspace, in any order, any number of times.

use pilar_tests::Station;
use pilar_tests::bag::Bag;
use serde_json::{Value, json};

use super::{package, small};

/// Copies a package from one desk to another under a name.
pub fn carry(from: &Station, package: &str, to: &Station, name: &str) -> String {
    to.file(name, std::fs::read(from.path(package)).expect("package"))
}

/// What a person sees of an assessment, with everything that journals decide.
fn seen(desk: &Station, id: &str) -> Vec<Value> {
    let mut shown = desk.json(&["show", id]);
    for own in ["undo", "redo"] {
        // What can be undone belongs to the desk.
        shown.as_object_mut().expect("an object").remove(own);
    }
    vec![
        shown,
        desk.json(&["history", id]),
        desk.json(&["evidence", "list", id]),
        desk.json(&["conflicts", id]),
    ]
}

#[test]
fn a_package_makes_the_same_assessment_elsewhere() {
    let (desk, id) = Station::with_example();
    package(&desk, &id, "paket.zip", &[]);
    let other = Station::new();
    let file = carry(&desk, "paket.zip", &other, "paket.zip");
    let plan = other.json(&["import", &file, "--dry-run"]);
    assert_eq!(
        (&plan["creates"], &plan["stored"], &plan["conflicts"]),
        (&json!(true), &json!(false), &json!(0))
    );
    assert!(!other.workspace().exists(), "a plan makes nothing");
    let done = other.json(&["import", &file]);
    assert_eq!((&done["stored"], &done["new"]), (&json!(true), &plan["new"]));
    assert_eq!(done["contents"], plan["contents"]);
    assert_eq!(seen(&other, &id), seen(&desk, &id));
    let again = other.json(&["import", &file]);
    assert_eq!((&again["new"], &again["updated"], &again["contents"]), (&json!(0), &json!(0), &json!(0)));
    assert_eq!(other.json(&["check", "--deep"])["report"]["good"], true);
    // What came in goes out again, to the last byte.
    let back = package(&other, &id, "kembali.zip", &[]);
    assert_eq!(
        std::fs::read(back).expect("package"),
        std::fs::read(desk.path("paket.zip")).expect("package")
    );
}

#[test]
fn parts_in_any_order_give_the_same_whole() {
    let (desk, id) = Station::with_example();
    let areas = ["1", "2", "3", "4", "5", "6", "hasil"];
    for area in areas {
        package(&desk, &id, &format!("{area}.zip"), &["--scope", "area", area]);
    }
    let (one, two) = (Station::new(), Station::new());
    for (desk_to, order) in [(&one, [0, 1, 2, 3, 4, 5, 6]), (&two, [6, 3, 5, 0, 2, 4, 1])] {
        for at in order {
            let name = format!("{}.zip", areas[at]);
            let file = carry(&desk, &name, desk_to, &name);
            desk_to.good(&["import", &file]);
        }
    }
    assert_eq!(seen(&one, &id), seen(&two, &id));
    let (whole, parts) = (desk.json(&["show", &id]), one.json(&["show", &id]));
    assert_eq!(parts["inputs"], whole["inputs"]);
    assert_eq!(parts["score"], whole["score"]);
    assert_eq!(one.json(&["check", "--deep"])["report"]["good"], true);
}

#[test]
fn what_a_recipient_lacks_is_enough_and_not_enough_for_others() {
    let (desk, id, _) = small();
    let other = Station::new();
    let file = carry(&desk, "paket.zip", &other, "paket.zip");
    other.good(&["import", &file]);
    other.good(&["answer", &id, "3", "Ya"]);
    let theirs = package(&other, &id, "milik penerima.zip", &[]);
    desk.good(&["answer", &id, "2", "C"]);
    let photo = desk.file("Foto.txt", "foto rapat");
    desk.good(&["evidence", "add", &id, "3", &photo]);
    package(&desk, &id, "susulan.zip", &["--since", theirs.to_str().expect("path")]);
    let update = carry(&desk, "susulan.zip", &other, "susulan.zip");
    let done = other.json(&["import", &update]);
    assert_eq!((&done["contents"], &done["updated"]), (&json!(1), &json!(1)));
    assert_eq!(other.json(&["check", "--deep"])["report"]["good"], true);
    let stranger = Station::new();
    let update = carry(&desk, "susulan.zip", &stranger, "susulan.zip");
    assert_eq!(
        stranger.refused(&["import", &update]),
        "Yang diimpor melanjutkan penilaian yang belum ada di sini; tidak ada yang berubah. Impor paket lengkap penilaian itu lebih dahulu, atau minta paket lengkap dari pengirimnya."
    );
    assert!(!stranger.workspace().exists());
}

#[test]
fn two_desks_that_changed_one_answer_end_in_a_conflict_and_undo_takes_the_import_back() {
    let (desk, id, _) = small();
    let other = Station::new();
    let file = carry(&desk, "paket.zip", &other, "paket.zip");
    other.good(&["import", &file]);
    desk.good(&["answer", &id, "2", "B"]);
    other.good(&["answer", &id, "2", "C"]);
    package(&other, &id, "balik.zip", &[]);
    let back = carry(&other, "balik.zip", &desk, "balik.zip");
    let before = desk.json(&["show", &id]);
    let plan = desk.json(&["import", &back, "--dry-run"]);
    assert_eq!(plan["conflicts"], 1);
    let conflict = plan["items"].as_array().expect("items").iter().find(|item| item["effect"] == "conflict");
    assert_eq!(conflict.expect("a conflict")["versions"].as_array().expect("versions").len(), 2);
    assert_eq!(desk.json(&["show", &id]), before, "a plan changes nothing");
    desk.good(&["import", &back]);
    assert_eq!(desk.json(&["conflicts", &id]).as_array().expect("conflicts").len(), 1);
    assert_eq!(desk.json(&["undo", &id])["undone"], "Gabungkan paket dari balik.zip");
    assert_eq!(desk.json(&["show", &id])["inputs"], before["inputs"]);
    assert_eq!(desk.json(&["conflicts", &id]), json!([]));
}

#[test]
fn a_unit_that_is_here_under_another_id_is_told_and_can_be_filled() {
    let (desk, id, _) = small();
    let other = Station::new();
    let own = other.begin();
    other.good(&["answer", &own, "88", "7"]);
    let file = carry(&desk, "paket.zip", &other, "paket.zip");
    let plan = other.json(&["import", &file, "--dry-run"]);
    let told = format!(
        "unit dan tahun yang sama sudah ada di ruang kerja ini dengan id lain ({own}); bila yang dimaksud penilaian itu, impor dengan --into {own}."
    );
    assert_eq!((&plan["same_unit"], &plan["notices"]), (&json!([own]), &json!([])));
    assert!(other.good(&["import", &file, "--dry-run"]).contains(&format!("Perhatian: {told}\n")));
    let into = other.json(&["import", &file, "--into", &own, "--dry-run"]);
    assert_eq!((&into["id"], &into["updated"], &into["conflicts"]), (&json!(own), &json!(1), &json!(0)));
    let done = other.json(&["import", &file, "--into", &own]);
    assert_eq!((&done["stored"], &done["new"]), (&json!(true), &into["new"]));
    assert_eq!(other.json(&["list"]).as_array().expect("list").len(), 1);
    let (theirs, ours) = (desk.json(&["show", &id]), other.json(&["show", &own]));
    assert_eq!(ours["inputs"], theirs["inputs"]);
    let again = other.json(&["import", &file, "--into", &own]);
    assert_eq!((&again["new"], &again["updated"]), (&json!(0), &json!(0)));
    other.good(&["undo", &own]);
    let answer = other.json(&["show", &own]);
    let inputs = answer["inputs"].as_array().expect("inputs");
    assert!(inputs.iter().any(|input| input["soal_id"] == 88 && input["answers"]["unit"] == 7), "{answer}");
}

#[test]
fn unknown_operations_and_subjects_are_kept_and_handed_on() {
    let (desk, id, path) = small();
    let mut bag = Bag::open(&path);
    bag.forge(|changes| {
        let mut change = changes.last().expect("a change").clone();
        change.id = uuid::Uuid::now_v7();
        change.sequence += 1;
        change.clock.millis += 1;
        change.operation = "ramal_masa_depan".to_owned().into();
        change.subject = "ramalan/2027".into();
        change.value = json!({ "hasil": ["baik", 1, null] });
        change.base = None;
        changes.push(change);
    });
    let strange = bag.changes().into_iter().find(|it| it.value.get("hasil").is_some()).expect("a change");
    let other = Station::new();
    bag.write(&other.path("aneh.zip"));
    other.good(&["import", "aneh.zip"]);
    assert_eq!(other.json(&["check", "--deep"])["report"]["good"], true);
    let handed = Bag::open(&package(&other, &id, "terus.zip", &[]));
    assert!(handed.changes().contains(&strange));
    drop(desk);
}

#[test]
fn a_package_cannot_be_scored_like_a_file_of_answers() {
    let (desk, _, path) = small();
    let path = path.to_str().expect("path");
    assert_eq!(
        desk.refused(&["score", path]),
        format!(
            "Berkas {path} adalah paket; tidak ada yang berubah. Impor lebih dahulu dengan perintah import, atau periksa dengan verify."
        )
    );
}
