//! What two desks say of raising questions.

use pilar_app::path::{EffortInput, set_effort};
use pilar_app::session::Session;
use pilar_tests::Station;
use serde_json::Value;

/// Says at a desk, as its window does, what raising a question takes.
fn says(desk: &Station, id: &str, code: &str, locked: bool, cost: Option<u64>) {
    let mut session = Session::open(&desk.workspace(), "Penguji", "koordinator").expect("session");
    let effort = EffortInput { code: code.into(), cost, locked, ..EffortInput::default() };
    set_effort(&mut session, id.parse().expect("an id"), &effort).expect("stored");
}

/// How many values compete at a desk, and what the first pair says.
fn conflicts(desk: &Station, id: &str) -> (usize, Value) {
    let listed = desk.json(&["conflicts", id]);
    (listed.as_array().map_or(0, Vec::len), listed[0]["what"].clone())
}

/// What is said of a question in each version of a conflict.
fn texts(conflict: &Value) -> Vec<&str> {
    let versions = conflict["versions"].as_array().expect("versions");
    versions.iter().filter_map(|it| it["text"].as_str()).collect()
}

#[test]
fn efforts_of_different_questions_come_together_and_those_of_one_are_decided() {
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    budi.good(&["import", &sari.package(&id, "awal.zip")]);
    says(&sari, &id, "A.I.1.i.b", true, None);
    says(&budi, &id, "A.I.1.ii.a", true, None);
    sari.good(&["import", &budi.package(&id, "berbeda.zip"), "--into", &id]);
    assert_eq!(conflicts(&sari, &id), (0, Value::Null));
    let history = sari.json(&["history", &id]).to_string();
    assert!(history.contains("effort/") && history.matches("effort/").count() >= 2, "{history}");

    says(&sari, &id, "A.I.1.ii.b", false, Some(3));
    says(&budi, &id, "A.I.1.ii.b", true, None);
    sari.good(&["import", &budi.package(&id, "sama.zip"), "--into", &id]);
    assert_eq!(conflicts(&sari, &id), (1, "upaya menaikkan".into()));
    let conflict = &sari.json(&["conflicts", &id])[0];
    let said = texts(conflict);
    assert!(said.contains(&"tidak mungkin tahun ini") && said.contains(&"biaya satu tingkat 3"), "{said:?}");
    let (subject, chosen) = (&conflict["subject"], &conflict["versions"][1]["change"]);
    sari.good(&[
        "decide",
        &id,
        subject.as_str().expect("subject"),
        "--choose",
        chosen.as_str().expect("change"),
    ]);
    assert_eq!(conflicts(&sari, &id).0, 0);
    sari.good(&["check", "--deep"]);
}

#[test]
fn two_choices_of_days_are_decided_and_days_beside_a_cost_are_two_values() {
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    budi.good(&["import", &sari.package(&id, "awal.zip")]);
    sari.good(&["effort", &id, "--days", "2"]);
    budi.good(&["effort", &id, "--days", "5"]);
    sari.good(&["import", &budi.package(&id, "hari.zip"), "--into", &id]);
    assert_eq!(conflicts(&sari, &id), (1, "biaya dalam hari".into()));
    let conflict = &sari.json(&["conflicts", &id])[0];
    let versions = conflict["versions"].as_array().expect("versions");
    let said = texts(conflict);
    assert!(
        said.contains(&"2 hari tiap satuan biaya") && said.contains(&"5 hari tiap satuan biaya"),
        "{said:?}"
    );
    let five = versions.iter().find(|it| it["text"] == "5 hari tiap satuan biaya").expect("a version");
    let (subject, chosen) = (conflict["subject"].as_str(), five["change"].as_str());
    sari.good(&["decide", &id, subject.expect("subject"), "--choose", chosen.expect("change")]);
    assert_eq!(conflicts(&sari, &id).0, 0);
    assert_eq!(sari.json(&["effort", &id])["days"], 5);

    // One desk says what a question costs, the other how many days it takes.
    budi.good(&["import", &sari.package(&id, "putusan.zip"), "--into", &id]);
    let code = "A.I.1.ii.b";
    says(&sari, &id, code, false, Some(3));
    let mut session = Session::open(&budi.workspace(), "Penguji", "koordinator").expect("session");
    let days = EffortInput { code: code.into(), days: Some(7), ..EffortInput::default() };
    set_effort(&mut session, id.parse().expect("an id"), &days).expect("stored");
    drop(session);
    sari.good(&["import", &budi.package(&id, "satu soal.zip"), "--into", &id]);
    assert_eq!(conflicts(&sari, &id), (1, "upaya menaikkan".into()));
    let conflict = &sari.json(&["conflicts", &id])[0];
    let said = texts(conflict);
    assert!(
        said.contains(&"biaya satu tingkat 3") && said.contains(&"biaya satu tingkat 7 hari"),
        "{said:?}"
    );
    sari.good(&["path", &id, "--to", "wbk"]);
    sari.good(&["check", "--deep"]);
}
