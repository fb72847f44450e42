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
        listed.as_array().expect("scenarios").iter().skip(3).map(|one| one["name"].clone()).collect()
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

/// Two desks that each made a scenario of one name, merged at the first; the answers of both.
fn of_one_name(authors: [&str; 2]) -> (Station, String) {
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    budi.good(&["import", &sari.package(&id, "awal.zip")]);
    let set = |desk: &Station, author: &str, answer: &str| {
        desk.good(&["--author", author, "scenario", "set", &id, "Simulasi 1", answer]);
    };
    set(&sari, authors[0], "2=A");
    set(&budi, authors[1], "2=C");
    sari.good(&["import", &budi.package(&id, "dari budi.zip"), "--into", &id]);
    assert_eq!(sari.json(&["conflicts", &id]), json!([]));
    (sari, id)
}

/// What a list calls the scenarios that people made.
fn called(desk: &Station, id: &str) -> Vec<String> {
    let listed = desk.json(&["scenario", "list", id]);
    let own = listed.as_array().expect("scenarios").iter().filter(|one| one["ready"] == false);
    own.map(|one| one["name"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn scenarios_that_two_desks_gave_one_name_are_told_apart_by_who_made_them() {
    let (desk, id) = of_one_name(["Sari", "Budi"]);
    assert_eq!(called(&desk, &id), ["Simulasi 1 (Sari)", "Simulasi 1 (Budi)"]);
    let to = |name: &str| desk.json(&["scenario", "show", &id, name])["answers"][0]["to"].clone();
    assert_eq!((to("simulasi 1 (sari)"), to("Simulasi 1 (Budi)")), (json!("A"), json!("C")));

    // Their one name means neither: nothing is shown, set, taken away or written of a wrong one.
    let several = "Ada 2 simulasi bernama \"simulasi 1\"; tidak ada yang berubah. Pilihannya: Simulasi 1 (Sari), Simulasi 1 (Budi).";
    let paper = desk.path("laporan.pdf");
    let paper = paper.to_str().expect("Unicode path");
    for asked in [
        &["scenario", "show", &id, "simulasi 1"][..],
        &["scenario", "set", &id, "simulasi 1", "3=Ya"],
        &["scenario", "remove", &id, "simulasi 1"],
        &["export", &id, "--format", "pdf", "-o", paper, "--with-scenario", "simulasi 1"],
    ] {
        assert_eq!(desk.refused(asked), several);
    }
    desk.good(&["scenario", "set", &id, "Simulasi 1 (Budi)", "3=Ya"]);
    assert_eq!(called(&desk, &id), ["Simulasi 1 (Sari)", "Simulasi 1 (Budi)"]);
    assert_eq!(to("Simulasi 1 (Sari)"), "A");

    let removed = desk.json(&["scenario", "remove", &id, "Simulasi 1 (Sari)"]);
    assert_eq!(removed["removed"], "Simulasi 1 (Sari)");
    assert_eq!(called(&desk, &id), ["Simulasi 1"], "a name that is nobody else's needs nothing behind it");
    assert_eq!(to("Simulasi 1"), "C");
}

#[test]
fn scenarios_of_one_name_and_one_person_are_told_apart_by_their_ids() {
    let (desk, id) = of_one_name(["Sari", "Sari"]);
    let names = called(&desk, &id);
    assert!(names.len() == 2 && names[0] != names[1], "{names:?}");
    assert!(names.iter().all(|name| name.starts_with("Simulasi 1 (Sari, ")), "{names:?}");
    let listed = desk.json(&["scenario", "list", &id]);
    let own = listed.as_array().expect("scenarios").iter().filter(|one| one["ready"] == false);
    for (one, to) in own.zip(["A", "C"]) {
        let (name, own_id) = (one["name"].as_str().expect("a name"), one["id"].as_str().expect("an id"));
        for asked in [name, own_id] {
            let shown = desk.json(&["scenario", "show", &id, asked]);
            assert_eq!((&shown["id"], &shown["answers"][0]["to"]), (&one["id"], &json!(to)), "{asked}");
        }
    }
    // The id of one that is gone is no name for a new one.
    let gone = listed.as_array().expect("scenarios").last().expect("a scenario")["id"].clone();
    let gone = gone.as_str().expect("an id");
    desk.good(&["scenario", "remove", &id, gone]);
    let said = desk.refused(&["scenario", "set", &id, gone, "2=B"]);
    assert!(said.contains("tidak ditemukan; tidak ada yang berubah."), "{said}");
    assert_eq!(called(&desk, &id), ["Simulasi 1"]);
}
