//! All assessments of a workspace side by side, and units of an agency compared (docs/adr/0077-units-compared.md).

mod chosen;
mod compare;
mod compared;
mod deadlines;
mod disparity;
mod export;
mod export_disparity;
mod gap;
mod lhe;
mod load;
mod show;
mod tag;

pub use chosen::{PortfolioFilter, UnitName};
pub use compare::compare;
pub use deadlines::{DeadlinesView, Due, UnitDeadlines, deadlines};
pub use disparity::{
    DisparityArea, DisparityCell, DisparityGroup, DisparityInput, DisparityView, UnitCourse, UnitYear,
    disparity,
};
pub use export::export_portfolio;
pub use export_disparity::export_disparity;
pub use gap::{GapArea, GapGroup, GapInput, GapQuestion, GapSide, UnitGapView, gap};
pub use lhe::{AllLheWritten, ExportAllLhe, LheKind, LheRefused, LheWritten, export_all_lhe};
pub use load::{LoadView, TeamLoad, UnitLoad, load};
pub use show::portfolio;
pub use tag::{KnownTag, TagInput, known_tags, set_tags, tags_of};

/// What a portfolio is read from: what was answered and reviewed, without notes.
const KINDS: &[&str] = &["answer", "verdict", "judged", "progress", "closed", "closed_evidence"];
