//! A filled worksheet: one answer per input, and the reading of what people type.

mod column;
mod error;
mod extra;
mod read;
mod spelling;

use std::collections::BTreeMap;

pub use column::{Column, Round};
pub use error::AnswerError;
pub use extra::{ExtraName, Extras};
pub use read::{LARGEST_COUNT, format_number, read_answer, read_number};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::instrument::SoalId;

/// The answer to one input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The key of an option, spelt as in the instrument.
    Choice(String),
    /// A count or a survey index.
    Number(Decimal),
}

/// The answers of one layer (the unit's own, or a reviewer's), by soal id. A missing key is a blank.
pub type Worksheet = BTreeMap<SoalId, Answer>;

impl std::fmt::Display for Answer {
    /// Locale-free: a decimal point and no grouping.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Choice(key) => f.write_str(key),
            Self::Number(number) => write!(f, "{}", number.normalize()),
        }
    }
}

/// Who gave an answer: the unit itself or one of the reviewing layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// The unit's self-assessment.
    Unit,
    /// Anggota tim.
    At,
    /// Ketua tim.
    Kt,
    /// Pengendali teknis, whose answer is the team's.
    Dalnis,
    /// The national team, which looks at what the agency's team decided.
    Tpn,
}

impl Layer {
    /// Every layer in the order of review.
    pub const ALL: [Self; 5] = [Self::Unit, Self::At, Self::Kt, Self::Dalnis, Self::Tpn];

    /// Everyone but the unit, in the order of review.
    pub const REVIEWERS: [Self; 4] = [Self::At, Self::Kt, Self::Dalnis, Self::Tpn];

    /// The reviewing team of the agency, in the order of review.
    pub const TEAM: [Self; 3] = [Self::At, Self::Kt, Self::Dalnis];

    /// The key used in subjects, files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::At => "at",
            Self::Kt => "kt",
            Self::Dalnis => "dalnis",
            Self::Tpn => "tpn",
        }
    }

    /// Its name as people know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unit => "Unit",
            Self::At => "Anggota Tim",
            Self::Kt => "Ketua Tim",
            Self::Dalnis => "Pengendali Teknis",
            Self::Tpn => "TPN",
        }
    }

    /// Finds a layer by its key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layer| layer.key() == key)
    }
}
