use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::date;
use crate::worksheet::Answer;

/// Where an answer comes from that was reckoned from a file of responses or complaints. It holds what they add up to and
/// the hash of the file, and nothing of anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerSource {
    /// What it was reckoned from: the key of a survey, or of the complaints.
    pub from: String,
    /// Name of the file; of several, joined.
    pub file: String,
    /// SHA-256 of the file; of several, of their hashes. Not called so, because it refers to no content of evidence.
    pub digest: String,
    /// Respondents or complaints that count.
    pub count: u64,
    /// The first day that they are of, where they say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<NaiveDate>,
    /// The last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<NaiveDate>,
    /// The answer as it was given then. The unit's is another one once somebody answered otherwise.
    pub answer: Answer,
    /// What a survey came to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<SourceFigures>,
}

/// What a survey came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFigures {
    /// The index, unrounded.
    pub index: Decimal,
    /// Cronbach's alpha, where there is one.
    pub alpha: Option<Decimal>,
    /// The statements, in their order.
    pub statements: Vec<SourceStatement>,
}

/// One statement of a survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceStatement {
    /// What respondents read.
    pub title: String,
    /// Mean over those who answered it; `None` where nobody did.
    pub mean: Option<Decimal>,
    /// How many answered it.
    pub n: u64,
}

impl AnswerSource {
    /// The days it is of, for example `6 Maret 2026 sampai 21 September 2026`.
    pub fn period(&self) -> Option<String> {
        let (first, last) = (self.first?, self.last?);
        Some(if first == last { date(&first) } else { format!("{} sampai {}", date(&first), date(&last)) })
    }
}
