use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// Quality of a service as the community satisfaction survey (SKM) grades it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub enum Grade {
    /// Very good.
    A,
    /// Good.
    B,
    /// Less than good.
    C,
    /// Not good.
    D,
}

/// What an index of 1 to 4 is multiplied by for the scale of 25 to 100.
const TO_HUNDRED: Decimal = Decimal::from_parts(25, 0, 0, false, 0);
/// Lowest value of each grade above D, on the scale of 25 to 100 (`PermenPANRB` 14/2017).
const LOWEST: [(Grade, Decimal); 3] = [
    (Grade::A, Decimal::from_parts(8831, 0, 0, false, 2)),
    (Grade::B, Decimal::from_parts(7661, 0, 0, false, 2)),
    (Grade::C, Decimal::from_parts(6500, 0, 0, false, 2)),
];

impl Grade {
    /// The grade of an index of 1 to 4. The regulation's table has two decimals and nothing between its rows, so the
    /// value is rounded to two decimals first, half up.
    pub fn of(index: Decimal) -> Self {
        let value = (index * TO_HUNDRED).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        LOWEST.iter().find(|(_, lowest)| value >= *lowest).map_or(Self::D, |(grade, _)| *grade)
    }

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::A => "sangat baik",
            Self::B => "baik",
            Self::C => "kurang baik",
            Self::D => "tidak baik",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Grade;

    #[test]
    fn grades_follow_the_table_after_rounding_to_its_decimals() {
        for (index, grade) in [
            ("4", Grade::A),
            ("3.5324", Grade::A),
            ("3.5322", Grade::A),
            ("3.5321", Grade::B),
            ("3.0644", Grade::B),
            ("3.0642", Grade::B),
            ("3.06419", Grade::C),
            ("3.0641", Grade::C),
            ("2.6", Grade::C),
            ("2.5998", Grade::C),
            ("2.5997", Grade::D),
            ("1", Grade::D),
        ] {
            assert_eq!(Grade::of(index.parse().expect("a decimal")), grade, "{index}");
        }
    }
}
