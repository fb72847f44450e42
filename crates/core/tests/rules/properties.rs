//! What holds for any worksheet of any instrument.

use std::sync::LazyLock;

use pilar_core::instrument::{Input, Instrument, Kind, Question};
use pilar_core::scoring::{Scores, Triple, score};
use pilar_core::worksheet::{Answer, Worksheet};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::common::all;

static INSTRUMENTS: LazyLock<Vec<Instrument>> = LazyLock::new(all);

/// An answer that fits the input; small counts, so that zeros and clamps are common.
pub(super) fn answer(question: &Question, seed: u32) -> Answer {
    match &question.kind {
        Kind::Choice { options } => Answer::Choice(options[seed as usize % options.len()].key.clone()),
        Kind::Survey { maximum } => {
            let steps = Decimal::from(seed % 401) / Decimal::from(400);
            Answer::Number((maximum * steps).round_dp(2))
        }
        Kind::Share { .. } | Kind::Decline { .. } => Answer::Number(Decimal::from(seed % 9)),
    }
}

/// Which instrument, and per input whether it is filled and with what.
type Plan = (usize, Vec<(bool, u32)>);

fn plan(filled: f64) -> impl Strategy<Value = Plan> {
    (0..INSTRUMENTS.len()).prop_flat_map(move |at| {
        let input = (prop::bool::weighted(filled), any::<u32>());
        (Just(at), prop::collection::vec(input, INSTRUMENTS[at].input_count()))
    })
}

fn build((at, inputs): &Plan) -> (&'static Instrument, Worksheet) {
    let instrument = &INSTRUMENTS[*at];
    let sheet = instrument
        .inputs()
        .zip(inputs)
        .filter(|(_, (filled, _))| *filled)
        .map(|((question, input), (_, seed))| (input.soal, answer(question, *seed)))
        .collect();
    (instrument, sheet)
}

/// Every figure: the nodes, then the total.
fn figures(scores: &Scores) -> Vec<Triple> {
    scores.nodes.iter().map(|node| node.points).chain([scores.total]).collect()
}

/// A better answer to one input, or `None` where there is none.
fn better(question: &Question, input: &Input, sheet: &Worksheet, step: u32) -> Option<Answer> {
    let count = |soal: &u32| match sheet.get(soal) {
        Some(Answer::Number(number)) => *number,
        _ => Decimal::ZERO,
    };
    let step = Decimal::from(step % 5 + 1);
    match (&question.kind, sheet.get(&input.soal)?) {
        (Kind::Choice { options }, Answer::Choice(key)) => {
            let at = options.iter().position(|option| option.key == *key)?;
            Some(Answer::Choice(options[at.checked_sub(1)?].key.clone()))
        }
        (Kind::Survey { maximum }, Answer::Number(index)) => {
            Some(Answer::Number((index + step / Decimal::TEN).min(*maximum)))
        }
        (Kind::Share { numerator, .. }, Answer::Number(value)) if numerator.contains(&input.soal) => {
            Some(Answer::Number(value + step))
        }
        (Kind::Share { denominator, .. }, Answer::Number(value)) if denominator.contains(&input.soal) => {
            let smaller = (value - step).max(Decimal::ZERO);
            let sum: Decimal = denominator.iter().map(count).sum();
            // A denominator of nothing makes the question unanswered: not a better answer.
            (sum - value + smaller > Decimal::ZERO).then_some(Answer::Number(smaller))
        }
        (Kind::Decline { current, .. }, Answer::Number(value)) if *current == input.soal => {
            Some(Answer::Number((value - step).max(Decimal::ZERO)))
        }
        (Kind::Decline { previous, .. }, Answer::Number(value)) if *previous == input.soal => {
            Some(Answer::Number(value + step))
        }
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_score_lies_between_floor_and_ceiling_and_within_the_weight(plan in plan(0.6)) {
        let (instrument, sheet) = build(&plan);
        let scores = score(instrument, &sheet);
        let weights = instrument.nodes.iter().map(|node| node.weight);
        let total: Decimal = instrument.nodes.iter().filter(|n| n.parent.is_none()).map(|n| n.weight).sum();
        for (figure, weight) in figures(&scores).into_iter().zip(weights.chain([total])) {
            prop_assert!(Decimal::ZERO <= figure.floor, "{figure:?}");
            prop_assert!(figure.floor <= figure.score && figure.score <= figure.ceiling, "{figure:?}");
            prop_assert!(figure.ceiling <= weight, "{figure:?} above {weight}");
        }
        prop_assert!(scores.answered <= sheet.len() && scores.of == instrument.input_count());
    }

    #[test]
    fn a_better_answer_never_lowers_anything(plan in plan(0.8), at in any::<prop::sample::Index>(), step in any::<u32>()) {
        let (instrument, mut sheet) = build(&plan);
        let (question, input) = instrument.inputs().nth(at.index(instrument.input_count())).expect("an input");
        if let Some(raised) = better(question, input, &sheet, step) {
            let before = figures(&score(instrument, &sheet));
            sheet.insert(input.soal, raised);
            let after = figures(&score(instrument, &sheet));
            for (before, after) in before.iter().zip(&after) {
                prop_assert!(before.score <= after.score, "score of {}: {before:?} {after:?}", input.code);
                prop_assert!(before.floor <= after.floor, "floor of {}: {before:?} {after:?}", input.code);
                prop_assert!(before.ceiling <= after.ceiling, "ceiling of {}: {before:?} {after:?}", input.code);
            }
        }
    }

    #[test]
    fn a_full_worksheet_has_one_figure(plan in plan(1.0)) {
        let (instrument, sheet) = build(&plan);
        let scores = score(instrument, &sheet);
        if scores.complete() {
            for figure in figures(&scores) {
                prop_assert_eq!(figure.floor, figure.score);
                prop_assert_eq!(figure.ceiling, figure.score);
            }
        } else {
            prop_assert!(scores.questions.iter().any(|question| question.zero_denominator));
        }
    }

    #[test]
    fn answering_a_blank_only_narrows_the_bounds(plan in plan(0.5), at in any::<prop::sample::Index>(), seed in any::<u32>()) {
        let (instrument, mut sheet) = build(&plan);
        let (question, input) = instrument.inputs().nth(at.index(instrument.input_count())).expect("an input");
        if !sheet.contains_key(&input.soal) {
            let before = figures(&score(instrument, &sheet));
            sheet.insert(input.soal, answer(question, seed));
            let after = figures(&score(instrument, &sheet));
            for (before, after) in before.iter().zip(&after) {
                prop_assert!(before.floor <= after.floor && after.ceiling <= before.ceiling, "{before:?} {after:?}");
            }
        }
    }

    #[test]
    fn the_order_of_answering_does_not_matter(plan in plan(0.7), order in any::<u64>()) {
        let (instrument, sheet) = build(&plan);
        let mut answers: Vec<_> = sheet.clone().into_iter().collect();
        answers.sort_by_key(|(soal, _)| u64::from(*soal).wrapping_mul(order | 1));
        let mut other = Worksheet::new();
        for (soal, answer) in answers {
            // A first answer that is corrected later leaves no trace either.
            let (question, _) = instrument.input(soal).expect("known soal");
            other.insert(soal, self::answer(question, 0));
            other.insert(soal, answer);
        }
        prop_assert_eq!(score(instrument, &other), score(instrument, &sheet));
    }
}
