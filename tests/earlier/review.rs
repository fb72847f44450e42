//! The desk of a reviewer in 0.1: round 2 handed in again, looked at by three layers, not yet approved.

use serde_json::json;

use crate::desks::says;
use crate::{copy_of, only_id};

#[test]
fn round_two_shows_every_column_verdict_tick_and_recommendation() {
    let desk = copy_of("desk-team");
    let id = only_id(&desk);
    says(
        &desk,
        "desk-team",
        &[
            ("show", &["show", &id]),
            ("history", &["history", &id]),
            ("conflicts", &["conflicts", &id]),
            ("verify", &["evidence", "verify", &id]),
            ("review", &["review", &id]),
            ("queue", &["review", &id, "--layer", "at"]),
            ("differences", &["differences", &id, "unit", "dalnis"]),
            ("differences-of-rounds", &["differences", &id, "unit.1", "unit.2"]),
            ("recommendations", &["recommendations", &id]),
            ("round", &["round", &id]),
            ("lhe", &["lhe", &id, "--show"]),
            ("portfolio", &["portfolio"]),
        ],
    );
}

#[test]
fn the_review_goes_on_is_turned_back_and_ends() {
    let desk = copy_of("desk-team");
    let id = only_id(&desk);
    let verdicts = || {
        let round = desk.json(&["round", &id]);
        [&round["agreed"], &round["revise"], &round["unreviewed"]]
            .map(|count| count.as_u64().expect("a count"))
    };
    let before = verdicts();
    let role = ["--role", "dalnis"];
    desk.good(&[&["review", &id, "7", "--layer", "dalnis", "--verdict", "sesuai"][..], &role].concat());
    let after = [before[0] + 1, before[1] - 1, before[2]];
    assert_eq!(verdicts(), after);
    desk.good(&[&["undo", &id][..], &role].concat());
    assert_eq!(verdicts(), before);
    desk.good(&[&["redo", &id][..], &role].concat());
    assert_eq!(verdicts(), after);
    let approved = desk.json(&[&["round", &id, "approve"][..], &role].concat());
    assert_eq!((&approved["stage"], &approved["round"]), (&json!("approved"), &json!(2)));
    desk.good(&["export", &id, "--format", "lhe", "-o", "LHE.docx"]);
    assert!(desk.path("LHE.docx").is_file());
}
