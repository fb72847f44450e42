use super::KINDS;
use super::chosen::{PortfolioFilter, of_chosen};
use crate::clock;
use crate::error::Result;
use crate::session::Session;
use crate::view::{PortfolioView, portfolio_unit, portfolio_view};

/// Every assessment that the filter lets through, oldest first, and how their areas are spread.
pub fn portfolio(session: &Session, filter: &PortfolioFilter) -> Result<PortfolioView> {
    let today = clock::now_local().date_naive();
    let units = of_chosen(session, filter, KINDS, |assessment, state| {
        portfolio_unit(&assessment, state.unwrap_or_else(|| assessment.state()), today)
    })?;
    Ok(portfolio_view(units))
}
