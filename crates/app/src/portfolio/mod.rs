//! All assessments of a workspace side by side.

mod compare;
mod export;
mod show;

pub use compare::compare;
pub use export::export_portfolio;
pub use show::{PortfolioFilter, portfolio};

/// What a portfolio is read from: everything but notes. Evidence tells which verdicts still stand.
const KINDS: &[&str] = &[
    "answer",
    "verdict",
    "judged",
    "progress",
    "closed",
    "closed_evidence",
    "evidence",
    "evidence_text",
    "revision",
    "link",
];
