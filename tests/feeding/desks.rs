//! Surveys of one assessment on several desks.

use pilar_tests::Station;
use serde_json::{Value, json};

use crate::files::{form, text};

fn used(desk: &Station, id: &str, name: &str, rows: &[Vec<String>]) -> Value {
    let file = desk.file(name, text(rows, ","));
    desk.json(&["survey", id, "--for", "ipak", "--responses", &file, "--use"])["used"].clone()
}

#[test]
fn a_survey_used_on_two_desks_is_decided_by_a_person_and_its_responses_stay_apart() {
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    budi.good(&["import", &sari.package(&id, "awal.zip")]);
    let ours = used(&sari, &id, "spak.csv", &form());
    let twice = used(&sari, &id, "spak.csv", &form());
    assert_eq!((&ours["changed"], &twice["changed"]), (&json!(true), &json!(false)));
    let theirs = used(&budi, &id, "spak akhir.csv", &form()[..5]);
    assert_ne!(ours["answer"], theirs["answer"]);

    sari.good(&["import", &budi.package(&id, "budi.zip"), "--into", &id]);
    let conflicts = sari.json(&["conflicts", &id]);
    let subjects: Vec<&str> =
        conflicts.as_array().expect("conflicts").iter().filter_map(|one| one["subject"].as_str()).collect();
    assert_eq!(subjects.len(), 2, "the answer and where it comes from: {conflicts:#}");
    let of = |file: &str| {
        let is = |version: &&Value| version["text"].as_str().is_some_and(|text| text.contains(file));
        let all = conflicts.as_array().expect("conflicts").iter();
        all.flat_map(|one| one["versions"].as_array().expect("versions"))
            .find(is)
            .cloned()
            .expect("a version")
    };
    let (kept, author) = (of("spak akhir.csv"), &of("spak akhir.csv")["author"]);
    assert!(author.is_string(), "{kept:#}");
    // Budi's is chosen for both; his file never came along.
    for conflict in conflicts.as_array().expect("conflicts") {
        let theirs = conflict["versions"].as_array().expect("versions").iter().find(|version| {
            let text = version["text"].as_str().unwrap_or_default();
            text.contains("spak akhir.csv") || text.contains(&theirs["answer"].to_string().replace('.', ","))
        });
        let change = theirs.and_then(|version| version["change"].as_str()).expect("his change");
        sari.good(&["decide", &id, conflict["subject"].as_str().expect("subject"), "--choose", change]);
    }
    assert_eq!(sari.json(&["conflicts", &id]), json!([]));
    let source = sari.json(&["show", &id])["sources"][0].clone();
    assert_eq!((&source["file"], &source["state"]), (&json!("spak akhir.csv"), &json!("older")));
    assert_eq!(sari.json(&["forget", &id])["files"][0]["name"], "spak.csv");
    sari.good(&["check", "--deep"]);
}
