//! Where everything stands in a sheet that was read: what a template is filled by.

use std::collections::BTreeMap;

use pilar_core::instrument::SoalId;

use super::columns::Columns;

/// A sheet that was read.
#[derive(Debug, Clone)]
pub(crate) struct Laid {
    /// Name of the sheet.
    pub name: String,
    /// Its columns.
    pub columns: Columns,
    /// The row of every input (one-based).
    pub rows: BTreeMap<SoalId, u32>,
    /// Rows of the ratios by question (index): the quotient's, and the summed denominator's where there is one.
    pub ratios: BTreeMap<usize, (Option<u32>, Option<u32>)>,
    /// Filled columns (zero-based) that are not taken, with their count of filled cells.
    pub untaken: BTreeMap<u32, usize>,
    /// Name of the unit above the headings.
    pub unit: Option<String>,
}
