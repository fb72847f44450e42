//! Which columns are the form's own, and what people wrote into them all the same.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Columns;
use super::grid::{Cell, Grid, Value};

/// Bytes of a text from which it may be a question rather than its number.
const QUESTION: usize = 8;
/// Numbers from which a column that counts up numbers the rows.
const NUMBERED: usize = 3;

/// The columns of the form itself: those its headings name, and what stands left of the options without a heading of its
/// own or under the heading of the questions.
pub(super) fn own(grid: &Grid, columns: &Columns, rows: &[u32]) -> BTreeSet<u32> {
    let known = [columns.options, columns.value, columns.weight, columns.code];
    let mut own: BTreeSet<u32> = columns.form.iter().copied().chain(known.into_iter().flatten()).collect();
    let edge = columns.options.map_or(columns.answer, |options| options.min(columns.answer));
    let asked = asked(grid, columns, rows, edge);
    for column in 0..edge {
        let heading = heading(columns, column);
        let form = heading.is_none_or(|at| own.contains(&at) || asked == Some(at));
        if form || counts_up(grid, column, rows) {
            own.insert(column);
        }
    }
    own
}

/// The column whose heading a column stands under: its own, or the next one to the left.
fn heading(columns: &Columns, column: u32) -> Option<u32> {
    columns.headings.range(..=column).next_back().map(|(at, _)| *at)
}

/// The column of the heading over the questions: the first one with texts below it.
fn asked(grid: &Grid, columns: &Columns, rows: &[u32], edge: u32) -> Option<u32> {
    let taken: Vec<u32> = columns.filled_in().collect();
    let mut texts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for row in rows {
        for (column, cell) in grid.row(*row).take_while(|(column, _)| *column < edge) {
            let (Value::Text(text), Some(at)) = (&cell.value, heading(columns, column)) else { continue };
            if !taken.contains(&column) {
                let (cells, bytes) = texts.entry(at).or_default();
                *cells += 1;
                *bytes += text.len();
            }
        }
    }
    let asks = |(cells, bytes): (usize, usize)| cells * 2 >= rows.len() && bytes >= cells * QUESTION;
    texts.into_iter().find(|(_, found)| asks(*found)).map(|(at, _)| at)
}

/// Whether a column numbers the rows.
fn counts_up(grid: &Grid, column: u32, rows: &[u32]) -> bool {
    let mut rows = rows.to_vec();
    rows.sort_unstable();
    rows.dedup();
    let mut found: Vec<f64> = Vec::new();
    for cell in rows.iter().filter_map(|row| grid.cell(*row, column)) {
        match cell.value {
            Value::Blank => {}
            Value::Number(number) if found.last().is_none_or(|last| number > *last) => found.push(number),
            _ => return false,
        }
    }
    found.len() >= NUMBERED
}

/// Whether a cell in a column of the form holds what the form never has there: words that somebody typed right of the
/// answers.
pub(super) fn is_typed_into(grid: &Grid, columns: &Columns, column: u32, cell: &Cell) -> bool {
    let words = matches!(&cell.value, Value::Text(text) if text.chars().any(char::is_alphabetic));
    // Where formulas are lost, words among the values may be what one of them shows.
    let typed = cell.formula.is_none() && (grid.formats_known || columns.value != Some(column));
    column > columns.answer && columns.options != Some(column) && words && typed
}
