use serde::{Deserialize, Serialize};

use super::limits::Limits;
use crate::instrument::{Level, Question};
use crate::worksheet::AnswerError;

/// The most days that one unit of a model of effort may be counted as.
pub const MOST_DAYS: u64 = 10;

/// The most that one level may cost, in whatever costs are counted in.
pub const LARGEST_COST: u64 = 10_000;

/// What a unit says of raising one question, in place of what the instrument's model of effort says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnEffort {
    /// What one level costs, in the model's unit; `None` is what the model says.
    pub cost: Option<u64>,
    /// Days that one level takes, where costs are counted in days; `None` is what the cost comes to in days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<u64>,
    /// It is not to be raised ("tidak mungkin tahun ini").
    pub locked: bool,
    /// It is raised anyway and costs nothing ("sudah direncanakan").
    pub pinned: bool,
    /// The best it may get, as [`Limits::cap`] reads it.
    pub cap: Option<String>,
}

impl OwnEffort {
    /// Puts it in place of what the model says of its question; `each` is how many days one unit of the model takes where
    /// costs are counted in days, as the level is then, too. [`AnswerError`] when the cap is none of the question's.
    pub fn apply(
        &self,
        question: &Question,
        level: &mut Level,
        each: Option<u64>,
    ) -> Result<(), AnswerError> {
        let cost = match each {
            None => self.cost,
            Some(each) => self.days.or_else(|| self.cost.map(|cost| cost.saturating_mul(each))),
        };
        level.cost = cost.unwrap_or(level.cost);
        level.locked = self.locked;
        level.pinned = self.pinned;
        level.cap = self.cap.as_deref().map(|cap| Limits::cap(question, cap)).transpose()?.flatten();
        Ok(())
    }
}
