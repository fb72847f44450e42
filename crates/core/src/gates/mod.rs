//! Gates: the minimums of every predicate, judged on the floor.

mod gains;
mod judge;

pub(crate) use gains::touches;
pub use gains::{Gain, Gap, gains, gap};
pub(crate) use judge::points_needed;
pub use judge::{judge, judge_above, judge_target, points_above, reaches};
use rust_decimal::Decimal;

use crate::scoring::Triple;

/// What all gates of one predicate come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PredicateResult {
    /// Key of the target.
    pub target: String,
    /// Whether every gate is met.
    pub met: bool,
    /// Every gate of this target, in the instrument's order.
    pub gates: Vec<GateResult>,
}

/// One gate compared with its minimum; values are in the gate's unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateResult {
    /// Index of the gate in [`Instrument::gates`](crate::instrument::Instrument::gates).
    pub gate: usize,
    /// Score, floor and ceiling in the gate's unit; the floor is what is judged.
    pub value: Triple,
    /// Minimum in the gate's unit.
    pub minimum: Decimal,
    /// Whether the floor reaches the minimum (with 1e-9 of slack).
    pub met: bool,
    /// The floor rounds to a pass at two decimals but is not one.
    pub rounds_to_pass: bool,
    /// Nodes (indices) that alone stay below the minimum, where the gate asks for that warning.
    pub nodes_below: Vec<usize>,
}
