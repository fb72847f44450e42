//! What a plan tells of score and gates is what `show` says before and afterwards.

use std::time::Duration;

use pilar_app::review::{say, threads};
use pilar_app::session::Session;
use pilar_tests::Station;
use serde_json::{Value, json};

/// What an assessment on its way to WBK comes to, as a plan tells it.
fn shown(desk: &Station, id: &str) -> Value {
    let score = desk.json(&["show", id])["score"].clone();
    json!({"total": score["floor"]["total"], "gates": score["predicate"]["wbk"]["gates"]})
}

/// Two desks with one assessment that has an answer.
fn two_desks() -> (Station, Station, String) {
    let (sari, budi) = (Station::new(), Station::new());
    let id = sari.begin();
    sari.good(&["answer", &id, "2", "C"]);
    budi.good(&["import", &sari.package(&id, "awal.zip")]);
    (sari, budi, id)
}

#[test]
fn a_package_comes_to_what_was_planned_also_where_values_compete() {
    let (sari, budi, id) = two_desks();
    let stranger = Station::new();
    let first = stranger.json(&["import", &sari.package(&id, "pertama.zip"), "--dry-run"]);
    assert_eq!((&first["before"], &first["after"]), (&Value::Null, &shown(&sari, &id)));

    sari.good(&["answer", &id, "2", "A"]);
    // Clocks count milliseconds; the later value counts until somebody decides.
    std::thread::sleep(Duration::from_millis(2));
    budi.good(&["answer", &id, "2", "B"]);
    budi.good(&["answer", &id, "3", "Ya"]);
    let given = budi.package(&id, "balik.zip");
    let before = shown(&sari, &id);
    let plan = sari.json(&["import", &given, "--dry-run"]);
    assert_eq!((&plan["before"], &plan["conflicts"]), (&before, &json!(1)));
    assert_ne!(plan["after"], before);
    let text = sari.good(&["import", &given, "--dry-run"]);
    let line = text.lines().find(|line| line.starts_with("Nilai pasti: ")).expect("the score");
    let met = |side: &str| {
        let gates = plan[side]["gates"].as_array().expect("gates");
        format!("{} dari {}", gates.iter().filter(|gate| gate["met"] == true).count(), gates.len())
    };
    let met = match (met("before"), met("after")) {
        (before, after) if before == after => after,
        (before, after) => format!("{before} menjadi {after}"),
    };
    assert!(line.contains(" menjadi ") && line.ends_with(&format!("; syarat terpenuhi: {met}")), "{line}");
    let gate = |line: &str| line.starts_with("  syarat ") && line.contains(" menjadi ");
    assert!(text.lines().any(gate), "{text}");
    // Above what changes stand only the gates that turn.
    let place = |begins: &str| text.lines().position(|line| line.starts_with(begins));
    let changes = place("  konflik: ").min(place("  baru: ")).expect("changes");
    let gates = |side: &str| plan[side]["gates"].as_array().expect("gates").clone();
    for (was, gate) in gates("before").into_iter().zip(gates("after")) {
        let name = gate["name"].as_str().expect("a name");
        let turns = was["met"] != gate["met"];
        assert!(
            place(&format!("  syarat {name}: ")).is_none_or(|at| (at < changes) == turns),
            "{name}: {text}"
        );
    }

    let done = sari.json(&["import", &given]);
    assert_eq!((&done["before"], &done["after"]), (&plan["before"], &plan["after"]));
    assert_eq!(shown(&sari, &id), plan["after"]);
}

#[test]
fn what_comes_too_late_is_not_in_it() {
    let (sari, budi, id) = two_desks();
    sari.good(&["--role", "koordinator", "round", &id, "submit"]);
    budi.good(&["answer", &id, "3", "Ya"]);
    let given = budi.package(&id, "terlambat.zip");
    let plan = sari.json(&["import", &given, "--dry-run"]);
    assert_eq!(plan["late"].as_array().map(Vec::len), Some(1), "{plan:#}");
    let now = shown(&sari, &id);
    assert_eq!((&plan["before"], &plan["after"]), (&now, &now));
    sari.good(&["import", &given]);
    assert_eq!(shown(&sari, &id), now);
}

#[test]
fn a_database_tells_it_of_each_assessment() {
    let (sari, budi, id) = two_desks();
    sari.good(&["answer", &id, "3", "Ya"]);
    let second = sari.begin();
    sari.good(&["answer", &second, "2", "A"]);
    let data = sari.workspace().join("pilar.db");
    let data = data.to_str().expect("Unicode path");
    let before = shown(&budi, &id);
    let plans = budi.json(&["import", data, "--dry-run"])["plans"].clone();
    assert_eq!((&plans[0]["before"], &plans[1]["before"]), (&before, &Value::Null));
    let text = budi.good(&["import", data, "--dry-run"]);
    assert_eq!(text.matches("Nilai pasti: ").count(), 2, "{text}");
    budi.good(&["import", data]);
    for (at, id) in [&id, &second].into_iter().enumerate() {
        assert_eq!(shown(&budi, id), plans[at]["after"]);
    }
}

#[test]
fn what_was_handed_in_elsewhere_is_taken_into_another_assessment_and_hands_nothing_in_here() {
    let (sari, budi, id) = two_desks();
    sari.good(&["--role", "koordinator", "round", &id, "submit"]);
    let open =
        |desk: &Station, name| Session::open(&desk.workspace(), name, "koordinator").expect("a workspace");
    say(&mut open(&sari, "Sari"), id.parse().expect("an id"), "3", "Sudah cukup?").expect("said");
    let given = sari.package(&id, "final.zip");
    let own = budi.begin();
    budi.good(&["answer", &own, "3", "Ya"]);
    let import = ["--role", "koordinator", "import", given.as_str(), "--into", own.as_str()];
    let plan = budi.json(&[&import[..], &["--dry-run"]].concat());
    assert_eq!(plan["before"], shown(&budi, &own));
    let told = plan["notices"].to_string();
    assert!(told.contains("tahap reviu dan tanya jawab di paket itu tidak ikut"), "{told}");
    budi.good(&import);
    // Whoever takes values in has not said what somebody else did.
    assert!(threads(&open(&budi, "Budi"), own.parse().expect("an id")).expect("threads").is_empty());
    assert_eq!(shown(&budi, &own), plan["after"]);
    assert_eq!(budi.json(&["round", &own])["stage"], "draft");
    let inputs = budi.json(&["show", &own])["inputs"].clone();
    assert_eq!([&inputs[1]["answers"]["unit"], &inputs[2]["answers"]["unit"]], ["C", "Ya"]);
}
