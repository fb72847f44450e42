use serde::{Deserialize, Serialize};

use super::limits::Limits;
use crate::instrument::{Level, Question};
use crate::worksheet::AnswerError;

/// What a unit says of raising one question, in place of what the instrument's model of effort says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnEffort {
    /// What one level costs, in the model's unit; `None` is what the model says.
    pub cost: Option<u64>,
    /// It is not to be raised ("tidak mungkin tahun ini").
    pub locked: bool,
    /// It is raised anyway and costs nothing ("sudah direncanakan").
    pub pinned: bool,
    /// The best it may get, as [`Limits::cap`] reads it.
    pub cap: Option<String>,
}

impl OwnEffort {
    /// Puts it in place of what the model says of its question. [`AnswerError`] when the cap is none of the question's.
    pub fn apply(&self, question: &Question, level: &mut Level) -> Result<(), AnswerError> {
        level.cost = self.cost.unwrap_or(level.cost);
        level.locked = self.locked;
        level.pinned = self.pinned;
        level.cap = self.cap.as_deref().map(|cap| Limits::cap(question, cap)).transpose()?.flatten();
        Ok(())
    }
}
