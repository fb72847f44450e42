//! The review: what reviewers write beside the unit's answers, in two rounds.
//!
//! Nothing here changes an answer of the unit: every layer writes columns of its own, and what a layer says as a
//! whole is computed from them.

mod book;
mod differ;
mod handover;
mod left_out;
mod progress;
mod recommendation;
mod reviewed;
mod state;

pub use book::{Book, EvidenceHashes, shown};
pub use differ::{Difference, differences};
pub use handover::{Handover, ProgressRecord, Submission};
pub use left_out::LeftOut;
pub use progress::{Progress, Stage, Step, StepError};
pub use recommendation::{About, FollowUp, FollowUpStatus, Recommendation, begins_with_a_verb};
pub use reviewed::{Reviewed, Status};
use serde::{Deserialize, Serialize};
pub use state::State;

/// What a reviewer thinks of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The answer stands as it is.
    Sesuai,
    /// Answer or evidence has to change.
    Revisi,
}

impl Verdict {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sesuai, Self::Revisi];

    /// Its name as people know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sesuai => "Sesuai",
            Self::Revisi => "Revisi",
        }
    }
}

/// What a reviewer ticked about an input's evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Ticks {
    /// There is evidence.
    pub evidence: bool,
    /// It is of the right year.
    pub year: bool,
    /// It is named properly.
    pub naming: bool,
}
