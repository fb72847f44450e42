//! All assessments of a workspace side by side.

mod compare;
mod export;
mod load;
mod show;

pub use compare::compare;
pub use export::export_portfolio;
pub use show::{PortfolioFilter, portfolio};
