//! What lies between groups of worksheets sums to their difference, whatever is in them.

use std::sync::LazyLock;

use pilar_core::agency::{Scored, explain_gap, same_questions};
use pilar_core::instrument::Instrument;
use pilar_core::scoring::{Scores, score};
use pilar_core::worksheet::Worksheet;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::common::all;
use super::properties::answer;

static INSTRUMENTS: LazyLock<Vec<Instrument>> = LazyLock::new(all);

/// Per input whether it is filled and with what.
type Inputs = Vec<(bool, u32)>;

fn inputs(of: usize) -> impl Strategy<Value = Inputs> {
    prop::collection::vec((prop::bool::weighted(0.8), any::<u32>()), of)
}

fn groups() -> impl Strategy<Value = (usize, Vec<Inputs>, Vec<Inputs>)> {
    (0..INSTRUMENTS.len()).prop_flat_map(|at| {
        let group = || prop::collection::vec(inputs(INSTRUMENTS[at].input_count()), 1..5);
        (Just(at), group(), group())
    })
}

fn scores(instrument: &Instrument, inputs: &Inputs) -> Scores {
    let filled = instrument.inputs().zip(inputs).filter(|(_, (filled, _))| *filled);
    let sheet: Worksheet =
        filled.map(|((question, input), (_, seed))| (input.soal, answer(question, *seed))).collect();
    score(instrument, &sheet)
}

fn scored<'a>(instrument: &'a Instrument, group: &'a [Scores]) -> Vec<Scored<'a>> {
    group.iter().map(|scores| Scored { instrument, scores }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_sum_to_the_difference((at, a, b) in groups()) {
        let instrument = &INSTRUMENTS[at];
        let made = |group: &[Inputs]| group.iter().map(|inputs| scores(instrument, inputs)).collect::<Vec<_>>();
        let (a, b) = (made(&a), made(&b));
        let of = |group: &[Scores]| -> Decimal {
            group.iter().map(|scores| scores.total.floor).sum::<Decimal>() / Decimal::from(group.len())
        };
        let gap = explain_gap(&scored(instrument, &a), &scored(instrument, &b)).expect("two groups");
        let sum = |of: &dyn Fn(&pilar_core::agency::GapPart) -> Decimal| gap.parts.iter().map(of).sum::<Decimal>();
        // Exactly, not nearly.
        prop_assert_eq!(sum(&|part| part.a), gap.a);
        prop_assert_eq!(sum(&|part| part.b), gap.b);
        prop_assert_eq!(sum(&|part| part.points), gap.difference);
        prop_assert_eq!(gap.a - gap.b, gap.difference);
        prop_assert_eq!(gap.parts.len(), instrument.questions.len());
        // And it is what the scores say, as far as they can be divided.
        let near = Decimal::new(1, 10);
        prop_assert!((gap.a - of(&a)).abs() < near && (gap.b - of(&b)).abs() < near, "{gap:?}");
        for (at, part) in gap.parts.iter().enumerate() {
            let points = |scores: &Scores| {
                scores.questions[at].fraction.unwrap_or_default() * scores.most_points(instrument, at)
            };
            let mean = a.iter().map(points).sum::<Decimal>() / Decimal::from(a.len());
            prop_assert!((part.a - mean).abs() < near, "{part:?} {mean}");
        }
    }

    #[test]
    fn a_group_beside_itself_has_no_gap(inputs in inputs(INSTRUMENTS[0].input_count())) {
        let instrument = &INSTRUMENTS[0];
        let scores = scores(instrument, &inputs);
        let one = [Scored { instrument, scores: &scores }];
        let gap = explain_gap(&one, &[one[0], one[0]]).expect("two groups");
        prop_assert!(gap.difference.is_zero() && gap.parts.iter().all(|part| part.points.is_zero()), "{gap:?}");
    }
}

#[test]
fn nothing_lies_between_nothing_and_something() {
    let instrument = &INSTRUMENTS[0];
    let scores = score(instrument, &Worksheet::new());
    let one = [Scored { instrument, scores: &scores }];
    assert_eq!(explain_gap(&one, &[]), None);
    assert_eq!(explain_gap(&[], &one), None);
    let gap = explain_gap(&one, &one).expect("two groups");
    assert!(gap.parts.iter().all(|part| (part.blank_a, part.blank_b) == (1, 1)));
}

#[test]
fn worksheets_that_ask_otherwise_are_told_apart() {
    for (at, a) in INSTRUMENTS.iter().enumerate() {
        for (other, b) in INSTRUMENTS.iter().enumerate() {
            assert_eq!(same_questions(a, b), at == other, "{} {}", a.key, b.key);
        }
    }
    let mut fewer = INSTRUMENTS[0].clone();
    fewer.questions.pop();
    assert!(!same_questions(&INSTRUMENTS[0], &fewer));
}
