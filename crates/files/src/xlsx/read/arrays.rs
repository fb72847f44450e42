//! Cells that a formula elsewhere fills: arrays and data tables of more than one cell.

use super::grid::{Grid, Merged};
use crate::read_error::ReadError;
use crate::xlsx::recalculate::{Archive, entry, spills};

/// Arrays of a sheet that are told apart.
const MOST: usize = 200;

/// The cells that the formulas of a sheet fill beside their own, by its part; as merged cells are told.
pub(super) fn over(archive: &mut Archive, part: &str) -> Result<Vec<Merged>, ReadError> {
    let xml = entry(archive, part).map_err(|_| ReadError::Damaged)?;
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
