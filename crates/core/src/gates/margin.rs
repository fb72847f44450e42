use rust_decimal::Decimal;

use super::gains::touches;
use super::judge;
use crate::instrument::{Instrument, Target, Unit};
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
    let target = &target.key;
    let scores = score(instrument, sheet);
    let results = judged(instrument, &scores, target);
    if let Some(unmet) = results.iter().find(|result| !result.met) {
        return Margin { met: false, gate: Some(unmet.gate), weakest: Vec::new() };
    }
    let losses = losses(instrument, sheet, &scores);
    let mut margin = Margin { met: true, gate: None, weakest: Vec::new() };
    for result in &results {
        let gate = &instrument.gates[result.gate];
        let own = losses.iter().filter(|loss| touches(instrument, &gate.subject, loss.question));
        let spare = result.value.floor - result.minimum;
        let spare = match gate.unit {
            Unit::Points => spare,
            Unit::Percent => spare * instrument.weight_of(&gate.subject) / Decimal::ONE_HUNDRED,
        };
        let mut lost = Decimal::ZERO;
        let mut weakest: Vec<Loss> = Vec::new();
        for loss in own {
            lost += loss.points;
            weakest.push(loss.clone());
            if lost < spare || !breaks(instrument, sheet, target, result.gate, &weakest) {
                continue;
            }
            if margin.gate.is_none() || weakest.len() < margin.weakest.len() {
                margin = Margin { gate: Some(result.gate), weakest, ..margin };
            }
            break;
        }
    }
    margin
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
            let points = (scores.questions[at].fraction? - lower.value) * instrument.most_points(question);
            let to = Answer::Choice(lower.key.clone());
            (points > Decimal::ZERO).then_some(Loss { question: at, to, points })
        })
        .collect();
    losses.sort_by_key(|loss| std::cmp::Reverse(loss.points));
    losses
}

fn breaks(instrument: &Instrument, sheet: &Worksheet, target: &str, gate: usize, lowered: &[Loss]) -> bool {
    let mut sheet = sheet.clone();
    for loss in lowered {
        if let Some(input) = instrument.questions[loss.question].inputs.first() {
            sheet.insert(input.soal, loss.to.clone());
        }
    }
    let results = judged(instrument, &score(instrument, &sheet), target);
    results.iter().any(|result| result.gate == gate && !result.met)
}

fn judged(instrument: &Instrument, scores: &Scores, target: &str) -> Vec<super::GateResult> {
    let verdicts = judge(instrument, scores);
    verdicts
        .into_iter()
        .find(|verdict| verdict.target == target)
        .map_or_else(Vec::new, |verdict| verdict.gates)
}
