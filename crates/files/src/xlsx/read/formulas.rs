//! Checks that the sums and means of a sheet cover every row they should.

use std::collections::BTreeSet;

use pilar_core::instrument::Instrument;

use super::align::{Item, Rows};
use super::columns::Columns;
use super::grid::{Grid, column};
use crate::imported::Quirk;

/// Formulas named one by one; beyond this the whole column is off and one message says so.
const NAMED: usize = 5;

/// Means and sums that leave rows out.
pub(crate) fn incomplete(
    instrument: &Instrument,
    grid: &Grid,
    columns: &Columns,
    places: &Rows,
) -> Vec<Quirk> {
    let mut quirks = each(instrument, grid, columns, places);
    if quirks.len() > NAMED {
        let count = quirks.len();
        quirks.truncate(1);
        for quirk in &mut quirks {
            quirk.code = "rumus_bergeser";
            quirk.message = format!(
                "Sebanyak {count} rumus rerata dan jumlah, mulai dari sel ini, tidak menunjuk baris yang semestinya; \
                 Pilar menghitung ulang semua baris."
            );
        }
    }
    quirks
}

fn each(instrument: &Instrument, grid: &Grid, columns: &Columns, places: &Rows) -> Vec<Quirk> {
    let Some(value) = columns.value else { return Vec::new() };
    let mut quirks = Vec::new();
    for (at, node) in instrument.nodes.iter().enumerate() {
        let Some(row) = places.get(&Item::Node(at)) else { continue };
        let Some(covered) = sums(grid, *row, value) else { continue };
        let questions = node.questions.iter().map(|question| Item::Question(*question));
        let missing: Vec<u32> = node
            .children
            .iter()
            .filter(|child| !node_covered(instrument, places, &covered, **child))
            .filter_map(|child| places.get(&Item::Node(*child)).copied())
            .chain(
                questions.filter_map(|item| places.get(&item).copied()).filter(|row| !covered.contains(row)),
            )
            .collect();
        quirks.extend(quirk(grid, *row, value, &node.name, &missing));
    }
    for (at, total) in instrument.workbook.official.totals.iter().enumerate() {
        let Some(row) = places.get(&Item::Total(at)) else { continue };
        let Some(covered) = sums(grid, *row, value) else { continue };
        let missing: Vec<u32> = total
            .nodes
            .iter()
            .filter(|node| !node_covered(instrument, places, &covered, **node))
            .filter_map(|node| places.get(&Item::Node(*node)).copied())
            .collect();
        quirks.extend(quirk(grid, *row, value, &total.label, &missing));
    }
    quirks
}

fn quirk(grid: &Grid, row: u32, value: u32, name: &str, missing: &[u32]) -> Option<Quirk> {
    if missing.is_empty() {
        return None;
    }
    let formula = grid.cell(row, value)?.formula.as_deref()?;
    let mean = formula.to_ascii_uppercase().contains("AVERAGE(");
    let (code, what) = if mean {
        ("rumus_rerata_tidak_lengkap", "rerata")
    } else {
        ("rumus_jumlah_tidak_lengkap", "jumlah")
    };
    let rows: Vec<String> = missing.iter().map(u32::to_string).collect();
    let message = format!(
        "Rumus {what} \"{name}\" di sel ini ({formula}) melewatkan baris {}; Pilar menghitung semua baris.",
        rows.join(", ")
    );
    Some(Quirk { code, place: grid.place(row, value), message })
}

/// Whether a node counts in a formula: itself, a row that repeats it, or all its parts.
fn node_covered(instrument: &Instrument, places: &Rows, covered: &BTreeSet<u32>, at: usize) -> bool {
    let has = |item: Item| places.get(&item).is_some_and(|row| covered.contains(row));
    let totals = instrument.workbook.official.totals.iter().enumerate();
    let node = &instrument.nodes[at];
    has(Item::Node(at))
        || totals.into_iter().any(|(index, total)| total.nodes == [at] && has(Item::Total(index)))
        || (!node.children.is_empty()
            && node.children.iter().all(|child| node_covered(instrument, places, covered, *child)))
}

/// The rows of the value column that a sum or mean in a cell refers to; `None` when it is neither.
fn sums(grid: &Grid, row: u32, value: u32) -> Option<BTreeSet<u32>> {
    let formula = grid.cell(row, value)?.formula.as_deref()?.to_ascii_uppercase();
    (formula.contains("AVERAGE(") || formula.contains("SUM(")).then(|| rows_of(&formula, value))
}

/// Rows of one column that a formula refers to, ranges included; references to other sheets do not count.
fn rows_of(formula: &str, wanted: u32) -> BTreeSet<u32> {
    let mut rows = BTreeSet::new();
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | ':' | '!' | '\'' | '_' | '.');
    for word in formula.split(|c| !is_part(c)).filter(|word| !word.contains('!')) {
        let mut ends = word.split(':').map(reference);
        let Some(Some((from_column, from_row))) = ends.next() else { continue };
        let Some((to_column, to_row)) = ends.next().unwrap_or(Some((from_column, from_row))) else {
            continue;
        };
        if (from_column..=to_column).contains(&wanted) && to_row.saturating_sub(from_row) < 10_000 {
            rows.extend(from_row..=to_row);
        }
    }
    rows
}

fn reference(text: &str) -> Option<(u32, u32)> {
    let text: String = text.chars().filter(|c| *c != '$').collect();
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    Some((column(&text[..digits])?, text[digits..].parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::rows_of;

    #[test]
    fn references_are_read_with_ranges_lists_and_dollars() {
        let rows = |formula: &str| rows_of(formula, 11).into_iter().collect::<Vec<_>>();
        assert_eq!(rows("AVERAGE(L8:L9)*H7"), [8, 9]);
        assert_eq!(rows("SUM($L$6,L23,'Lain'!L40)"), [6, 23]);
        assert_eq!(rows("SUM(H1:H5)"), Vec::<u32>::new());
    }
}
