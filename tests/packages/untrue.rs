//! Packages that are sound by their sums and tell an untruth, hide something, or hold what nobody can read.

use pilar_core::merge::{Node, Run};
use pilar_tests::Station;
use pilar_tests::bag::Bag;
use serde_json::{Value, json};

use super::{package, refused, small};

const HEAD: &str = "data/pilar/assessment.json";

fn told(done: &Value) -> String {
    done["notices"].to_string()
}

#[test]
fn a_size_that_is_not_that_of_the_content_is_named_and_stops_no_package() {
    let (_desk, id, path) = small();
    let mut bag = Bag::open(&path);
    bag.forge(|changes| {
        let revision = changes.iter_mut().find(|it| it.subject.to_string().starts_with("revision/"));
        revision.expect("a revision").value["size"] = json!(1);
    });
    let other = Station::new();
    bag.write(&other.path("palsu.zip"));
    let untrue = "(1 byte) tidak benar: isinya 19 byte";
    assert!(told(&other.json(&["verify", "palsu.zip"])).contains(untrue));
    assert!(told(&other.json(&["import", "palsu.zip", "--dry-run"])).contains(untrue));
    assert!(told(&other.json(&["import", "palsu.zip"])).contains(untrue));
    assert!(told(&other.json(&["check"])["report"]).contains(untrue));
    // Its own packages are taken by everybody.
    let again = package(&other, &id, "lagi.zip", &[]);
    let list = Bag::open(&again).files["data/pilar/evidence.json"].clone();
    let again = again.to_str().expect("path");
    assert_eq!(other.json(&["verify", again])["papers"], "agree");
    let third = Station::new();
    assert_eq!(third.json(&["import", again])["conflicts"], 0);
    let list: Value = serde_json::from_slice(&list).expect("JSON");
    let documents = list["documents"].as_array().expect("documents").iter();
    assert!(documents.filter_map(|one| one["revisions"].as_array()).flatten().all(|one| one["size"] != 1));
}

#[test]
fn a_whole_package_that_hides_a_change_is_not_called_whole() {
    let (desk, id, _) = small();
    desk.good(&["answer", &id, "3", "Ya"]);
    desk.good(&["answer", &id, "3", "Tidak"]);
    let mut bag = Bag::open(&package(&desk, &id, "utuh.zip", &[]));
    assert_eq!(desk.json(&["verify", "utuh.zip"])["left_out"], 0);
    let head = bag.files[HEAD].clone();
    let mut changes = bag.changes();
    let at = changes.iter().position(|it| it.subject.to_string() == "answer/unit/3").expect("the answer");
    let hidden = changes.remove(at);
    bag.put_changes(&changes);
    let runs = Run::of(vec![Node::of(&hidden).expect("linked")]);
    let lines = runs.into_iter().map(|run| serde_json::to_string(&run).expect("JSON") + "\n");
    bag.files.insert("data/pilar/stubs.jsonl".into(), lines.collect::<String>().into_bytes());
    bag.edit(HEAD, |_| {
        let mut head: Value = serde_json::from_slice(&head).expect("JSON");
        head["changes"] = json!(changes.len());
        head.to_string()
    });
    let other = Station::new();
    bag.seal().write(&other.path("lain.zip"));

    let view = other.json(&["verify", "lain.zip"]);
    assert_eq!(view["left_out"], 1);
    let said = other.good(&["verify", "lain.zip"]);
    assert!(!said.contains("Paket utuh") && said.contains("isi 1 perubahan tidak ikut"), "{said}");
    assert!(said.contains("Perhatian: isi 1 perubahan dari "), "{said}");
    for more in [&["--dry-run"][..], &[]] {
        let done = other.json(&[&["import", "lain.zip"][..], more].concat());
        assert!(told(&done).contains("isi 1 perubahan dari "), "{done:#}");
    }
    assert!(told(&other.json(&["check"])["report"]).contains("Isi 1 perubahan dari "));
    let said = other.good(&["--role", "koordinator", "round", &id, "submit"]);
    assert!(said.contains("isi 1 perubahan dari ") && said.contains("tidak ikut diserahkan"), "{said}");
    // What was not there when it was handed in may still come.
    let given = desk.path("utuh.zip");
    other.good(&["import", given.to_str().expect("path")]);
    assert_eq!(other.json(&["verify", given.to_str().expect("path")])["left_out"], 0);

    // Nothing is missing where its content is here already, whatever the package brings.
    let lain = other.path("lain.zip");
    let lain = lain.to_str().expect("path");
    for here in [&desk, &other] {
        for more in [&["--dry-run"][..], &[]] {
            let command = [&["import", lain][..], more].concat();
            let done = here.json(&command);
            assert_eq!(
                (&done["package"]["left_out"], told(&done).contains("isi 1 perubahan")),
                (&json!(0), false)
            );
            assert!(!done["package"]["notices"].to_string().contains("isi 1 perubahan"), "{done:#}");
            assert!(!here.good(&command).contains("isi 1 perubahan"));
        }
    }
    assert_eq!(other.json(&["verify", lain])["left_out"], 1);
}

#[test]
fn what_was_replaced_may_be_of_another_worksheet() {
    let (desk, id, _) = small();
    desk.good(&["answer", &id, "3", "Ya"]);
    desk.good(&["answer", &id, "3", "Tidak"]);
    let mut bag = Bag::open(&package(&desk, &id, "utuh.zip", &[]));
    bag.forge(|changes| {
        let first = changes.iter_mut().find(|it| it.subject.to_string() == "answer/unit/3");
        first.expect("the answer").value = json!({ "choice": "Sedang" });
    });
    let other = Station::new();
    bag.write(&other.path("lama.zip"));
    assert_eq!(other.json(&["verify", "lama.zip"])["papers"], "agree");
    other.good(&["import", "lama.zip"]);
    let again = package(&other, &id, "lagi.zip", &[]);
    let again = again.to_str().expect("path");
    assert_eq!(other.json(&["verify", again])["papers"], "agree");
    Station::new().good(&["import", again]);
}

fn picture(grey: u8) -> Vec<u8> {
    let mut png = Vec::new();
    png::Encoder::new(&mut png, 1, 1)
        .write_header()
        .and_then(|mut it| it.write_image_data(&[grey]))
        .expect("a picture");
    png
}

#[test]
fn one_content_under_two_names_from_two_desks_goes_out_from_either() {
    let (desk, id, path) = small();
    let other = Station::new();
    other.good(&["import", path.to_str().expect("path")]);
    // Whichever desk has the lesser id, one of the two orders has the second name first.
    for (first, second, name, grey) in [(&desk, &other, "satu", 1), (&other, &desk, "dua", 2)] {
        let logo = |here: &Station, name: &str| {
            here.good(&["profile", &id, "--logo", &here.file(&format!("{name}.png"), picture(grey))]);
            package(here, &id, &format!("{name}.zip"), &[])
        };
        let given = logo(first, name);
        second.good(&["import", given.to_str().expect("path")]);
        let given = logo(second, &format!("{name} dinas"));
        first.good(&["import", given.to_str().expect("path")]);
    }
}

#[test]
fn a_value_that_an_import_refuses_is_not_verified() {
    let (desk, id, _) = small();
    let part = package(&desk, &id, "bagian.zip", &["--scope", "area", "1"]);
    for (subject, value) in [("answer/", json!(5)), ("profile", Value::Null)] {
        let mut bag = Bag::open(&part);
        bag.files.remove("data/pilar/stubs.jsonl");
        bag.forge(|changes| {
            let found = changes.iter_mut().find(|it| it.subject.to_string().starts_with(subject));
            found.expect("a change").value = value.clone();
        });
        let said = refused(&desk, &bag);
        assert!(said.starts_with("Paket memuat data \"") && !said.contains("invalid type"), "{said}");
        let fresh = Station::new();
        bag.write(&fresh.path("lain.zip"));
        assert_eq!(fresh.refused_with_list(&["import", "lain.zip"]), said);
    }
}
