use uuid::Uuid;

use crate::clock;
use crate::error::Result;
use crate::session::Session;
use crate::view::{Changed, ChangedView, NewsView, Turns, changed_view, late_views};

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
    Ok(Changed { outcome, changed: changed_after(session, assessment, before)? })
}

/// What programs, this one or others, changed in an assessment after a row of the journal.
///
/// `row` is the latest there was when it was read; `changed` is `None` while there is nothing new.
pub fn news(session: &Session, assessment: Uuid, since: i64) -> Result<NewsView> {
    let row = session.workspace.latest_row()?;
    let changed = (row != since).then(|| changed_after(session, assessment, since)).transpose()?;
    Ok(NewsView { row, changed })
}

fn changed_after(session: &Session, assessment: Uuid, row: i64) -> Result<ChangedView> {
    let now = session.assessment(assessment)?;
    let subjects = session.workspace.changed_since(assessment, row)?.into_keys().collect();
    let turns = Turns {
        undo: session.workspace.undo_name(assessment)?,
        redo: session.workspace.redo_name(assessment)?,
    };
    let beside = (late_views(&session.workspace.late(assessment)?), session.sources(&now));
    Ok(changed_view(&now, &subjects, beside, turns, clock::local_text(now.changed_millis)))
}
