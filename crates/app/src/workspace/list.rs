use uuid::Uuid;

use crate::clock;
use crate::error::Result;
use crate::session::Session;
use crate::session::many::{begun, each};
use crate::view::{AssessmentView, SummaryView, assessment_view, late_views, summary_view};

/// Every assessment of the workspace with its total, oldest first.
pub fn list_assessments(session: &Session) -> Result<Vec<SummaryView>> {
    let begun = begun(session)?;
    each(session, &begun, &["answer/unit"], |assessment| {
        let changed = clock::local_text(assessment.changed_millis);
        summary_view(&assessment, changed)
    })
}

/// One assessment: identity, scores, and every input with its answer, note and evidence.
pub fn show_assessment(session: &Session, id: Uuid) -> Result<AssessmentView> {
    let assessment = session.assessment(id)?;
    Ok(AssessmentView {
        sources: session.sources(&assessment),
        late: late_views(&session.workspace.late(id)?),
        undo: session.workspace.undo_name(id)?,
        redo: session.workspace.redo_name(id)?,
        ..assessment_view(&assessment, clock::local_text(assessment.changed_millis))
    })
}
