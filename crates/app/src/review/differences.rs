use uuid::Uuid;

use super::column::read_column;
use crate::error::Result;
use crate::session::Session;
use crate::view::{DifferencesView, differences_view};

/// Where two columns (`unit`, `at`, `dalnis.1`, ...) differ, each as it stands effectively.
pub fn differences(session: &Session, id: Uuid, left: &str, right: &str) -> Result<DifferencesView> {
    let assessment = session.assessment(id)?;
    let now = assessment.book.progress.round;
    Ok(differences_view(&assessment, read_column(left, now)?, read_column(right, now)?))
}
