use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::instrument::SoalId;
use crate::worksheet::Answer;

/// Hypothetical answers under a name; nobody's answers change by it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// What people call it.
    pub name: String,
    /// The answers in place of the unit's; `None` is a blank.
    #[serde(default)]
    pub answers: BTreeMap<SoalId, Option<Answer>>,
    /// What the unit answered when they were given; a scenario of before this was kept has none.
    #[serde(default)]
    pub seen: BTreeMap<SoalId, Option<Answer>>,
}
