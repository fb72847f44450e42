//! Reads a sheet in the layout of the regulation's annex.

use pilar_core::instrument::Instrument;

use super::align::{Item, Rows, align};
use super::find::{self, Columns};
use super::grid::Grid;
use super::{head, quirks, rows};
use crate::imported::Imported;

/// Reads the sheet; `None` when it has no such headings, `Err` says what does not fit.
pub(crate) fn read(instrument: &Instrument, grid: &Grid) -> Option<Result<Imported, String>> {
    let columns = find::official(grid, &instrument.workbook.official)?;
    Some(align(instrument, grid, &columns).map(|places| read_rows(instrument, grid, &columns, &places)))
}

fn read_rows(instrument: &Instrument, grid: &Grid, columns: &Columns, places: &Rows) -> Imported {
    let mut imported = Imported::default();
    for (at, question) in instrument.questions.iter().enumerate() {
        for input in &question.inputs {
            let own = places.get(&Item::Input(input.soal));
            if let Some(row) = own.or_else(|| places.get(&Item::Question(at))) {
                rows::read((question, input), grid, columns, *row, &mut imported);
            }
        }
    }
    head::read(grid, columns.heading_row, &mut imported);
    imported.recorded_total = total_row(instrument, places).and_then(|row| grid.number(row, columns.value?));
    imported.quirks = quirks::find(instrument, grid, columns, places, &imported);
    imported
}

/// The row of the grand total: the one that sums every component.
fn total_row(instrument: &Instrument, places: &Rows) -> Option<u32> {
    let components = instrument.nodes.iter().filter(|node| node.parent.is_none()).count();
    let totals = &instrument.workbook.official.totals;
    let at = totals.iter().position(|total| total.nodes.len() == components)?;
    places.get(&Item::Total(at)).copied()
}
