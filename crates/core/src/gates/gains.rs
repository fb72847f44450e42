use rust_decimal::Decimal;

use super::{GateResult, points_above};
use crate::instrument::{Instrument, Subject};
use crate::scoring::Scores;

/// What an unmet gate lacks, and where it could come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What is missing in the gate's unit.
    pub gap: Decimal,
    /// The same in points.
    pub points: Decimal,
    /// The questions that can raise the gate, the largest gain first.
    pub gains: Vec<Gain>,
    /// How many of them, from the first on, together close the gap.
    pub enough: usize,
}

/// What a gate lacks on the floor, which is what gates are judged on; `None` when it is met.
pub fn gap(instrument: &Instrument, scores: &Scores, result: &GateResult) -> Option<Gap> {
    if result.met {
        return None;
    }
    let gate = &instrument.gates[result.gate];
    let gap = result.minimum - result.value.floor;
    let points = -points_above(instrument, result);
    let gains = gains(instrument, scores, &gate.subject);
    let mut left = points;
    let needed = gains.iter().take_while(|gain| {
        let open = left > Decimal::ZERO;
        left -= gain.points;
        open
    });
    let enough = needed.count();
    Some(Gap { gap, points, gains, enough })
}

/// What a question can still add to a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gain {
    /// Index in [`Instrument::questions`].
    pub question: usize,
    /// Points it earns beyond today's floor when it gets the best answer.
    pub points: Decimal,
}

/// The questions that can raise what a gate looks at, the largest gain first, else in the order of the worksheet.
pub fn gains(instrument: &Instrument, scores: &Scores, subject: &Subject) -> Vec<Gain> {
    let mut gains: Vec<Gain> = (0..instrument.questions.len())
        .filter(|question| touches(instrument, subject, *question))
        .map(|question| {
            let missing = Decimal::ONE - scores.questions[question].fraction.unwrap_or_default();
            Gain { question, points: scores.most_points(instrument, question) * missing }
        })
        .filter(|gain| !gain.points.is_zero())
        .collect();
    gains.sort_by_key(|gain| std::cmp::Reverse(gain.points));
    gains
}

/// Whether what a question (index) earns counts for what a gate looks at.
pub(crate) fn touches(instrument: &Instrument, subject: &Subject, question: usize) -> bool {
    match subject {
        Subject::Total => true,
        Subject::Question(only) => *only == question,
        Subject::Nodes(nodes) => {
            instrument.path_of(instrument.questions[question].node).any(|node| nodes.contains(&node))
        }
    }
}
