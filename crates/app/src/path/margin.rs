use pilar_core::path;
use uuid::Uuid;

use crate::error::Result;
use crate::find::find_target;
use crate::session::Session;
use crate::view::{MarginView, margin_view};

/// How much the unit's answers withstand; `to` is the key of a target.
pub fn margin(session: &Session, assessment: Uuid, to: &str) -> Result<MarginView> {
    let assessment = session.assessment(assessment)?;
    let target = find_target(assessment.instrument, to)?;
    let margin = path::margin(assessment.instrument, assessment.sheet(), target);
    Ok(margin_view(&assessment, &margin))
}
