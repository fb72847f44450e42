//! Scenarios of two desks.

use pilar_tests::Station;
use serde_json::{Value, json};

#[test]
fn scenarios_merge_and_two_versions_of_one_are_decided() {
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    let set = |desk: &Station, name: &str, answer: &str| {
        desk.good(&["scenario", "set", &id, name, answer]);
    };
    set(&sari, "Rencana", "2=A");
    budi.good(&["import", &sari.package(&id, "awal.zip")]);
    set(&sari, "Rencana", "3=Ya");
    set(&budi, "Rencana", "3=Tidak");
    set(&budi, "Lain", "2=C");
    sari.good(&["import", &budi.package(&id, "dari budi.zip"), "--into", &id]);

    let names = |desk: &Station| -> Vec<Value> {
        let listed = desk.json(&["scenario", "list", &id]);
        listed.as_array().expect("scenarios").iter().skip(2).map(|one| one["name"].clone()).collect()
    };
    assert_eq!(names(&sari), ["Rencana", "Lain"]);
    let conflicts = sari.json(&["conflicts", &id]);
    assert_eq!(conflicts.as_array().map(Vec::len), Some(1), "{conflicts:#}");
    let conflict = &conflicts[0];
    assert_eq!(
        (&conflict["what"], &conflict["versions"][0]["text"]),
        (&json!("simulasi"), &json!("Rencana, 2 jawaban"))
    );
    let subject = conflict["subject"].as_str().expect("subject");
    let older = conflict["versions"][1]["change"].as_str().expect("change");
    sari.good(&["decide", &id, subject, "--choose", older]);
    let shown = sari.json(&["scenario", "show", &id, "Rencana"]);
    assert_eq!(shown["answers"].as_array().expect("answers").last().expect("an answer")["to"], "Ya");
    budi.good(&["import", &sari.package(&id, "putusan.zip"), "--into", &id]);
    assert_eq!(budi.json(&["scenario", "show", &id, "Rencana"]), shown);
    budi.good(&["check", "--deep"]);
}
