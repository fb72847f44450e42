//! Rows of totals among those of inputs: nobody's answers, set aside and named.

use std::collections::BTreeSet;

use super::columns::Columns;
use super::grid::{Cell, Grid, Value, address, compact, group};
use crate::imported::Quirk;

/// Beginnings of what a row of totals is called, compacted.
const TOTALS: [&str; 6] = ["jumlah", "total", "subtotal", "rata-rata", "rerata", "nilaiakhir"];
/// Beginnings that no input's name has: "Jumlah" and "Total" are those of counts, too.
const SUBTOTALS: [&str; 4] = ["subtotal", "sub-total", "subjumlah", "sub-jumlah"];

/// Whether a text (compacted) may be the name of a total.
pub(super) fn says_total(text: &str) -> bool {
    says_subtotal(text) || TOTALS.iter().any(|word| text.starts_with(word))
}

/// Whether a text (compacted) is the name of a subtotal and of no input.
pub(super) fn says_subtotal(text: &str) -> bool {
    SUBTOTALS.iter().any(|word| text.starts_with(word))
}

/// Whether what stands left of the answers in a row says so.
pub(super) fn labelled(grid: &Grid, columns: &Columns, row: u32, says: fn(&str) -> bool) -> bool {
    (0..columns.answer).any(|column| says(&compact(&grid.text(row, column))))
}

/// Whether a number stands in the column of answers.
pub(super) fn is_counted(grid: &Grid, columns: &Columns, row: u32) -> bool {
    grid.cell(row, columns.answer).is_some_and(|cell| matches!(cell.value, Value::Number(_)))
}

/// What is said of rows of totals with something in the column of answers that stand among the `taken` ones, or below
/// them up to a last row.
pub(super) fn named(grid: &Grid, columns: &Columns, taken: &BTreeSet<u32>, last: u32) -> Option<Quirk> {
    let first = *taken.first()?;
    let filled = |row: u32| grid.cell(row, columns.answer).is_some_and(Cell::is_filled);
    let rows = (first..=last).filter(|row| !taken.contains(row) && filled(*row));
    let rows = rows.filter(|row| labelled(grid, columns, *row, says_total));
    let places: Vec<String> =
        rows.map(|row| format!("{}!{}", grid.name, address(row, columns.answer))).collect();
    group(grid, "baris_jumlah", &places, |cells| {
        format!("Sel {cells} berada di baris jumlah, bukan baris isian; Pilar tidak mengambilnya.")
    })
}
