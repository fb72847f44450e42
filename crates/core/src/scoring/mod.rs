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
    /// The sum of the denominators is zero: the question cannot be computed.
    pub zero_denominator: bool,
    /// The quotient itself where it lay outside 0..=1, so that the fraction is the nearer end of that.
    pub outside: Option<Decimal>,
    /// Filled inputs; none of them counts while the denominator is zero.
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
    /// Whether every question has a value, so that score, floor and ceiling agree.
    pub fn complete(&self) -> bool {
        self.answered == self.of
    }
}

/// A figure as it is shown: two decimals, half away from zero, as the official sheet displays it.
pub fn rounded(figure: Decimal) -> Decimal {
    figure.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// Points or percent as they are shown: two decimals, always written, with a comma.
pub fn format_points(figure: Decimal) -> String {
    format!("{:.2}", rounded(figure)).replace('.', ",")
}
