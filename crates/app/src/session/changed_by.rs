use uuid::Uuid;

use crate::clock;
use crate::error::Result;
use crate::session::Session;
use crate::view::{Changed, Turns, changed_view, late_views};

/// Performs a use case and tells, beside its outcome, everything that is different in the assessment afterwards.
///
/// What other programs changed in the same moment is told as well.
pub fn changed_by<T>(
    session: &mut Session,
    assessment: Uuid,
    work: impl FnOnce(&mut Session) -> Result<T>,
) -> Result<Changed<T>> {
    let before = session.workspace.latest_row()?;
    let outcome = work(session)?;
    let now = session.assessment(assessment)?;
    let subjects = session.workspace.changed_since(assessment, before)?.into_keys().collect();
    let turns = Turns {
        undo: session.workspace.undo_name(assessment)?,
        redo: session.workspace.redo_name(assessment)?,
    };
    let late = late_views(&session.workspace.late(assessment)?);
    let changed = changed_view(&now, &subjects, late, turns, clock::local_text(now.changed_millis));
    Ok(Changed { outcome, changed })
}
