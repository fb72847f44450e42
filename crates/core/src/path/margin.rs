use rust_decimal::Decimal;

use crate::gates::{GateResult, judge_target, points_above, points_needed, touches};
use crate::instrument::{Instrument, Target};
use crate::scoring::{Scores, score};
use crate::worksheet::{Answer, Worksheet};

/// How much a predicate withstands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Margin {
    /// Whether every gate is met now.
    pub met: bool,
    /// The first gate that breaks (index in [`Instrument::gates`]); an unmet one when not all are met.
    pub gate: Option<usize>,
    /// The fewest choice answers that break it when each is lowered by one level, the largest loss first. Empty when
    /// a gate is unmet already, and when lowering all of them breaks none.
    pub weakest: Vec<Loss>,
    /// For every gate (index) the points by which its floor lies above the minimum; negative when it lies below.
    pub above: Vec<(usize, Decimal)>,
    /// Questions (indices) whose answer alone breaks a gate that is met, when it comes to count for nothing.
    pub critical: Vec<usize>,
}

/// What one answer takes with it when it is lowered by one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// Index in [`Instrument::questions`].
    pub question: usize,
    /// The answer it is lowered to.
    pub to: Answer,
    /// Points it costs.
    pub points: Decimal,
}

/// How many choice answers may be lowered by one level before a target is lost.
///
/// Points add up over questions, so for one gate the largest losses break it soonest; the gate that takes the fewest
/// is the first to break. The outcome is scored and judged as any worksheet is.
pub fn margin(instrument: &Instrument, sheet: &Worksheet, target: &Target) -> Margin {
    let scores = score(instrument, sheet);
    let results = judge_target(instrument, &scores, target).gates;
    let above = results.iter().map(|result| (result.gate, points_above(instrument, result))).collect();
    let critical = critical(instrument, &scores, &results);
    if let Some(unmet) = results.iter().find(|result| !result.met) {
        return Margin { met: false, gate: Some(unmet.gate), weakest: Vec::new(), above, critical };
    }
    let losses = losses(instrument, sheet, &scores);
    let (mut first, mut weakest) = (None, Vec::new());
    for result in &results {
        let subject = &instrument.gates[result.gate].subject;
        let spare = points_above(instrument, result);
        let mut lost = Decimal::ZERO;
        let mut lowered: Vec<Loss> = Vec::new();
        for loss in losses.iter().filter(|loss| touches(instrument, subject, loss.question)) {
            lost += loss.points;
            lowered.push(loss.clone());
            if lost < spare || !breaks(instrument, sheet, target, result.gate, &lowered) {
                continue;
            }
            if first.is_none() || lowered.len() < weakest.len() {
                (first, weakest) = (Some(result.gate), lowered);
            }
            break;
        }
    }
    Margin { met: true, gate: first, weakest, above, critical }
}

/// The questions that alone break a gate that is met, when they earn nothing; in the order of the worksheet.
fn critical(instrument: &Instrument, scores: &Scores, results: &[GateResult]) -> Vec<usize> {
    let met: Vec<(&GateResult, Decimal)> = results
        .iter()
        .filter(|result| result.met)
        .map(|result| (result, -points_needed(instrument, result)))
        .collect();
    let breaks = |question: &usize| {
        let earned = scores.questions[*question].fraction.unwrap_or_default()
            * scores.most_points(instrument, *question);
        met.iter().any(|(result, spare)| {
            earned > *spare && touches(instrument, &instrument.gates[result.gate].subject, *question)
        })
    };
    (0..instrument.questions.len()).filter(breaks).collect()
}

/// Every choice that can go down one level and loses something by it, the largest loss first.
fn losses(instrument: &Instrument, sheet: &Worksheet, scores: &Scores) -> Vec<Loss> {
    let mut losses: Vec<Loss> = instrument
        .questions
        .iter()
        .enumerate()
        .filter_map(|(at, question)| {
            let input = question.inputs.first()?;
            let Some(Answer::Choice(key)) = sheet.get(&input.soal) else { return None };
            let chosen = question.options().iter().position(|option| option.key == *key)?;
            let lower = question.options().get(chosen + 1)?;
            let points = (scores.questions[at].fraction? - lower.value) * scores.most_points(instrument, at);
            let to = Answer::Choice(lower.key.clone());
            (points > Decimal::ZERO).then_some(Loss { question: at, to, points })
        })
        .collect();
    losses.sort_by_key(|loss| std::cmp::Reverse(loss.points));
    losses
}

fn breaks(
    instrument: &Instrument,
    sheet: &Worksheet,
    target: &Target,
    gate: usize,
    lowered: &[Loss],
) -> bool {
    let mut sheet = sheet.clone();
    for loss in lowered {
        if let Some(input) = instrument.questions[loss.question].inputs.first() {
            sheet.insert(input.soal, loss.to.clone());
        }
    }
    let verdict = judge_target(instrument, &score(instrument, &sheet), target);
    verdict.gates.iter().any(|result| result.gate == gate && !result.met)
}
