//! Scores, exactly as the official workbook computes them, with the two bounds that blanks leave open.

mod compute;
mod explain;
mod spread;

pub use compute::score;
pub(crate) use compute::score_question;
pub use explain::{explain_formula, explain_node, explain_question};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;
pub use spread::Spread;

use crate::instrument::Instrument;

/// Three figures for one thing, in points (or, for a question, as a fraction 0..=1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Triple {
    /// As the official sheet: blanks are left out of the mean; an all-blank sub-area is 0.
    pub score: Decimal,
    /// Blanks earn nothing.
    pub floor: Decimal,
    /// Blanks earn the best.
    pub ceiling: Decimal,
}

/// What one question earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuestionScore {
    /// Fraction 0..=1, or `None` while it is unanswered or cannot be computed.
    pub fraction: Option<Decimal>,
    /// What it is divided by is zero, so that its [`ZeroRule`](crate::instrument::ZeroRule) decides.
    pub zero_denominator: bool,
    /// The quotient itself where it lay outside 0..=1, so that the fraction is the nearer end of that.
    pub outside: Option<Decimal>,
    /// It takes no part in the mean of its sub-area.
    pub left_out: bool,
    /// Filled inputs; none of them counts while the question cannot be computed.
    pub answered: usize,
    /// Number of inputs.
    pub of: usize,
}

/// What one node earns, in points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NodeScore {
    /// The three figures.
    pub points: Triple,
    /// Filled inputs below the node.
    pub answered: usize,
    /// Inputs below the node.
    pub of: usize,
}

/// The scores of a whole worksheet; vectors are parallel to the instrument's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores {
    /// Sum of the components, in points.
    pub total: Triple,
    /// Per node, parallel to [`Instrument::nodes`](crate::instrument::Instrument::nodes).
    pub nodes: Vec<NodeScore>,
    /// Per question, parallel to [`Instrument::questions`](crate::instrument::Instrument::questions).
    pub questions: Vec<QuestionScore>,
    /// Filled inputs.
    pub answered: usize,
    /// Inputs.
    pub of: usize,
}

impl Scores {
    /// The most a question (index) can earn in points: its own weight, or its share in its sub-area; nothing while it
    /// is left out.
    pub fn most_points(&self, instrument: &Instrument, question: usize) -> Decimal {
        let (weight, parts) = self.share(instrument, question);
        if parts == 0 { Decimal::ZERO } else { weight / Decimal::from(parts) }
    }

    /// The weight a question (index) takes part in, and how many questions share it; 0 while it is left out.
    pub(crate) fn share(&self, instrument: &Instrument, question: usize) -> (Decimal, u32) {
        if let Some(weight) = instrument.questions[question].weight {
            return (weight, 1);
        }
        let node = &instrument.nodes[instrument.questions[question].node];
        if self.questions[question].left_out {
            return (node.weight, 0);
        }
        let sharing =
            |at: &&usize| instrument.questions[**at].weight.is_none() && !self.questions[**at].left_out;
        (node.weight, node.questions.iter().filter(sharing).fold(0, |parts, _| parts + 1))
    }

    /// Whether every question has a value, so that score, floor and ceiling agree.
    pub fn complete(&self) -> bool {
        self.answered == self.of
    }
}

/// A figure as it is shown: two decimals, half away from zero, as the official sheet displays it.
pub fn rounded(figure: Decimal) -> Decimal {
    figure.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// Whether the difference of two figures as shown is another than that of the figures shown: half a hundredth is rounded
/// away from zero on either side.
pub fn rounds_apart(value: Decimal, from: Decimal) -> bool {
    rounded(value) - rounded(from) != rounded(value - from)
}

/// Points or percent as they are shown: two decimals, always written, with a comma.
pub fn format_points(figure: Decimal) -> String {
    format!("{:.2}", rounded(figure)).replace('.', ",")
}
