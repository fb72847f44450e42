use uuid::Uuid;

use crate::error::Result;
use crate::session::Session;
use crate::view::{LateView, late_views};

/// The changes of an assessment that are late, by who made them.
pub fn late_changes(session: &Session, id: Uuid) -> Result<Vec<LateView>> {
    Ok(late_views(&session.workspace.late(id)?))
}
