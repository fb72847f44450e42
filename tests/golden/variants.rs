//! Variants: figures and gates worked out by `variants.py` from the files and the specification alone.

use std::collections::BTreeSet;

use pilar_core::gates::judge;
use pilar_core::instrument::Variant;
use pilar_core::scoring::score;
use serde_json::json;

use crate::{cases_of, close, sheet};

#[test]
fn every_variant_scores_and_judges_as_worked_out_independently() {
    let instrument = pilar_tests::instrument();
    let cases = cases_of("variant-cases.json");
    assert_eq!(cases.len(), 36);
    let (mut facts, mut totals) = (BTreeSet::new(), BTreeSet::new());
    for (at, case) in cases.iter().enumerate() {
        let variant: Variant = serde_json::from_value(case["variant"].clone()).expect("a variant");
        let instrument = instrument.with(&variant).unwrap_or_else(|faults| panic!("{at}: {faults:?}"));
        let scores = score(&instrument, &sheet(case));
        let three = |name: &str, points: pilar_core::scoring::Triple, expected: &serde_json::Value| {
            for (at, found) in [points.score, points.floor, points.ceiling].into_iter().enumerate() {
                close(found, &expected[at], name);
            }
        };
        three(&format!("case {at}"), scores.total, &case["total"]);
        for (node, found) in instrument.nodes.iter().zip(&scores.nodes) {
            three(&format!("case {at} {}", node.code), found.points, &case["nodes"][&node.code]);
        }
        for predicate in judge(&instrument, &scores) {
            let met: Vec<bool> = predicate.gates.iter().map(|gate| gate.met).collect();
            assert_eq!(json!(met), case["met"][&predicate.target], "case {at} {}", predicate.target);
        }
        facts.insert(instrument.facts);
        totals.insert(scores.total.floor);
    }
    // "unanswered" for the declines only is a variant as well, so every one of the nine counts by facts of its own.
    assert_eq!(facts.len(), 9);
    assert!(totals.len() > 12, "variants hardly differ: {}", totals.len());
}
