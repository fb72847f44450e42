use pilar_core::merge::conflicts;
use uuid::Uuid;

use crate::error::Result;
use crate::session::Session;
use crate::session::load::measured_with;
use crate::view::{ConflictView, SubjectWords, conflict_view};

/// Everything in an assessment that people changed without knowing of each other and nobody has decided yet, in
/// order of subjects.
pub fn list_conflicts(session: &Session, id: Uuid) -> Result<Vec<ConflictView>> {
    let row = session.workspace.assessment(id)?;
    let unreplaced = session.workspace.unreplaced(id)?;
    let conflicts = conflicts(&unreplaced);
    if conflicts.is_empty() {
        return Ok(Vec::new());
    }
    let mut words = SubjectWords::new(measured_with(&row)?, &[]);
    for (subject, current) in session.workspace.state(id)? {
        words.learn(&subject, &current.value);
    }
    Ok(conflicts.values().map(|standing| conflict_view(&words, standing)).collect())
}
