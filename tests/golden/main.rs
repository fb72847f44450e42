//! Golden worksheets: figures recalculated from the official formulas, and rules every score obeys.

mod variants;

use std::collections::BTreeSet;

use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::path::{Outcome, Raise, Raises, Search, margin};
use pilar_core::scoring::score;
use pilar_core::worksheet::{Answer, Worksheet, read_answer};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;
use serde_json::Value;

fn cases() -> Vec<Value> {
    cases_of("scoring-cases.json")
}

fn cases_of(file: &str) -> Vec<Value> {
    let path = pilar_tests::root().join("tests/golden").join(file);
    let text = std::fs::read_to_string(path).expect("golden cases");
    serde_json::from_str(&text).expect("valid JSON")
}

fn sheet(case: &Value) -> Worksheet {
    let instrument = pilar_tests::instrument();
    let answers = case["answers"].as_object().expect("answers").iter();
    answers
        .filter_map(|(soal, given)| {
            let soal = soal.parse().expect("soal id");
            Some((soal, answer(&instrument, soal, given)?))
        })
        .collect()
}

fn answer(instrument: &Instrument, soal: SoalId, given: &Value) -> Option<Answer> {
    let text = match given {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let (question, input) = instrument.input(soal).expect("known soal");
    read_answer(question, input, &text).expect("readable answer")
}

fn close(found: Decimal, expected: &Value, what: &str) {
    if expected.is_null() {
        return;
    }
    let expected = Decimal::from_f64(expected.as_f64().expect("number")).expect("finite");
    assert!((found - expected).abs() <= Decimal::new(1, 9), "{what}: {found}, expected {expected}");
}

#[test]
fn every_golden_worksheet_scores_as_the_official_formulas_do() {
    let instrument = pilar_tests::instrument();
    let cases = cases();
    assert_eq!(cases.len(), 20);
    let mut compared = 0;
    for case in &cases {
        let name = case["id"].as_str().expect("id");
        let scores = score(&instrument, &sheet(case));
        let expected = &case["expected"];
        for (id, value) in expected["nodes"].as_object().expect("nodes") {
            let at = instrument.nodes.iter().position(|n| n.id.to_string() == *id).expect("known node");
            close(scores.nodes[at].points.score, value, &format!("{name} node {id}"));
            compared += usize::from(!value.is_null());
        }
        close(scores.total.score, &expected["total"], &format!("{name} total"));
        for headline in &instrument.headlines {
            close(
                scores.nodes[headline.node].points.score,
                &expected[&headline.key],
                &format!("{name} {}", headline.key),
            );
        }
        for (soals, value) in expected["ratios"].as_object().expect("ratios") {
            let first: u32 = soals.split(['/', '-']).next().expect("soal").parse().expect("soal id");
            let at = instrument
                .questions
                .iter()
                .position(|q| q.inputs.iter().any(|i| i.soal == first))
                .expect("known soal");
            if let Some(fraction) = scores.questions[at].fraction {
                close(fraction, value, &format!("{name} ratio {soals}"));
            } else {
                assert!(value.is_null(), "{name} ratio {soals}: not computed, expected {value}");
            }
        }
    }
    assert!(compared > 1_000, "only {compared} nodes compared");
}

#[test]
fn a_predicate_withstands_as_many_lowered_answers_as_worked_out_elsewhere() {
    let instrument = pilar_tests::instrument();
    let cases = cases_of("margin-cases.json");
    assert_eq!(cases.len(), 8);
    for case in &cases {
        let name = case["id"].as_str().expect("id");
        let target = instrument.target(case["target"].as_str().expect("target")).expect("known target");
        let found = margin(&instrument, &sheet(case), target);
        assert!(found.met && found.gate.is_some(), "{name}");
        assert_eq!(Some(found.weakest.len() as u64), case["margin"].as_u64(), "{name}");
    }
}

/// The costs were worked out by a solver of integer programs (`HiGHS`) from the worksheet's files, in exact fractions
/// before and after; kinds are plain, partial sheets, free raises, points to spare, and areas without any raise.
#[test]
fn the_cheapest_path_costs_what_another_solver_worked_out() {
    let instrument = pilar_tests::instrument();
    let cases = cases_of("path-cases.json");
    assert_eq!(cases.len(), 17);
    let mut reached = 0;
    for case in &cases {
        let name = case["id"].as_str().expect("id");
        let target = instrument.target(case["target"].as_str().expect("target")).expect("known target");
        let above: Decimal = case["above"].as_str().expect("points").parse().expect("points");
        let raise = |raise: &Value| {
            let soal = raise["soal_id"].as_u64().and_then(|soal| soal.try_into().ok()).expect("soal id");
            let to = answer(&instrument, soal, &raise["value"]).expect("an answer");
            Raise { soal, to, cost: raise["cost"].as_u64().expect("cost") }
        };
        let raises: Vec<Raise> = case["raises"].as_array().expect("raises").iter().map(raise).collect();
        let sheet = sheet(case);
        let raises = Raises::check(&instrument, &sheet, &raises).expect("raises");
        let search = Search::new(&instrument, &sheet, target, &raises, &BTreeSet::new(), above);
        let cost = match search.cheapest().expect("laminar gates") {
            Outcome::Reached(path) => Some(path.cost),
            Outcome::OutOfReach(_) => None,
        };
        assert_eq!(cost, case["cost"].as_u64(), "{name}");
        reached += usize::from(cost.is_some());
    }
    assert_eq!(reached, 13);
}
