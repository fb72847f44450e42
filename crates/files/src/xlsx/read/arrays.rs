//! Cells that a formula elsewhere fills: arrays and data tables of more than one cell.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use zip::ZipArchive;

use super::grid::{Grid, Merged};
use crate::read_error::ReadError;
use crate::xlsx::recalculate::{Archive, entry, sheet_entries, spills};

/// Arrays of a sheet that are told apart.
const MOST: usize = 200;

/// The cells that the formulas of a sheet of an `.xlsx` file fill beside their own, as merged cells are told.
pub(super) fn over(path: &Path, sheet: &str) -> Result<Vec<Merged>, ReadError> {
    // Whoever reads the sheet has looked at the file from outside.
    let mut archive: Archive =
        ZipArchive::new(BufReader::new(File::open(path)?)).map_err(|_| ReadError::Damaged)?;
    let sheets = sheet_entries(&mut archive).map_err(|_| ReadError::Damaged)?;
    let Some((_, part)) = sheets.into_iter().find(|(name, _)| name == sheet) else { return Ok(Vec::new()) };
    let xml = entry(&mut archive, &part).map_err(|_| ReadError::Damaged)?;
    let found = spills(&xml).map_err(|_| ReadError::Damaged)?.into_iter().take(MOST);
    Ok(found.map(|(top, left, bottom, right)| (top + 1, left, bottom + 1, right)).collect())
}

/// Lets the cells of these columns that arrays fill be formulas, also those without a stored result.
pub(super) fn mark(grid: &mut Grid, areas: &[Merged], columns: &[u32]) {
    let last = grid.last_row();
    for (top, left, bottom, right) in areas {
        for column in columns.iter().filter(|column| (*left..=*right).contains(column)) {
            for row in *top..=(*bottom).min(last) {
                grid.fill(row, *column);
            }
        }
    }
}
