//! Other assessments of one unit.

use pilar_core::assessment::Profile;
use pilar_store::AssessmentRow;
use serde::Deserialize as _;

use super::Session;
use crate::error::Result;

/// Assessments of the same unit of the same agency in other years, the latest year first; of one year the one first that
/// was begun last.
pub(crate) fn of_other_years(session: &Session, own: &Profile) -> Result<Vec<(u16, AssessmentRow)>> {
    let rows = session.workspace.assessments()?.into_iter().rev();
    let mut found: Vec<(u16, AssessmentRow)> = rows
        .filter_map(|row| {
            let profile = Profile::deserialize(&row.profile).ok()?;
            let same = profile.unit == own.unit && profile.instansi == own.instansi;
            (same && profile.year != own.year).then_some((profile.year, row))
        })
        .collect();
    // Stable: the order within a year stays.
    found.sort_by_key(|(year, _)| std::cmp::Reverse(*year));
    Ok(found)
}
