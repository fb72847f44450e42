use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::{ToNegativeInfinity, ToPositiveInfinity};
use rust_decimal::prelude::ToPrimitive;

use super::raise::Checked;
use crate::instrument::Instrument;
use crate::scoring::Scores;

/// Points as whole numbers, so that sums of thirds and sevenths are exact and cheap.
///
/// One point is `10^digits` times the least common multiple of the numbers of questions in the sub-areas. Only what
/// has more digits than fit beside that is rounded, gains down and needs up, so that nothing is called enough that is
/// not.
pub struct Scale {
    multiple: i128,
    digits: u32,
    /// Digits of a weight.
    weight_digits: u32,
}

/// Sums of points stay below this; [`i128::MAX`] has 39 digits.
const MOST_DIGITS: u32 = 36;

impl Scale {
    pub fn new(instrument: &Instrument, scores: &Scores, raises: &[Checked]) -> Self {
        let multiple = raises.iter().fold(1, |multiple, raise| {
            let (_, parts) = scores.share(instrument, raise.question);
            least_common_multiple(multiple, i128::from(parts.max(1)))
        });
        let weight_digits = instrument
            .questions
            .iter()
            .map(|question| {
                question.weight.unwrap_or(instrument.nodes[question.node].weight).normalize().scale()
            })
            .max()
            .unwrap_or_default();
        let most: Decimal =
            instrument.nodes.iter().filter(|node| node.parent.is_none()).map(|node| node.weight).sum();
        let largest = most.ceil().to_i128().unwrap_or(1).max(1).saturating_mul(multiple);
        let free = MOST_DIGITS.saturating_sub(largest.ilog10() + 1);
        Self { multiple, digits: free.min(Decimal::MAX_SCALE + weight_digits), weight_digits }
    }

    /// What a raise adds, rounded down.
    pub fn gain(&self, instrument: &Instrument, scores: &Scores, raise: &Checked) -> i128 {
        let (weight, parts) = scores.share(instrument, raise.question);
        if parts == 0 {
            return 0;
        }
        let fraction_digits = self.digits.saturating_sub(self.weight_digits).min(Decimal::MAX_SCALE);
        let fraction = raise.gain.round_dp_with_strategy(fraction_digits, ToNegativeInfinity).normalize();
        let weight = weight.normalize();
        let rest = self.digits.saturating_sub(weight.scale() + fraction.scale());
        weight.mantissa() * fraction.mantissa() * (self.multiple / i128::from(parts)) * 10_i128.pow(rest)
    }

    /// So many points, rounded down at the eighteenth decimal.
    pub fn points(&self, scaled: i128) -> Decimal {
        const KEPT: u32 = 18;
        let whole = scaled / self.multiple;
        let kept = self.digits.min(KEPT);
        let whole = whole / 10_i128.pow(self.digits - kept);
        Decimal::from_i128_with_scale(whole, kept)
    }

    /// Points that are needed, rounded up.
    pub fn need(&self, points: Decimal) -> i128 {
        let digits = self.digits.min(Decimal::MAX_SCALE);
        let points = points.round_dp_with_strategy(digits, ToPositiveInfinity).normalize();
        points.mantissa() * self.multiple * 10_i128.pow(self.digits - points.scale())
    }
}

fn least_common_multiple(one: i128, other: i128) -> i128 {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    one.saturating_mul(other / a)
}
