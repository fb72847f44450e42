use rust_decimal::Decimal;

use super::{NodeScore, QuestionScore, Scores, Triple};
use crate::instrument::{Instrument, Kind, Node, Question, SoalId, ZeroRule};
use crate::worksheet::{Answer, Worksheet};

/// Scores a worksheet. Cannot fail: what cannot be computed counts as unanswered and is marked.
///
/// Source: `PermenPANRB` 90/2021 Lampiran III; `docs/spec/scoring.md` states the rules.
pub fn score(instrument: &Instrument, sheet: &Worksheet) -> Scores {
    let mut questions: Vec<QuestionScore> =
        instrument.questions.iter().map(|question| score_question(question, sheet)).collect();
    for node in &instrument.nodes {
        keep_one(node, &mut questions);
    }
    let mut nodes: Vec<NodeScore> =
        instrument.nodes.iter().map(|node| score_leaf(instrument, node, &questions)).collect();
    // Parents come before children, so walking backwards sees every child before its parent.
    for at in (0..nodes.len()).rev() {
        if let Some(parent) = instrument.nodes[at].parent {
            let child = nodes[at];
            add(&mut nodes[parent], &child);
        }
    }
    let mut sum = NodeScore { points: Triple::default(), answered: 0, of: 0 };
    for (node, score) in instrument.nodes.iter().zip(&nodes) {
        if node.parent.is_none() {
            add(&mut sum, score);
        }
    }
    Scores { total: sum.points, nodes, questions, answered: sum.answered, of: sum.of }
}

/// Where every question of a sub-area would be left out there is no mean: they are unanswered instead.
fn keep_one(node: &Node, questions: &mut [QuestionScore]) {
    if node.questions.iter().all(|at| questions[*at].left_out) {
        for at in &node.questions {
            questions[*at] = QuestionScore { left_out: false, answered: 0, ..questions[*at] };
        }
    }
}

fn add(sum: &mut NodeScore, part: &NodeScore) {
    sum.points.score += part.points.score;
    sum.points.floor += part.points.floor;
    sum.points.ceiling += part.points.ceiling;
    sum.answered += part.answered;
    sum.of += part.of;
}

fn score_leaf(instrument: &Instrument, node: &Node, questions: &[QuestionScore]) -> NodeScore {
    let mut result = NodeScore { points: Triple::default(), answered: 0, of: 0 };
    let mut earned = Decimal::ZERO;
    let mut valued = 0u32;
    let mut averaged = 0u32;
    for at in &node.questions {
        let score = &questions[*at];
        result.answered += score.answered;
        result.of += score.of;
        if let Some(weight) = instrument.questions[*at].weight {
            let points = score.fraction.unwrap_or_default() * weight;
            result.points.score += points;
            result.points.floor += points;
            result.points.ceiling += score.fraction.map_or(weight, |_| points);
        } else if !score.left_out {
            averaged += 1;
            if let Some(fraction) = score.fraction {
                earned += fraction;
                valued += 1;
            }
        }
    }
    if averaged > 0 {
        let all = Decimal::from(averaged);
        let blanks = Decimal::from(averaged - valued);
        let weighted = node.weight * earned;
        if valued > 0 {
            result.points.score = weighted / Decimal::from(valued);
        }
        result.points.floor = weighted / all;
        result.points.ceiling = node.weight * (earned + blanks) / all;
    }
    result
}

/// What one question earns.
pub(crate) fn score_question(question: &Question, sheet: &Worksheet) -> QuestionScore {
    let of = question.inputs.len();
    let answered = question.inputs.iter().filter(|input| sheet.contains_key(&input.soal)).count();
    let blank = QuestionScore {
        fraction: None,
        zero_denominator: false,
        outside: None,
        left_out: false,
        answered,
        of,
    };
    if answered < of {
        return blank;
    }
    let quotient = match &question.kind {
        Kind::Choice { options } => {
            let chosen = question.inputs.first().and_then(|input| sheet.get(&input.soal));
            let fraction = match chosen {
                Some(Answer::Choice(key)) => options.iter().find(|o| o.key == *key).map(|o| o.value),
                _ => None,
            };
            Quotient::from(fraction)
        }
        Kind::Survey { maximum } => Quotient::from(
            question
                .inputs
                .first()
                .and_then(|i| number(sheet, i.soal))
                .and_then(|index| index.checked_div(*maximum)),
        ),
        Kind::Share { numerator, denominator, .. } => share(sum(sheet, numerator), sum(sheet, denominator)),
        Kind::Decline { previous, current, .. } => {
            decline(number(sheet, *previous), number(sheet, *current), question.zero)
        }
    };
    match quotient {
        Quotient::Value(value) => {
            let fraction = value.clamp(Decimal::ZERO, Decimal::ONE);
            QuestionScore { fraction: Some(fraction), outside: (fraction != value).then_some(value), ..blank }
        }
        Quotient::ZeroDenominator => {
            let zero = QuestionScore { zero_denominator: true, ..blank };
            match question.zero {
                ZeroRule::Unanswered => QuestionScore { answered: 0, ..zero },
                ZeroRule::LeftOut => QuestionScore { left_out: true, ..zero },
                ZeroRule::Full => QuestionScore { fraction: Some(Decimal::ONE), ..zero },
                ZeroRule::Zero => QuestionScore { fraction: Some(Decimal::ZERO), ..zero },
            }
        }
        Quotient::Unreadable => QuestionScore { answered: 0, ..blank },
    }
}

enum Quotient {
    Value(Decimal),
    ZeroDenominator,
    /// An answer of the wrong kind, which reading never lets in.
    Unreadable,
}

impl From<Option<Decimal>> for Quotient {
    fn from(value: Option<Decimal>) -> Self {
        value.map_or(Self::Unreadable, Self::Value)
    }
}

fn share(numerator: Option<Decimal>, denominator: Option<Decimal>) -> Quotient {
    let Some((numerator, denominator)) = numerator.zip(denominator) else { return Quotient::Unreadable };
    if denominator.is_zero() {
        return Quotient::ZeroDenominator;
    }
    Quotient::from(numerator.checked_div(denominator))
}

fn decline(previous: Option<Decimal>, current: Option<Decimal>, zero: ZeroRule) -> Quotient {
    let Some((previous, current)) = previous.zip(current) else { return Quotient::Unreadable };
    if previous.is_zero() {
        // From none to some is no decline at all; none after none is full marks unless another rule was chosen.
        return match (current.is_zero(), zero) {
            (false, _) => Quotient::Value(Decimal::ZERO),
            (true, ZeroRule::Full) => Quotient::Value(Decimal::ONE),
            (true, _) => Quotient::ZeroDenominator,
        };
    }
    Quotient::from(previous.checked_sub(current).and_then(|fall| fall.checked_div(previous)))
}

/// A number as reading lets it in: never negative. A journal from elsewhere may hold anything.
fn number(sheet: &Worksheet, soal: SoalId) -> Option<Decimal> {
    match sheet.get(&soal) {
        Some(Answer::Number(number)) if !number.is_sign_negative() || number.is_zero() => Some(*number),
        _ => None,
    }
}

fn sum(sheet: &Worksheet, soals: &[SoalId]) -> Option<Decimal> {
    soals.iter().try_fold(Decimal::ZERO, |sum, soal| sum.checked_add(number(sheet, *soal)?))
}
