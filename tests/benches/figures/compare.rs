//! Two programs that do the same in turn.

use std::time::Duration;

use crate::measure::median;
use crate::programs::{Both, Program};

/// Medians of two programs that did the same in turn.
pub struct Compared {
    pub ours: Duration,
    pub base: Duration,
}

impl Compared {
    /// Our share of the time version 0.1 took.
    pub fn ratio(&self) -> f64 {
        self.ours.as_secs_f64() / self.base.as_secs_f64()
    }
}

/// Runs both programs in turn so many times; who begins changes, and a first run of each is not counted.
pub fn in_turn(runs: usize, both: &Both, mut measure: impl FnMut(&Program) -> Duration) -> Compared {
    let (mut ours, mut base) = (Vec::new(), Vec::new());
    measure(&both.ours);
    measure(&both.base);
    for run in 0..runs {
        if run % 2 == 0 {
            ours.push(measure(&both.ours));
            base.push(measure(&both.base));
        } else {
            base.push(measure(&both.base));
            ours.push(measure(&both.ours));
        }
    }
    Compared { ours: median(ours), base: median(base) }
}
