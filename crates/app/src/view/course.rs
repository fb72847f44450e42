use pilar_core::review::Stage;
use serde::Serialize;

/// How an assessment came to where it is, week by week.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct CourseView {
    /// Every week from the first change to the last, oldest first.
    pub weeks: Vec<WeekView>,
    /// Inputs there are.
    pub of: usize,
    /// Questions there are.
    pub questions: usize,
    /// Where the review went from one side to the other, oldest first.
    pub steps: Vec<CourseStepView>,
    /// The year that the assessment was carried over from, where that year's assessment is here, too.
    pub earlier: Option<u16>,
}

/// What stood at the end of a week.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct WeekView {
    /// Its Monday, `2026-03-09`, in the user's time zone.
    pub from: String,
    /// Inputs that count.
    pub answered: usize,
    /// Questions with a document or a link on one of their inputs.
    pub evidenced: usize,
    /// Total as the official sheet counts, in points.
    pub total: f64,
    /// Total when blanks earn nothing, in points.
    pub floor: f64,
    /// The same of the earlier year's assessment in the same week of its year; `null` before it began and without one.
    pub earlier: Option<f64>,
}

/// A step of the review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct CourseStepView {
    /// When, RFC 3339 in the user's time zone.
    pub time: String,
    /// Monday of its week.
    pub week: String,
    /// Who had the worksheet from then on.
    #[ts(type = "'draft' | 'submitted' | 'returned' | 'approved'")]
    pub stage: Stage,
    /// The round, 1 or 2.
    pub round: u8,
    /// Whether it took an earlier step back.
    pub back: bool,
    /// Who took it.
    pub author: String,
}
