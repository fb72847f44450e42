use std::collections::BTreeMap;

use pilar_core::assessment::Assessment;
use pilar_store::AssessmentRow;
use uuid::Uuid;

use crate::error::Result;
use crate::session::{Session, load};

/// What a portfolio is read from: everything but notes and evidence.
const KINDS: &[&str] = &["answer", "verdict", "progress", "closed"];

/// The assessments of the workspace that are wanted, oldest first, read in one go.
pub(super) fn load(session: &Session, wanted: impl Fn(&AssessmentRow) -> bool) -> Result<Vec<Assessment>> {
    let mut assessments = Vec::new();
    let mut places: BTreeMap<Uuid, usize> = BTreeMap::new();
    for row in session.workspace.assessments()?.iter().filter(|row| wanted(row)) {
        places.insert(row.id, assessments.len());
        assessments.push(load::of(row, &BTreeMap::new())?);
    }
    session.workspace.each_value(KINDS, |id, subject, value| -> Result<()> {
        if let Some(at) = places.get(&id) {
            assessments[*at].take(&subject, &value)?;
        }
        Ok(())
    })?;
    Ok(assessments)
}
