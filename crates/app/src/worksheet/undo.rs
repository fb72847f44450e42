use uuid::Uuid;

use crate::clock;
use crate::error::Result;
use crate::session::Session;

/// Takes the latest action back and returns its name, or `None` when there is none.
pub fn undo(session: &mut Session, assessment: Uuid) -> Result<Option<String>> {
    let by = session.actor.clone();
    Ok(session.workspace.undo(assessment, &by, clock::now_millis())?)
}

/// Repeats the action last taken back and returns its name, or `None` when there is none.
pub fn redo(session: &mut Session, assessment: Uuid) -> Result<Option<String>> {
    let by = session.actor.clone();
    Ok(session.workspace.redo(assessment, &by, clock::now_millis())?)
}
