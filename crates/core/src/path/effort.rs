use rust_decimal::Decimal;

use super::limits::Limits;
use super::raise::Raise;
use crate::gates::{PredicateResult, touches};
use crate::instrument::{Effort, Instrument, Kind, Level, SoalId, ZeroRule};
use crate::scoring::score_question;
use crate::worksheet::{Answer, Worksheet};

/// Every raise that the instrument's model of effort knows for a worksheet, without what it locks or caps.
///
/// Choices go up their options, surveys and ratios to the targets above where they are; each level that is passed
/// costs the same. A ratio is raised only once all its inputs are filled and it can be computed.
pub fn raises_by_effort(instrument: &Instrument, sheet: &Worksheet, effort: &Effort) -> Vec<Raise> {
    let mut limits = Limits::default();
    let mut raises = Vec::new();
    for (at, (question, level)) in instrument.questions.iter().zip(&effort.questions).enumerate() {
        if level.locked {
            limits.locked.insert(at);
        }
        if level.pinned {
            limits.pinned.insert(at);
        }
        if let Some(cap) = level.cap {
            limits.caps.insert(at, cap);
        }
        let fraction = score_question(question, sheet).fraction;
        match &question.kind {
            Kind::Choice { options } => {
                let Some(input) = question.inputs.first() else { continue };
                // A blank counts as the lowest.
                let today = fraction.unwrap_or_default();
                let better = options.iter().take_while(|option| option.value > today);
                let options: Vec<_> = better.collect();
                for (passed, option) in (1..).zip(options.iter().rev()) {
                    let to = Answer::Choice(option.key.clone());
                    raises.push(Raise { soal: input.soal, to, cost: level.cost.saturating_mul(passed) });
                }
            }
            Kind::Survey { maximum } => {
                let Some(input) = question.inputs.first() else { continue };
                let index = |target: Decimal| Some((input.soal, (target * maximum).normalize()));
                raises.extend(to_targets(level, fraction.unwrap_or_default(), index));
            }
            Kind::Share { numerator, denominator, .. } => {
                let (Some(fraction), Some(first)) = (fraction, numerator.first()) else { continue };
                let (above, below) = (sum(sheet, numerator), sum(sheet, denominator));
                let count = |target: Decimal| {
                    let wanted = (target * below).ceil();
                    (wanted > above).then(|| (*first, wanted - above + sum(sheet, &[*first])))
                };
                raises.extend(to_targets(level, fraction, count));
            }
            Kind::Decline { previous, current, .. } => {
                let Some(fraction) = fraction else { continue };
                let (previous, today) = (sum(sheet, &[*previous]), sum(sheet, &[*current]));
                // With nothing to decline from, zero this year brings only what the rule for that says.
                if previous.is_zero() && question.zero != ZeroRule::Full {
                    continue;
                }
                let count = |target: Decimal| {
                    let wanted = (previous * (Decimal::ONE - target)).floor();
                    (wanted < today).then_some((*current, wanted))
                };
                raises.extend(to_targets(level, fraction, count));
            }
        }
    }
    limits.apply(instrument, sheet, raises)
}

/// Ratios (indices of questions) that no raise is known of because an input is blank, and that an unmet gate of a
/// predicate looks at.
pub fn unfilled_ratios(instrument: &Instrument, sheet: &Worksheet, verdict: &PredicateResult) -> Vec<usize> {
    let unmet: Vec<_> = verdict.gates.iter().filter(|result| !result.met).collect();
    let questions = instrument.questions.iter().enumerate().filter(|(at, question)| {
        matches!(question.kind, Kind::Share { .. } | Kind::Decline { .. })
            && score_question(question, sheet).fraction.is_none()
            && question.inputs.iter().any(|input| !sheet.contains_key(&input.soal))
            && unmet.iter().any(|result| touches(instrument, &instrument.gates[result.gate].subject, *at))
    });
    questions.map(|(at, _)| at).collect()
}

/// Raises to every target above today's fraction. Where two targets come to one answer, the first is enough.
fn to_targets(
    level: &Level,
    today: Decimal,
    answer: impl Fn(Decimal) -> Option<(SoalId, Decimal)>,
) -> Vec<Raise> {
    let mut raises: Vec<Raise> = Vec::new();
    for (passed, target) in (1..).zip(level.targets.iter().filter(|target| **target > today)) {
        let Some((soal, number)) = answer(*target) else { continue };
        let to = Answer::Number(number);
        if raises.last().is_none_or(|last| last.to != to) {
            raises.push(Raise { soal, to, cost: level.cost.saturating_mul(passed) });
        }
    }
    raises
}

fn sum(sheet: &Worksheet, soals: &[SoalId]) -> Decimal {
    let number = |soal| match sheet.get(soal) {
        Some(Answer::Number(number)) => *number,
        _ => Decimal::ZERO,
    };
    soals.iter().map(number).sum()
}
