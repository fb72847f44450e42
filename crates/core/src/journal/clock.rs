use serde::{Deserialize, Serialize};

/// A hybrid logical clock: wall time where it moves forward, a counter where it does not.
///
/// Ordered first by time, then by counter; a clock set back never makes a later change look earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Clock {
    /// Milliseconds since 1970-01-01 UTC, never smaller than any clock seen before.
    pub millis: u64,
    /// Counts changes within one millisecond.
    pub counter: u32,
}

impl Clock {
    /// The clock of the next change, given the latest one seen and the wall time in milliseconds.
    #[must_use]
    pub fn next(self, wall_millis: u64) -> Self {
        if wall_millis > self.millis {
            return Self { millis: wall_millis, counter: 0 };
        }
        match self.counter.checked_add(1) {
            Some(counter) => Self { millis: self.millis, counter },
            None => Self { millis: self.millis.saturating_add(1), counter: 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn the_clock_moves_forward_even_when_wall_time_does_not() {
        let first = Clock::default().next(1_000);
        assert_eq!(first, Clock { millis: 1_000, counter: 0 });
        let same = first.next(1_000);
        let back = same.next(10);
        assert!(first < same && same < back);
        assert_eq!(back.next(2_000), Clock { millis: 2_000, counter: 0 });
    }
}
