use std::collections::BTreeMap;

use serde::Serialize;
use uuid::Uuid;

/// Where an assessment stands: figures per area, what is missing, what would close the gates, what happened last.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct OverviewView {
    /// Every area in the order of the worksheet.
    pub areas: Vec<AreaOverview>,
    /// Every unmet gate of every target.
    pub gaps: Vec<GapView>,
    /// The latest actions, newest first.
    pub recent: Vec<ActionView>,
    /// The day by which the unit has to be proposed.
    pub deadline: Option<DeadlineView>,
    /// Inputs that count as unanswered.
    pub unanswered: usize,
    /// Questions that earn something and have neither a document nor a link.
    pub without_evidence: usize,
    /// Required documents of answered questions that nothing fulfils.
    pub missing_documents: usize,
}

/// One area. Points are unrounded; percent are of its weight, 0..=100.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct AreaOverview {
    /// Stable key.
    pub key: String,
    /// Number shown to people.
    pub number: Option<u32>,
    /// Name.
    pub name: String,
    /// Who answers for it; empty when nobody does.
    pub pic: String,
    /// Weight in points.
    pub weight: f64,
    /// Points as the official sheet counts.
    pub score: f64,
    /// Percent as the official sheet counts.
    pub percent: f64,
    /// Percent when blanks earn nothing.
    pub floor_percent: f64,
    /// Percent by the answers that stand for the reviewing team; `null` before any reviewer answered.
    pub tpi_percent: Option<f64>,
    /// Minimum percent by target key, where a gate looks at this area.
    pub minimum: BTreeMap<String, f64>,
    /// Inputs that count.
    pub answered: usize,
    /// Inputs there are.
    pub of: usize,
    /// Codes of the inputs that are blank or do not count.
    pub unanswered: Vec<String>,
    /// Codes of the questions that earn something and have neither a document nor a link.
    pub without_evidence: Vec<String>,
    /// Required documents that nothing fulfils and that nobody said are not needed, of questions that earn something.
    pub missing_documents: Vec<MissingDocument>,
}

/// A required document that nothing fulfils.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MissingDocument {
    /// Code of the question.
    pub code: String,
    /// Its number on the question's checklist, from 1.
    pub n: u32,
    /// What is asked for.
    pub text: String,
}

/// What an unmet gate lacks, and where it could come from.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct GapView {
    /// Key of the target.
    pub target: String,
    /// Key of the gate.
    pub key: String,
    /// What is missing, in the gate's unit.
    pub gap: f64,
    /// The same in points.
    pub points: f64,
    /// The questions that can raise it, the largest gain first.
    pub gains: Vec<GainView>,
    /// How many of them, from the first on, together close the gap.
    pub enough: usize,
}

/// What a question can still add.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct GainView {
    /// Code of the question.
    pub code: String,
    /// Title.
    pub title: String,
    /// Key of its area.
    pub area: Option<String>,
    /// Soal id of its first input.
    pub soal_id: Option<u32>,
    /// Points it earns beyond today's with the best answer.
    pub points: f64,
}

/// One action of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ActionView {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Who acted.
    pub author: String,
    /// In which role.
    pub role: String,
    /// When, RFC 3339 in the user's time zone.
    pub time: String,
    /// How many changes it made.
    pub changes: u64,
}

/// A day to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DeadlineView {
    /// The day, for example `2026-05-31`.
    pub date: String,
    /// Days from today; negative when it has passed.
    pub days: i64,
}
