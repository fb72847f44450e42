//! What the first program that chained its journal left opens, counts and verifies as it did there, and its steps of the
//! review, which record nothing of what was handed over, make nothing late.

use std::path::PathBuf;

use pilar_tests::Station;
use serde_json::Value;

use crate::facts::holds;
use crate::sums::{collected, edited};
use crate::{copied, only_id, text};

fn made(path: &str) -> PathBuf {
    pilar_tests::root().join("tests/fixtures/schema-4").join(path)
}

fn fact(name: &str) -> Value {
    let path = made("facts").join(name).with_extension("json");
    let said = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&said).expect("JSON")
}

fn desk(name: &str) -> Station {
    copied(&made(name))
}

#[test]
fn nothing_of_it_was_edited() {
    let list = std::fs::read_to_string(made("sums.txt")).expect("sums.txt");
    assert_eq!(edited(&collected(&made("")), &list), Vec::<String>::new());
}

#[test]
fn every_desk_opens_with_every_figure_change_and_conflict_and_nothing_is_late() {
    for name in ["desk-a", "desk-b", "desk-team"] {
        let desk = desk(name);
        let list = desk.json(&["list"]);
        for listed in list.as_array().expect("a list").iter().take(1) {
            let id = listed["id"].as_str().expect("id");
            for about in ["show", "history", "conflicts"] {
                holds(
                    &fact(&format!("{name}/{about}")),
                    &desk.json(&[about, id]),
                    &format!("{name}/{about}"),
                );
            }
            assert_eq!(desk.json(&["show", id])["late"], serde_json::json!([]), "{name}");
            assert_ne!(desk.json(&["audit", id])["verdict"], "altered", "{name}");
        }
        let checked = desk.json(&["check", "--deep"]);
        assert_eq!(checked["report"]["faults"], serde_json::json!([]), "{name}: {checked}");
    }
}

#[test]
fn its_packages_verify_and_two_of_its_desks_come_together() {
    for name in ["whole", "area", "since", "review"] {
        Station::new().good(&["verify", text(&made(&format!("packages/{name}.zip")))]);
    }
    let [a, b] = ["desk-a", "desk-b"].map(desk);
    let id = only_id(&a);
    for (from, to) in [(&a, &b), (&b, &a)] {
        from.good(&["export", &id, "--format", "package", "-o", "semua.zip"]);
        to.good(&["import", text(&from.path("semua.zip"))]);
    }
    let shown = |desk: &Station| desk.json(&["show", &id])["inputs"].clone();
    assert_eq!(shown(&a), shown(&b));
    assert_eq!(a.json(&["conflicts", &id]), b.json(&["conflicts", &id]));
}
