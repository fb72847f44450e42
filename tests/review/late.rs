//! What comes after the unit has handed in: told on import, waiting, and counting once it is taken back.

use pilar_tests::Station;
use serde_json::Value;

const CODE: &str = "A.I.1.i.b";
const COORDINATOR: [&str; 2] = ["--role", "koordinator"];

fn answer(desk: &Station, id: &str) -> Value {
    let shown = desk.json(&["show", id]);
    let inputs = shown["inputs"].as_array().expect("inputs");
    inputs.iter().find(|input| input["code"] == CODE).expect("the input")["answers"]["unit"].clone()
}

fn text(path: &std::path::Path) -> &str {
    path.to_str().expect("Unicode path")
}

/// A coordinator's desk with the example, and a Pokja's with what the coordinator sent.
fn two_desks() -> (Station, Station, String) {
    let (coordinator, id) = Station::with_example();
    coordinator.good(&["answer", &id, CODE, "B"]);
    coordinator.good(&["export", &id, "--format", "package", "-o", "awal.zip"]);
    let pokja = Station::new();
    pokja.good(&["import", text(&coordinator.path("awal.zip"))]);
    (coordinator, pokja, id)
}

#[test]
fn a_late_answer_is_told_at_every_desk_waits_and_counts_when_taken_back() {
    let (coordinator, pokja, id) = two_desks();
    pokja.good(&["--author", "Pokja Tiga", "answer", &id, CODE, "C"]);
    coordinator.good(&[&COORDINATOR[..], &["round", &id, "submit"]].concat());
    pokja.good(&["export", &id, "--format", "package", "-o", "terlambat.zip"]);
    let late = pokja.path("terlambat.zip");
    let plan = coordinator.json(&["import", text(&late), "--dry-run"]);
    assert_eq!(
        (&plan["late"][0]["author"], &plan["late"][0]["changes"]),
        (&Value::from("Pokja Tiga"), &1.into())
    );
    assert_eq!((&plan["updated"], &plan["conflicts"]), (&0.into(), &0.into()));
    let said = coordinator.good(&["import", text(&late)]);
    assert!(said.contains("1 perubahan terlambat dari Pokja Tiga"), "{said}");
    assert_eq!(answer(&coordinator, &id), "B");
    assert_eq!(coordinator.json(&["check"])["report"]["good"], true);
    assert_eq!(coordinator.json(&["audit", &id])["findings"][0]["kind"], "late");
    assert!(coordinator.good(&["review", &id]).contains("1 perubahan terlambat"));

    // The Pokja learns that its answer is not among what was handed in.
    coordinator.good(&["export", &id, "--format", "package", "-o", "diserahkan.zip"]);
    coordinator.good(&["verify", text(&coordinator.path("diserahkan.zip"))]);
    let plan = pokja.json(&["import", text(&coordinator.path("diserahkan.zip")), "--dry-run"]);
    let items = plan["items"].as_array().expect("items");
    let item = items.iter().find(|item| item["code"] == CODE).expect("its answer is told");
    assert_eq!(
        (&item["effect"], &item["from"]["text"], &item["to"]["text"]),
        (&"updated".into(), &"C".into(), &"B".into())
    );
    pokja.good(&["import", text(&coordinator.path("diserahkan.zip"))]);
    assert_eq!((answer(&pokja, &id), answer(&coordinator, &id)), ("B".into(), "B".into()));
    let refused = pokja.refused(&["answer", &id, CODE, "A"]);
    assert!(
        refused.contains("sedangkan penilaian diserahkan"),
        "what is handed in is not changed: {refused}"
    );

    let back =
        [&COORDINATOR[..], &["round", &id, "reopen", "--reason", "Jawaban Pokja 3 belum masuk"]].concat();
    let said = coordinator.good(&back);
    assert!(said.contains("1 perubahan terlambat dari Pokja Tiga sekarang dihitung"), "{said}");
    assert_eq!(answer(&coordinator, &id), "C");
    let latest = &coordinator.json(&["history", &id, "--limit", "1"])[0];
    assert_eq!(latest["text"], "belum diserahkan, karena: Jawaban Pokja 3 belum masuk");
    assert_eq!(coordinator.json(&["audit", &id])["verdict"], "whole");
}

#[test]
fn nothing_is_handed_in_while_something_competes() {
    let (coordinator, pokja, id) = two_desks();
    coordinator.good(&["answer", &id, CODE, "A"]);
    pokja.good(&["answer", &id, CODE, "C"]);
    pokja.good(&["export", &id, "--format", "package", "-o", "paket.zip"]);
    coordinator.good(&["import", text(&pokja.path("paket.zip"))]);
    let said = coordinator.refused(&[&COORDINATOR[..], &["round", &id, "submit"]].concat());
    assert!(said.contains("1 konflik belum diselesaikan") && said.contains("perintah decide"), "{said}");
    assert_eq!(coordinator.json(&["round", &id])["stage"], "draft");
}
