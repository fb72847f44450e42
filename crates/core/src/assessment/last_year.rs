//! What an assessment of an earlier year says of an input, carried over into a new one: nothing of it counts before
//! somebody confirms it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::worksheet::Answer;

/// What was said of an input in an earlier year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastYear {
    /// Which year.
    pub year: u16,
    /// The answer that stood in the end, reviewers' included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
    /// The unit's own answer, where another one stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed: Option<Answer>,
    /// The unit's note; empty when there was none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Evidence that was given as text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub evidence_text: String,
    /// The documents that served it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub documents: BTreeSet<Uuid>,
    /// On a question's first input: the documents that fulfilled a required one, by its number from 1.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fulfilled: BTreeMap<u32, BTreeSet<Uuid>>,
}

impl LastYear {
    /// Whether it says anything.
    pub fn says_nothing(&self) -> bool {
        *self == Self { year: self.year, ..Self::default() }
    }
}
