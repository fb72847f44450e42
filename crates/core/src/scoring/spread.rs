use rust_decimal::Decimal;

/// How a figure is spread over several units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// How many units.
    pub count: usize,
    /// The lowest.
    pub min: Decimal,
    /// First quartile, interpolated between neighbours as spreadsheets do (`QUARTILE`).
    pub q1: Decimal,
    /// The one in the middle.
    pub median: Decimal,
    /// Third quartile.
    pub q3: Decimal,
    /// The highest.
    pub max: Decimal,
}

impl Spread {
    /// The spread of these figures; `None` when there are none.
    pub fn of(figures: &[Decimal]) -> Option<Self> {
        let mut sorted = figures.to_vec();
        sorted.sort_unstable();
        Some(Self {
            count: sorted.len(),
            min: *sorted.first()?,
            q1: quarter(&sorted, 1),
            median: quarter(&sorted, 2),
            q3: quarter(&sorted, 3),
            max: *sorted.last()?,
        })
    }

    /// From the lowest to the highest.
    pub fn range(&self) -> Decimal {
        self.max - self.min
    }
}

/// The figure at so many quarters of the way through a sorted, non-empty list.
fn quarter(sorted: &[Decimal], quarters: usize) -> Decimal {
    let steps = (sorted.len() - 1) * quarters;
    let (at, rest) = (steps / 4, steps % 4);
    let low = sorted[at];
    let high = sorted.get(at + 1).copied().unwrap_or(low);
    low + (high - low) * Decimal::from(rest) / Decimal::from(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_those_of_spreadsheets() {
        let of = |figures: &[i64]| {
            let figures: Vec<Decimal> = figures.iter().map(|figure| Decimal::from(*figure)).collect();
            Spread::of(&figures).map(|s| {
                [s.min, s.q1, s.median, s.q3, s.max, s.range()].map(|d| d.normalize().to_string()).join(" ")
            })
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]).as_deref(), Some("7 7 7 7 7 0"));
        assert_eq!(of(&[4, 1, 3, 2]).as_deref(), Some("1 1.75 2.5 3.25 4 3"));
        assert_eq!(of(&[10, 20, 30, 40, 50]).as_deref(), Some("10 20 30 40 50 40"));
        assert_eq!(of(&[5, 5, 100]).as_deref(), Some("5 5 5 52.5 100 95"));
    }
}
