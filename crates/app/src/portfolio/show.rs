use pilar_core::review::State;
use serde::Deserialize;

use super::KINDS;
use crate::clock;
use crate::error::Result;
use crate::session::Session;
use crate::session::many::{begun, each};
use crate::view::{PortfolioView, portfolio_unit, portfolio_view};

/// Which assessments a portfolio shows; the default is all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ts_rs::TS)]
pub struct PortfolioFilter {
    /// Only this year.
    pub year: Option<u16>,
    /// Only units aiming for this target key.
    pub target: Option<String>,
    /// Only units or agencies whose name holds this text, case ignored.
    pub text: Option<String>,
    /// Only this state of the review, as people name it (Draf, Final, Belum Reviu, Sesuai, Revisi, Disetujui).
    pub state: Option<String>,
}

/// Every assessment that the filter lets through, oldest first, and how their areas are spread.
pub fn portfolio(session: &Session, filter: &PortfolioFilter) -> Result<PortfolioView> {
    let mut begun = begun(session)?;
    let text = filter.text.as_ref().map(|text| text.trim().to_lowercase());
    begun.retain(|assessment| {
        let profile = &assessment.profile;
        let holds = |text: &String| {
            profile.unit.to_lowercase().contains(text) || profile.instansi.to_lowercase().contains(text)
        };
        filter.year.is_none_or(|year| profile.year == year)
            && filter.target.as_ref().is_none_or(|target| profile.target.eq_ignore_ascii_case(target))
            && text.as_ref().is_none_or(holds)
    });
    let today = clock::now_local().date_naive();
    let state = filter.state.as_deref().map(str::trim);
    let wanted = |review: State| state.is_none_or(|state| review.name().eq_ignore_ascii_case(state));
    let units = each(session, &begun, KINDS, |assessment| {
        let review = assessment.state();
        wanted(review).then(|| portfolio_unit(&assessment, review, today))
    })?;
    Ok(portfolio_view(units.into_iter().flatten().collect()))
}
