//! The beginning of a sheet as people see it: what to choose columns by.

use std::path::Path;

use super::grid::{compact, letters};
use super::source::Source;
use crate::read_error::ReadError;

/// Rows below the headings that are shown.
const SHOWN_ROWS: usize = 12;
/// Characters of a cell that are shown.
const SHOWN: usize = 120;

/// The beginning of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Letters and heading of every column up to the last filled one.
    pub columns: Vec<(String, String)>,
    /// Rows below the headings that hold anything: their numbers, and a text for each column.
    pub rows: Vec<(u32, Vec<String>)>,
}

/// Reads the first rows below the headings of a sheet.
///
/// # Errors
/// [`ReadError::NoSuchSheet`], or whatever keeps the workbook from being read.
pub fn preview(path: &Path, sheet: &str, heading_row: u32) -> Result<Preview, ReadError> {
    let mut source = Source::open(path)?;
    let sheets = source.sheets();
    let Some(found) = sheets.iter().find(|other| compact(&other.name) == compact(sheet)) else {
        let found = sheets.into_iter().map(|sheet| sheet.name).collect();
        return Err(ReadError::NoSuchSheet { given: sheet.to_owned(), found });
    };
    let grid = source.grid(&found.name)?;
    let last = grid.last_column();
    let shown = |row: u32, column: u32| grid.text(row, column).chars().take(SHOWN).collect::<String>();
    let rows = (heading_row + 1..=grid.last_row()).filter(|row| grid.row(*row).next().is_some());
    let rows = rows.take(SHOWN_ROWS);
    Ok(Preview {
        columns: (0..=last).map(|column| (letters(column), shown(heading_row, column))).collect(),
        rows: rows.map(|row| (row, (0..=last).map(|column| shown(row, column)).collect())).collect(),
    })
}
