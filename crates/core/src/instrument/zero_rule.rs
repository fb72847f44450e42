use serde::{Deserialize, Serialize};

use super::Kind;

/// What a ratio earns when what it is divided by is zero; for a decline, when both years are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum ZeroRule {
    /// It cannot be computed and counts as unanswered.
    Unanswered,
    /// It takes no part in the mean, as long as another question of its sub-area does.
    LeftOut,
    /// Everything it can earn.
    Full,
    /// Nothing.
    Zero,
}

impl ZeroRule {
    /// Every rule.
    pub const ALL: [Self; 4] = [Self::Unanswered, Self::LeftOut, Self::Full, Self::Zero];

    /// The rule of a kind where nothing else is said.
    pub fn of(kind: &Kind) -> Self {
        if matches!(kind, Kind::Decline { .. }) { Self::Full } else { Self::Unanswered }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unanswered => "dianggap belum dijawab",
            Self::LeftOut => "tidak ikut dirata-rata",
            Self::Full => "bernilai penuh",
            Self::Zero => "bernilai nol",
        }
    }
}
