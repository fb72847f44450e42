use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::Layer;

/// One of the two rounds of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub enum Round {
    /// Its result goes back to the unit.
    #[default]
    First,
    /// Decides.
    Second,
}

impl Round {
    /// Both, in order.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];

    /// 1 or 2.
    pub fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
        }
    }
}

impl From<Round> for u8 {
    fn from(round: Round) -> Self {
        round.number()
    }
}

impl TryFrom<u8> for Round {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|round| round.number() == number)
            .ok_or_else(|| format!("no round {number}"))
    }
}

/// Where one layer writes: the unit has one column, every reviewing layer one for each round.
///
/// Written `unit`, `at` (round 1) or `at.2` (round 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column {
    layer: Layer,
    round: Round,
}

impl Column {
    /// The unit's own answers.
    pub const UNIT: Self = Self { layer: Layer::Unit, round: Round::First };

    /// A layer's column of a round; the unit's is the same in both.
    pub fn new(layer: Layer, round: Round) -> Self {
        if layer == Layer::Unit { Self::UNIT } else { Self { layer, round } }
    }

    /// Whose it is.
    pub fn layer(self) -> Layer {
        self.layer
    }

    /// Of which round; the first for the unit.
    pub fn round(self) -> Round {
        self.round
    }
}

impl From<Layer> for Column {
    /// The layer's column of the first round.
    fn from(layer: Layer) -> Self {
        Self::new(layer, Round::First)
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.layer.key())?;
        match self.round {
            Round::First => Ok(()),
            Round::Second => write!(f, ".{}", self.round.number()),
        }
    }
}

impl FromStr for Column {
    type Err = ();

    /// Reads exactly what is written by [`Display`](fmt::Display).
    fn from_str(text: &str) -> Result<Self, ()> {
        let (layer, round) = match text.strip_suffix(".2") {
            Some(layer) => (layer, Round::Second),
            None => (text, Round::First),
        };
        let column = Layer::from_key(layer).map(|layer| Self::new(layer, round));
        // The unit has no column of a second round.
        column.filter(|column| column.round == round).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_read_back_and_the_unit_has_one() {
        assert_eq!(Column::new(Layer::Unit, Round::Second), Column::UNIT);
        for layer in Layer::ALL {
            for round in Round::ALL {
                let column = Column::new(layer, round);
                assert_eq!(column.to_string().parse(), Ok(column));
            }
        }
        for text in ["unit.1", "unit.2", "at.1", "at.3", "AT", "", "."] {
            assert_eq!(text.parse::<Column>(), Err(()), "{text}");
        }
    }

    #[test]
    fn a_round_is_written_as_its_number() {
        assert_eq!(serde_json::to_string(&Round::Second).unwrap(), "2");
        assert_eq!(serde_json::from_str::<Round>("1").unwrap(), Round::First);
        assert!(serde_json::from_str::<Round>("3").is_err());
    }
}
