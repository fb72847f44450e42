use rust_decimal::{Decimal, RoundingStrategy};

use crate::instrument::Instrument;
use crate::scoring::Scores;

/// Decimal places of what a gap is told in: far beyond what is shown, and few enough that sums stay exact.
const PLACES: u32 = 12;

/// A worksheet that was scored.
#[derive(Debug, Clone, Copy)]
pub struct Scored<'a> {
    /// What it is measured with.
    pub instrument: &'a Instrument,
    /// Its scores.
    pub scores: &'a Scores,
}

/// What lies between two groups, in points of the total when blanks earn nothing.
///
/// Exact by construction: `difference` is `a - b`, and the parts' `a`, `b` and `points` sum to these three.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Mean of the first group.
    pub a: Decimal,
    /// Mean of the second group.
    pub b: Decimal,
    /// How much more the first one has.
    pub difference: Decimal,
    /// What each question adds, parallel to [`Instrument::questions`].
    pub parts: Vec<GapPart>,
}

/// What one question adds to a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GapPart {
    /// Points that it earns in the first group, in the mean.
    pub a: Decimal,
    /// The same in the second group.
    pub b: Decimal,
    /// How much more it earns in the first one.
    pub points: Decimal,
    /// Units of the first group without a value for it.
    pub blank_a: usize,
    /// The same in the second group.
    pub blank_b: usize,
}

/// Whether two worksheets ask the same, so that their questions can be put beside each other one by one.
pub fn same_questions(a: &Instrument, b: &Instrument) -> bool {
    std::ptr::eq(a, b)
        || a.key == b.key
            && a.questions.len() == b.questions.len()
            && a.questions.iter().zip(&b.questions).all(|(a, b)| a.code == b.code)
}

/// What lies between two groups of worksheets that all ask the same; `None` when one of them is empty.
pub fn explain_gap(a: &[Scored<'_>], b: &[Scored<'_>]) -> Option<Gap> {
    let (a, b) = (Side::of(a)?, Side::of(b)?);
    let parts: Vec<GapPart> = (0..a.parts.len().min(b.parts.len()))
        .map(|at| GapPart {
            a: a.parts[at],
            b: b.parts[at],
            points: a.parts[at] - b.parts[at],
            blank_a: a.blank[at],
            blank_b: b.blank[at],
        })
        .collect();
    Some(Gap { a: a.mean, b: b.mean, difference: a.mean - b.mean, parts })
}

struct Side {
    mean: Decimal,
    parts: Vec<Decimal>,
    blank: Vec<usize>,
}

impl Side {
    fn of(group: &[Scored<'_>]) -> Option<Self> {
        let questions = group.first()?.instrument.questions.len();
        let units = Decimal::from(group.len());
        let (mut sums, mut blank) = (vec![Decimal::ZERO; questions], vec![0; questions]);
        for unit in group {
            for (at, (sum, blank)) in sums.iter_mut().zip(&mut blank).enumerate() {
                match unit.scores.questions[at].fraction {
                    Some(fraction) => *sum += fraction * unit.scores.most_points(unit.instrument, at),
                    None => *blank += 1,
                }
            }
        }
        // A part is what the rounded mean grows by with its question, so that the parts sum to the mean of all.
        let (mut summed, mut mean) = (Decimal::ZERO, Decimal::ZERO);
        let mut parts = Vec::with_capacity(questions);
        for sum in sums {
            summed += sum;
            let up_to_here =
                (summed / units).round_dp_with_strategy(PLACES, RoundingStrategy::MidpointAwayFromZero);
            parts.push(up_to_here - mean);
            mean = up_to_here;
        }
        Some(Self { mean, parts, blank })
    }
}
