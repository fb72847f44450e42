//! Gates: judged on the floor, unrounded, with 1e-9 of slack.

use pilar_core::gates::{PredicateResult, gains, gap, judge};
use pilar_core::instrument::Instrument;
use pilar_core::scoring::{Scores, score};
use pilar_core::warning::{WarningCode, warnings};
use pilar_core::worksheet::Worksheet;
use rust_decimal::Decimal;

use super::common::{decimal, node, scores, sheet, tiny};

/// Scores whose nodes P.1 and P.2 hold these points, in all three figures.
fn with_points(tiny: &Instrument, first: &str, second: &str) -> Scores {
    let mut scores = score(tiny, &Worksheet::new());
    for (code, points) in [("P.1", first), ("P.2", second)] {
        let points = decimal(points);
        let triple = &mut scores.nodes[node(tiny, code)].points;
        (triple.score, triple.floor, triple.ceiling) = (points, points, points);
    }
    scores
}

fn gate<'a>(
    tiny: &Instrument,
    predicates: &'a [PredicateResult],
    target: &str,
    key: &str,
) -> &'a pilar_core::gates::GateResult {
    let predicate = predicates.iter().find(|predicate| predicate.target == target).expect("target");
    predicate.gates.iter().find(|result| tiny.gates[result.gate].key == key).expect("gate")
}

#[test]
fn a_percentage_is_judged_unrounded_with_a_billionth_of_slack() {
    let tiny = tiny();
    // 50 % of 30 + 40 is 35 points; a billionth of a percent is 7e-10 points.
    for (second, met, rounds) in [
        ("20", true, false),
        ("19.9999999999", true, false),
        ("19.9999999", false, true),
        ("19.9993", false, true),
        ("19.996", false, false),
        ("19", false, false),
    ] {
        let predicates = judge(&tiny, &with_points(&tiny, "15", second));
        let found = gate(&tiny, &predicates, "perak", "tanah-air");
        assert_eq!((found.met, found.rounds_to_pass), (met, rounds), "{second}: {}", found.value.floor);
    }
}

#[test]
fn just_below_sixty_percent_rounds_to_a_pass_and_is_flagged() {
    let tiny = super::common::tiny_with(
        "minimum = { perak = 50, emas = 70 }",
        "minimum = { perak = 60, emas = 70 }",
    )
    .expect("a valid instrument");
    // 59.999 % of 70 points.
    let scores = with_points(&tiny, "18", "23.9993");
    let predicates = judge(&tiny, &scores);
    let found = gate(&tiny, &predicates, "perak", "tanah-air");
    assert_eq!(found.value.floor, decimal("59.999"));
    assert!(!found.met && found.rounds_to_pass);
    let messages: Vec<String> = warnings(&tiny, &scores, &predicates)
        .into_iter()
        .filter(|warning| warning.code == WarningCode::PembulatanMenyesatkan)
        .map(|warning| warning.message)
        .collect();
    assert_eq!(
        messages,
        [
            "Tanah dan air tampak mencapai nilai minimal Perak setelah dibulatkan, tetapi nilai sebenarnya di bawahnya."
        ]
    );
}

#[test]
fn the_floor_is_what_is_judged() {
    // The answered half is perfect: the score passes everywhere, the floor nowhere.
    let tiny = tiny();
    let typed = [(501, "Baik"), (520, "Sudah"), (540, "Baik"), (601, "5"), (602, "Baik")];
    let scores = score(&tiny, &sheet(&tiny, &typed));
    assert_eq!((scores.total.score, scores.total.floor), (decimal("100"), decimal("63")));
    let predicates = judge(&tiny, &scores);
    assert!(gate(&tiny, &predicates, "perak", "semua").met, "63 of 60");
    assert!(!gate(&tiny, &predicates, "emas", "semua").met, "63 of 80 although the score is 100");
    let found = gate(&tiny, &predicates, "perak", "tanah-air");
    assert_eq!((found.value.score, found.value.ceiling), (Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED));
    assert!(!found.met, "33 of 70 points: {}", found.value.floor);
}

#[test]
fn halves_are_judged_together_and_a_weak_one_is_a_warning() {
    let tiny = tiny();
    let scores = with_points(&tiny, "30", "19");
    let predicates = judge(&tiny, &scores);
    let found = gate(&tiny, &predicates, "perak", "tanah-air");
    assert!(found.met, "49 of 70 points is 70 %");
    assert_eq!(found.nodes_below, [node(&tiny, "P.2")]);
    let messages: Vec<String> = warnings(&tiny, &scores, &predicates)
        .into_iter()
        .filter(|warning| warning.code == WarningCode::ParuhArea)
        .map(|warning| warning.message)
        .collect();
    assert_eq!(
        messages,
        [
            "P.2 (AIR) sendiri di bawah nilai minimal Perak; syarat dinilai atas gabungan kedua bagian.",
            "P.2 (AIR) sendiri di bawah nilai minimal Emas; syarat dinilai atas gabungan kedua bagian.",
        ]
    );
    // Not met together: the gate itself says it, the half adds nothing.
    let predicates = judge(&tiny, &with_points(&tiny, "0", "20"));
    assert!(gate(&tiny, &predicates, "perak", "tanah-air").nodes_below.is_empty());
}

#[test]
fn a_target_is_judged_only_on_the_gates_that_name_it() {
    let tiny = tiny();
    let predicates = judge(&tiny, &scores(&[]));
    let keys = |target: usize| -> Vec<&str> {
        predicates[target].gates.iter().map(|result| tiny.gates[result.gate].key.as_str()).collect()
    };
    assert_eq!(keys(0), ["semua", "tanah-air"]);
    assert_eq!(keys(1), ["semua", "tanah-air", "rasa"]);
}

#[test]
fn a_question_may_be_a_gate_of_its_own() {
    let tiny = tiny();
    for (index, met) in [("3,75", true), ("3,74", false)] {
        let predicates = judge(&tiny, &scores(&[(601, index)]));
        assert_eq!(gate(&tiny, &predicates, "emas", "rasa").met, met, "{index} of 5 x 20 points against 15");
    }
    let blank = judge(&tiny, &scores(&[]));
    let found = gate(&tiny, &blank, "emas", "rasa");
    assert_eq!((found.value.floor, found.value.ceiling), (Decimal::ZERO, decimal("20")));
}

#[test]
fn gains_are_what_the_best_answers_would_add_to_the_floor() {
    let tiny = tiny();
    for filled in
        [Worksheet::new(), sheet(&tiny, &[(501, "Sedang"), (502, "Sudah"), (540, "Kurang"), (602, "Baik")])]
    {
        let scores = score(&tiny, &filled);
        for gate in &tiny.gates {
            let found = gains(&tiny, &scores, &gate.subject);
            assert!(found.is_sorted_by(|one, next| one.points >= next.points), "{}", gate.key);
            // What the floor lacks to everything is exactly what the questions can still add.
            let floor = judge(&tiny, &scores)
                .iter()
                .flat_map(|predicate| predicate.gates.clone())
                .find(|result| tiny.gates[result.gate].key == gate.key)
                .expect("a result")
                .value
                .floor;
            let weight = tiny.weight_of(&gate.subject);
            let points = match gate.unit {
                pilar_core::instrument::Unit::Points => floor,
                pilar_core::instrument::Unit::Percent => floor * weight / Decimal::ONE_HUNDRED,
            };
            let sum: Decimal = found.iter().map(|gain| gain.points).sum();
            assert!((weight - points - sum).abs() < Decimal::new(1, 9), "{}: {points} + {sum}", gate.key);
        }
    }
}

#[test]
fn the_first_gains_that_are_enough_close_the_gap_and_one_fewer_does_not() {
    let tiny = tiny();
    let scores = score(&tiny, &sheet(&tiny, &[(501, "Sedang"), (602, "Baik")]));
    let mut open = 0;
    for result in judge(&tiny, &scores).iter().flat_map(|predicate| &predicate.gates) {
        let Some(gap) = gap(&tiny, &scores, result) else {
            assert!(result.met);
            continue;
        };
        open += 1;
        let sum = |count: usize| gap.gains.iter().take(count).map(|gain| gain.points).sum::<Decimal>();
        assert!(sum(gap.enough) >= gap.points, "{gap:?}");
        assert!(sum(gap.enough - 1) < gap.points, "{gap:?}");
    }
    assert!(open > 2);
}
