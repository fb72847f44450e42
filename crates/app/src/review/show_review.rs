use uuid::Uuid;

use super::column::read_column;
use crate::error::Result;
use crate::session::Session;
use crate::view::{ReviewView, ScoreView, review_view, score_view};
use pilar_core::assessment::Assessed;

/// How far the review of an assessment is, and what every column adds up to.
pub fn show_review(session: &Session, id: Uuid) -> Result<ReviewView> {
    Ok(review_view(&session.assessment(id)?))
}

/// The whole score of one column (`unit`, `at`, `dalnis.1`, ...) as it stands effectively.
pub fn review_score(session: &Session, id: Uuid, column: &str) -> Result<ScoreView> {
    let assessment = session.assessment(id)?;
    let (layer, round) = read_column(column, assessment.book.progress.round)?;
    let sheet = assessment.book.sheet(layer, round);
    Ok(score_view(assessment.instrument, &sheet, &Assessed::of(assessment.instrument, &sheet)))
}
