use rust_decimal::Decimal;

use super::{GateResult, PredicateResult};
use crate::instrument::{Gate, Instrument, Subject, Target, Unit};
use crate::scoring::{Scores, Triple, rounded};

/// Judges every gate of every target on the floor, unrounded, with 1e-9 of slack.
///
/// Source: `PermenPANRB` 90/2021 for the gates themselves; that blanks earn 0 is Pilar's rule.
pub fn judge(instrument: &Instrument, scores: &Scores) -> Vec<PredicateResult> {
    instrument.targets.iter().map(|target| judge_target(instrument, scores, target)).collect()
}

/// The same for one target.
pub fn judge_target(instrument: &Instrument, scores: &Scores, target: &Target) -> PredicateResult {
    judge_above(instrument, scores, target, Decimal::ZERO)
}

/// The same with every minimum so many points higher, at most as high as what can be earned.
pub fn judge_above(
    instrument: &Instrument,
    scores: &Scores,
    target: &Target,
    above: Decimal,
) -> PredicateResult {
    let judge = |(at, gate): (usize, &Gate)| {
        let minimum = *gate.minimum.get(&target.key)?;
        let minimum = (minimum + from_points(instrument, gate, above)).min(instrument.most_of(gate));
        Some(judge_gate(instrument, scores, at, gate, minimum))
    };
    let gates: Vec<GateResult> = instrument.gates.iter().enumerate().filter_map(judge).collect();
    PredicateResult { target: target.key.clone(), met: gates.iter().all(|gate| gate.met), gates }
}

/// Points by which the floor lies above a gate's minimum; negative when it lies below.
pub fn points_above(instrument: &Instrument, result: &GateResult) -> Decimal {
    in_points(instrument, &instrument.gates[result.gate], result.value.floor - result.minimum)
}

/// Points of which a gate asks, at least, beyond today's floor; zero and less when it is met, as [`judge`] has it.
pub(crate) fn points_needed(instrument: &Instrument, result: &GateResult) -> Decimal {
    let gate = &instrument.gates[result.gate];
    in_points(instrument, gate, result.minimum - SLACK - result.value.floor)
}

/// An amount in a gate's unit, in points.
fn in_points(instrument: &Instrument, gate: &Gate, amount: Decimal) -> Decimal {
    match gate.unit {
        Unit::Points => amount,
        Unit::Percent => amount * instrument.weight_of(&gate.subject) / Decimal::ONE_HUNDRED,
    }
}

/// Points, in a gate's unit.
fn from_points(instrument: &Instrument, gate: &Gate, points: Decimal) -> Decimal {
    match gate.unit {
        Unit::Points => points,
        Unit::Percent => points * Decimal::ONE_HUNDRED / instrument.weight_of(&gate.subject),
    }
}

/// By how much a figure may miss a minimum, in the gate's unit, for the sheet's own arithmetic.
const SLACK: Decimal = Decimal::from_parts(1, 0, 0, false, 9);

/// Whether a figure reaches a minimum, both in the gate's unit: unrounded, with slack.
pub fn reaches(value: Decimal, minimum: Decimal) -> bool {
    value + SLACK >= minimum
}

fn judge_gate(
    instrument: &Instrument,
    scores: &Scores,
    at: usize,
    gate: &Gate,
    minimum: Decimal,
) -> GateResult {
    let value = measure(instrument, scores, gate);
    let met = reaches(value.floor, minimum);
    let nodes_below = match &gate.subject {
        Subject::Nodes(nodes) if gate.warn_each_node && met => nodes
            .iter()
            .copied()
            .filter(|node| {
                let single = in_unit(scores.nodes[*node].points, instrument.nodes[*node].weight, gate.unit);
                !reaches(single.floor, minimum)
            })
            .collect(),
        _ => Vec::new(),
    };
    let rounds_to_pass = !met && reaches(rounded(value.floor), minimum);
    GateResult { gate: at, value, minimum, met, rounds_to_pass, nodes_below }
}

fn measure(instrument: &Instrument, scores: &Scores, gate: &Gate) -> Triple {
    let weight = instrument.weight_of(&gate.subject);
    let points = match &gate.subject {
        Subject::Total => scores.total,
        Subject::Nodes(nodes) => nodes.iter().fold(Triple::default(), |sum, node| {
            let part = scores.nodes[*node].points;
            Triple {
                score: sum.score + part.score,
                floor: sum.floor + part.floor,
                ceiling: sum.ceiling + part.ceiling,
            }
        }),
        Subject::Question(question) => {
            let fraction = scores.questions[*question].fraction;
            let earned = fraction.unwrap_or_default() * weight;
            Triple { score: earned, floor: earned, ceiling: fraction.map_or(weight, |_| earned) }
        }
    };
    in_unit(points, weight, gate.unit)
}

fn in_unit(points: Triple, weight: Decimal, unit: Unit) -> Triple {
    match unit {
        Unit::Points => points,
        Unit::Percent => {
            let percent = |part: Decimal| part * Decimal::ONE_HUNDRED / weight;
            Triple {
                score: percent(points.score),
                floor: percent(points.floor),
                ceiling: percent(points.ceiling),
            }
        }
    }
}
