//! Cheapest paths and margins that were worked out elsewhere.

use pilar_tests::Station;
use serde_json::{Map, Value, json};

/// An assessment of these answers, imported as `PortalRB`'s JSON.
fn assessment(desk: &Station, case: &Value) -> String {
    let name = case["id"].as_str().expect("id");
    let imported =
        desk.json(&["import", &portalrb(desk, name, case["answers"].as_object().expect("answers"))]);
    imported["id"].as_str().expect("an id").to_owned()
}

/// These answers as `PortalRB`'s JSON.
fn portalrb(desk: &Station, name: &str, answers: &Map<String, Value>) -> String {
    let answer = |(soal, answer): (&String, &Value)| json!({ "soal_id": soal.parse::<u32>().expect("id"), "jawaban_unit": answer });
    let answers: Vec<Value> = answers.iter().map(answer).collect();
    let unit = json!({ "unit_id": name, "nama_unit": name, "tahun": 2026, "answers": answers });
    desk.file(&format!("{name}.json"), unit.to_string())
}

#[test]
fn the_cheapest_path_costs_what_was_worked_out_elsewhere_and_its_steps_keep_what_it_says() {
    let Some(file) = pilar_tests::reference("path-cases.json") else { return };
    let cases: Value = serde_json::from_str(&std::fs::read_to_string(file).expect("cases")).expect("JSON");
    let desk = Station::new();
    let paths = cases["paths"].as_array().expect("paths");
    assert_eq!(paths.len(), 12);
    for case in paths {
        let name = case["id"].as_str().expect("id");
        let target = case["target"].as_str().expect("target");
        let id = assessment(&desk, case);
        let raises = desk.file(&format!("{name}-raises.json"), case["raises"].to_string());
        let path = desk.json(&["path", &id, "--to", target, "--raises", &raises]);
        assert_eq!(path["cost"], case["cost"], "{name}");
        assert_eq!(path["reachable"], !case["cost"].is_null(), "{name}");
        let steps = path["steps"].as_array().expect("steps");
        let gates = path["gates"].as_array().expect("gates");
        if case["cost"].is_null() {
            assert!(steps.is_empty() && gates.iter().any(|gate| gate["met"] == false), "{name}");
            continue;
        }
        // Every step is one that was offered, at what was asked, and doing them all meets the predicate.
        let offered = case["raises"].as_array().expect("raises");
        let (mut cost, mut answers) = (0, case["answers"].as_object().expect("answers").clone());
        for step in steps {
            let same = |raise: &&Value| {
                raise["soal_id"] == step["soal_id"] && said(&raise["value"]) == said(&step["to"])
            };
            assert_eq!(offered.iter().find(same).expect("an offered raise")["cost"], step["cost"], "{name}");
            cost += step["cost"].as_u64().expect("a cost");
            answers.insert(step["soal_id"].to_string(), step["to"].clone());
        }
        assert_eq!(Some(cost), path["cost"].as_u64(), "{name}");
        let score = desk.json(&["score", &portalrb(&desk, name, &answers)]);
        assert_eq!(score["predicate"][target]["met"], true, "{name}");
        let total = |value: &Value| value.as_f64().expect("points");
        assert!((total(&score["floor"]["total"]) - total(&path["total"])).abs() < 1e-9, "{name}");
        assert!(gates.iter().all(|gate| gate["met"] == true), "{name}");
    }
}

/// An answer as it is typed.
fn said(answer: &Value) -> String {
    match answer {
        Value::String(key) => key.clone(),
        number => number.as_f64().expect("a number").to_string(),
    }
}

#[test]
fn a_predicate_withstands_as_much_as_was_worked_out_elsewhere() {
    let Some(file) = pilar_tests::reference("path-cases.json") else { return };
    let cases: Value = serde_json::from_str(&std::fs::read_to_string(file).expect("cases")).expect("JSON");
    let desk = Station::new();
    let margins = cases["margins"].as_array().expect("margins");
    assert_eq!(margins.len(), 8);
    for case in margins {
        let name = case["id"].as_str().expect("id");
        let id = assessment(&desk, case);
        let margin = desk.json(&["margin", &id, "--to", case["target"].as_str().expect("target")]);
        assert_eq!(margin["downgrades"], case["margin"], "{name}");
        assert_eq!(
            Some(margin["weakest"].as_array().expect("answers").len() as u64),
            case["margin"].as_u64()
        );
    }
}
