//! The summary while it grows downwards: its columns, its next row and what stands across it.

use pilar_core::instrument::Instrument;
use rust_xlsxwriter::Worksheet;

use super::cells::Columns;
use super::entry::write_text;
use super::formulas::Formulas;
use super::measure::{self, lines};
use super::styles;
use crate::report::Report;
use crate::safe_write::WriteError;

/// First column with content; the one before is a margin.
pub(super) const LEFT: u16 = 1;
/// Last column with content.
pub(super) const RIGHT: u16 = 10;
/// Widths of these columns; the statuses stand in the wider ones.
pub(super) const WIDTHS: [f64; 10] = [40.0, 12.0, 11.5, 10.5, 11.0, 11.5, 15.5, 10.5, 15.5, 11.0];

/// Where things stand while the sheet grows downwards.
pub(super) struct Summary<'a> {
    pub report: &'a Report<'a>,
    pub columns: &'a Columns,
    pub formulas: Formulas<'a>,
    /// Next free row (zero-based).
    pub row: u32,
    /// Height of all rows above it, in points.
    pub tall: f64,
}

/// The width of a column of the sheet.
pub(super) fn width(column: u16) -> f64 {
    WIDTHS.get(usize::from(column.saturating_sub(LEFT))).copied().unwrap_or(11.0)
}

/// The width of neighbouring columns merged.
pub(super) fn widths(from: u16, to: u16) -> f64 {
    (from..=to).map(width).sum()
}

/// The short name of a target, or its key where the instrument does not know it.
pub(super) fn target_name<'a>(instrument: &'a Instrument, key: &'a str) -> &'a str {
    instrument.target(key).map_or(key, |target| target.name.as_str())
}

impl Summary<'_> {
    /// Gives the row its height and goes on to the next.
    pub(super) fn finish_row(&mut self, sheet: &mut Worksheet, height: f64) -> Result<(), WriteError> {
        sheet.set_row_height(self.row, height)?;
        self.row += 1;
        self.tall += height;
        Ok(())
    }

    /// Starts a section.
    pub(super) fn section(&mut self, sheet: &mut Worksheet, name: &str) -> Result<(), WriteError> {
        sheet.write_string_with_format(self.row, LEFT, name, &styles::section())?;
        self.finish_row(sheet, 24.0)
    }

    /// Writes a line of text across the sheet.
    pub(super) fn across(
        &mut self,
        sheet: &mut Worksheet,
        text: &str,
        format: &rust_xlsxwriter::Format,
    ) -> Result<(), WriteError> {
        sheet.merge_range(self.row, LEFT, self.row, RIGHT, "", format)?;
        write_text(sheet, self.row, LEFT, text, format)?;
        self.finish_row(sheet, measure::height(lines(text, widths(LEFT, RIGHT))))
    }
}
