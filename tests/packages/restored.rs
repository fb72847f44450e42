//! A folder put back from a copy, as a tired office does it.

use std::fs;
use std::path::Path;

use pilar_tests::Station;
use serde_json::json;

use super::imported::carry;
use super::{package, small};

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("folder");
    for file in ["pilar.db", "evidence.db"] {
        fs::copy(from.join(file), to.join(file)).expect("copied");
    }
}

#[test]
fn what_was_written_before_and_after_is_both_there_and_the_desk_is_told() {
    let (desk, id, _) = small();
    let other = Station::new();
    other.good(&["import", &carry(&desk, "paket.zip", &other, "paket.zip")]);
    copy(&desk.workspace(), &desk.path("cadangan"));
    desk.good(&["answer", &id, "2", "B"]);
    package(&desk, &id, "sebelum.zip", &[]);
    other.good(&["import", &carry(&desk, "sebelum.zip", &other, "sebelum.zip")]);
    let theirs = package(&other, &id, "milik penerima.zip", &[]);

    copy(&desk.path("cadangan"), &desk.workspace());
    let told = desk.run(&["answer", &id, "2", "C"]);
    assert!(
        told.err.contains("Folder ini dikembalikan dari salinan: 1 perubahan dari komputer ini"),
        "{}",
        told.err
    );
    assert_eq!(desk.run(&["show", &id]).err, "", "told once");
    package(&desk, &id, "sesudah.zip", &["--since", theirs.to_str().expect("path")]);
    let done = other.json(&["import", &carry(&desk, "sesudah.zip", &other, "sesudah.zip")]);
    assert_eq!((&done["conflicts"], &done["forks"], &done["quarantined"]), (&json!(1), &json!(0), &json!(0)));
    let versions = other.json(&["conflicts", &id])[0]["versions"].clone();
    let values: Vec<&str> =
        versions.as_array().expect("versions").iter().filter_map(|it| it["text"].as_str()).collect();
    assert_eq!(values.len(), 2, "{values:?}");

    // The lost answer comes back from the colleague, told as one's own.
    let back = desk.json(&["import", theirs.to_str().expect("path")]);
    let told = back["notices"].to_string();
    assert!(told.contains("1 perubahan Anda sendiri yang hilang dari folder ini kembali"), "{told}");
    assert_eq!(desk.json(&["conflicts", &id]).as_array().expect("conflicts").len(), 1);
    assert_eq!(desk.json(&["check", "--deep"])["report"]["good"], true);
}
