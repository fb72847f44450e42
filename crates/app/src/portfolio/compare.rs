use std::collections::BTreeSet;

use uuid::Uuid;

use crate::error::{PortfolioError, Result};
use crate::session::Session;
use crate::session::many::{begun, each};
use crate::view::{CompareView, compare_view};

/// Puts assessments beside each other, units or years: totals, areas and sub-areas, in the order given.
///
/// [`PortfolioError::TooFewToCompare`] for fewer than two different ones.
pub fn compare(session: &Session, ids: &[Uuid]) -> Result<CompareView> {
    let different: BTreeSet<&Uuid> = ids.iter().collect();
    if different.len() < 2 || different.len() < ids.len() {
        return Err(PortfolioError::TooFewToCompare.into());
    }
    for id in ids {
        session.workspace.assessment(*id)?;
    }
    let mut begun = begun(session)?;
    begun.retain(|assessment| ids.contains(&assessment.id));
    let mut assessments = each(session, &begun, &["answer/unit"], |assessment| assessment)?;
    assessments.sort_by_key(|assessment| ids.iter().position(|id| *id == assessment.id));
    Ok(compare_view(&assessments))
}
