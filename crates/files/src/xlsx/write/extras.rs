//! Extra columns of agencies' sheets behind the annex's own, each headed by its name so that it is read back.

use pilar_core::worksheet::ExtraName;

use super::cells::{Column, Columns};
use crate::column_letters::LAST_COLUMN;
use crate::report::Report;

/// Width of such a column.
pub(super) const WIDTH: f64 = 32.0;

/// The extra columns with their places; those that a workbook is not read so far for are left out.
pub(super) fn columns<'r>(report: &'r Report<'_>, columns: &Columns) -> Vec<(&'r ExtraName, Column)> {
    let free = (columns.ceiling.index + 1..).take_while(|at| u32::from(*at) <= LAST_COLUMN);
    report.extra_names().into_iter().zip(free.map(Column::of)).collect()
}

/// The heading, which tells the name where it is read.
pub(super) fn heading(name: &ExtraName) -> String {
    format!("Kolom tambahan: {name}")
}

/// The extra columns that there is no place for, as a sentence.
pub(super) fn left_out(report: &Report, columns: &Columns) -> Option<String> {
    let placed = self::columns(report, columns).len();
    let left: Vec<&str> = report.extra_names().into_iter().skip(placed).map(ExtraName::as_str).collect();
    (!left.is_empty()).then(|| {
        format!(
            "Lembar LKE tidak menyisakan tempat untuk kolom tambahan {}; isinya ada di Pilar.",
            left.join(", ")
        )
    })
}
