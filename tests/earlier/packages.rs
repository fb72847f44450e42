//! Packages of 0.1: whole, one area, what a recipient lacked, and one area of a review.

use pilar_tests::Station;
use pilar_tests::bag::{Bag, summed};
use serde_json::json;

use crate::desks::says;
use crate::facts::{fact, fact_without, holds};
use crate::{copy_of, made, only_id, package};

const ALL: [&str; 4] = ["whole", "area", "since", "review"];

/// A desk with an empty workspace.
fn recipient() -> Station {
    Station::of("Penerima Uji", "199001012015031001", "koordinator")
}

/// Takes a package, which must do what 0.1 planned and then did.
fn takes(desk: &Station, name: &str) {
    let file = package(name);
    let import = ["import", &file, "--role", "koordinator"];
    let plan = fact(&format!("packages/{name}/plan"));
    let before = desk.json(&["list"]);
    holds(&plan, &desk.json(&[&import[..], &["--dry-run"]].concat()), name);
    assert_eq!(desk.json(&["list"]), before, "{name}: a plan changes nothing");
    let done = desk.json(&import);
    holds(&fact_without(&format!("packages/{name}/plan"), &["stored"]), &done, name);
    assert_eq!(done["stored"], true);
    holds(&fact(&format!("packages/{name}/list")), &desk.json(&["list"]), name);
    assert_eq!(desk.json(&import)["changes"], 0, "{name}: the second time");
    assert_eq!(desk.json(&["check", "--deep"])["report"]["good"], true, "{name}");
}

#[test]
fn every_package_is_sound_and_says_what_it_holds() {
    let desk = Station::new();
    for name in ALL {
        holds(&fact(&format!("packages/{name}/verify")), &desk.json(&["verify", &package(name)]), name);
        let folder = desk.path(name);
        Bag::open(&made(&format!("packages/{name}.zip"))).unpack(&folder);
        assert_ne!(summed(&folder), Some(false), "{name}");
    }
}

#[test]
fn a_whole_one_begins_an_assessment_and_an_area_or_the_rest_goes_on_with_it() {
    for part in ["area", "since"] {
        let desk = recipient();
        takes(&desk, "whole");
        takes(&desk, part);
        let id = only_id(&desk);
        let documents = desk.json(&["evidence", "verify", &id]);
        let documents = documents.as_array().expect("a list");
        assert!(documents.len() > 5 && documents.iter().all(|one| one["intact"] == true), "{documents:?}");
    }
}

#[test]
fn the_rest_without_its_beginning_is_refused_and_nothing_begins() {
    let desk = recipient();
    desk.refused(&["import", &package("since"), "--role", "koordinator"]);
    assert_eq!(desk.json(&["list"]), json!([]));
}

#[test]
fn whoever_had_a_package_learns_nothing_from_it() {
    for (name, package_name) in
        [("desk-a", "since"), ("desk-a", "whole"), ("desk-b", "whole"), ("desk-a", "area")]
    {
        let desk = copy_of(name);
        let id = only_id(&desk);
        let done = desk.json(&["import", &package(package_name), "--role", "koordinator"]);
        assert_eq!(done["changes"], 0, "{name} takes {package_name}");
        holds(&fact_without(&format!("{name}/show"), &["undo", "redo"]), &desk.json(&["show", &id]), name);
    }
}

#[test]
fn one_area_of_a_review_brings_its_columns_and_recommendations() {
    let desk = recipient();
    takes(&desk, "review");
    let id = only_id(&desk);
    says(
        &desk,
        "packages/review",
        &[
            ("recommendations", &["recommendations", &id]),
            ("differences", &["differences", &id, "unit", "dalnis"]),
        ],
    );
}
