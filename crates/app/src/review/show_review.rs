use uuid::Uuid;

use super::column::read_column;
use super::late::late_changes;
use crate::error::{AppError, Result};
use crate::session::Session;
use crate::view::{ReviewView, ScoreView, review_view, score_view};
use pilar_core::assessment::{Assessed, Assessment};
use pilar_core::journal::Subject;
use pilar_core::review::ProgressRecord;

/// How far the review of an assessment is, and what every column adds up to.
pub fn show_review(session: &Session, id: Uuid) -> Result<ReviewView> {
    let assessment = session.assessment(id)?;
    let mut view = review_view(&assessment, late_changes(session, id)?);
    view.progress.notices.extend(unlike_handed_in(session, &assessment)?);
    Ok(view)
}

/// Where the unit's answers here are not those it handed in: some of its history is not here.
fn unlike_handed_in(session: &Session, assessment: &Assessment) -> Result<Option<String>> {
    let Some(value) = session.workspace.value(assessment.id, &Subject::Progress)? else { return Ok(None) };
    let record: ProgressRecord =
        serde_json::from_value(value).map_err(|error| AppError::unreadable(&Subject::Progress, &error))?;
    let Some(submission) = record.submission() else { return Ok(None) };
    let (handed_in, here) = (&submission.sheet, assessment.sheet());
    let inputs = assessment.instrument.inputs().map(|(_, input)| input);
    let unlike = inputs.filter(|input| handed_in.get(&input.soal) != here.get(&input.soal));
    let codes: Vec<&str> = unlike.map(|input| input.code.as_str()).collect();
    Ok((!codes.is_empty()).then(|| {
        format!(
            "jawaban unit di sini berbeda dari yang diserahkan pada {} isian ({}): sebagian riwayatnya belum ada di sini; \
             minta paket lengkap dari yang menyerahkan.",
            codes.len(),
            codes.join(", ")
        )
    }))
}

/// The whole score of one column (`unit`, `at`, `dalnis.1`, ...) as it stands effectively.
pub fn review_score(session: &Session, id: Uuid, column: &str) -> Result<ScoreView> {
    let assessment = session.assessment(id)?;
    let (layer, round) = read_column(column, assessment.book.progress.round)?;
    let sheet = assessment.book.sheet(layer, round);
    Ok(score_view(assessment.instrument, &sheet, &Assessed::of(assessment.instrument, &sheet)))
}
