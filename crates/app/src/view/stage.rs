use pilar_core::assessment::Assessment;
use pilar_core::review::Stage;
use serde::Serialize;

use super::score::float;

/// Who has the worksheet, for every page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ts_rs::TS)]
pub struct StageView {
    /// Who has it: `draft` and `returned` the unit, `submitted` the reviewers, `approved` nobody.
    #[ts(type = "'draft' | 'submitted' | 'returned' | 'approved'")]
    pub stage: Stage,
    /// The round reviewers write in, 1 or 2.
    pub round: u8,
    /// What is certain of the total by the reviewers, in points; `None` while they said nothing.
    pub tpi: Option<f64>,
}

pub(crate) fn stage_view(assessment: &Assessment) -> StageView {
    let progress = assessment.book.progress;
    let tpi = assessment.evaluation().map(|scores| float(scores.total.floor));
    StageView { stage: progress.stage, round: progress.round.number(), tpi }
}
