use pilar_files::rows::LeftOut;
use pilar_files::survey::OffScale;
use serde::Serialize;

use crate::error::{FeedError, RowFault};

/// A row that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DroppedView {
    /// Its number in the file, one-based.
    pub row: u32,
    /// Why, in a few words.
    pub reason: String,
}

/// The rows that are left out, as they are told.
pub(super) fn dropped_views(rows: Vec<LeftOut>) -> Vec<DroppedView> {
    rows.into_iter().map(|one| DroppedView { row: one.row, reason: one.reason }).collect()
}

/// No row of a file can be used.
pub(super) fn no_usable_row(rows: &[LeftOut]) -> FeedError {
    let fault = |one: &LeftOut| RowFault { place: format!("baris {}", one.row), reason: one.reason.clone() };
    FeedError::NoUsableRow(rows.iter().map(fault).collect())
}

/// Responses on another scale: no row of them can be used as it stands.
pub(super) fn off_scale(reasons: &[OffScale]) -> FeedError {
    let fault = |one: &OffScale| RowFault { place: one.place.clone(), reason: one.reason.clone() };
    FeedError::NoUsableRow(reasons.iter().map(fault).collect())
}
