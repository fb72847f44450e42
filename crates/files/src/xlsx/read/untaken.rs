//! What people filled in and Pilar does not take: named, never dropped in silence.

use std::collections::BTreeMap;

use pilar_core::instrument::SoalId;

use super::columns::Columns;
use super::evidence;
use super::grid::{Cell, Grid, Value, letters};
use super::quirks::group;
use crate::imported::Quirk;

/// Filled columns that are not taken, with their count of filled cells, and cells of taken ones that hold no text.
pub(crate) fn find(
    grid: &Grid,
    columns: &Columns,
    rows: &BTreeMap<SoalId, u32>,
    heads: &BTreeMap<SoalId, u32>,
) -> Vec<Quirk> {
    let mut quirks = left_columns(grid, columns, rows);
    let outside = |message| Quirk { code: "di_luar_jangkauan", place: grid.name.clone(), message };
    quirks.extend(grid.outside().into_iter().map(outside));
    let texts: Vec<u32> =
        columns.filled_in().filter(|column| columns.answers().all(|it| it != *column)).collect();
    quirks.extend(between(grid, &texts, rows, heads));
    let mut broken = Vec::new();
    let mut pictures = Vec::new();
    let mut links = Vec::new();
    for row in distinct(rows) {
        for column in &texts {
            let Some(cell) = grid.cell(row, *column) else { continue };
            let place = grid.place(row, *column);
            match cell.value {
                Value::Error(_) | Value::Uncomputed => broken.push(place),
                Value::Picture => pictures.push(place),
                _ if columns.evidence.contains(column) && evidence::refused_link(cell).is_some() => {
                    links.push(place);
                }
                _ => {}
            }
        }
    }
    quirks.extend(group(grid, "catatan_galat", &broken, |cells| {
        format!(
            "Catatan atau bukti dukung di sel {cells} berisi galat, bukan teks; Pilar tidak mengambilnya."
        )
    }));
    quirks.extend(group(grid, "gambar_di_sel", &pictures, |cells| {
        format!(
            "Sel {cells} berisi gambar; simpan gambarnya sebagai berkas dan lampirkan sebagai bukti dukung."
        )
    }));
    quirks.extend(group(grid, "tautan_ditolak", &links, |cells| {
        format!(
            "Tautan di sel {cells} memuat kata sandi atau menjalankan sesuatu di komputer; Pilar tidak mengambilnya."
        )
    }));
    quirks
}

/// Filled columns that are not taken, with their count of filled cells.
pub(crate) fn filled(grid: &Grid, columns: &Columns, rows: &BTreeMap<SoalId, u32>) -> BTreeMap<u32, usize> {
    let taken: Vec<u32> = columns.filled_in().collect();
    let known = [columns.options, columns.value, columns.weight];
    let form = |column: u32| columns.form.contains(&column) || known.contains(&Some(column));
    let mut filled: BTreeMap<u32, usize> = BTreeMap::new();
    for row in distinct(rows) {
        for (column, cell) in grid.row(row) {
            // What stands left of the answers is the form; formulas are the sheet's own reckoning.
            let people = column > columns.answer && cell.is_filled() && typed(cell);
            if people && !taken.contains(&column) && !form(column) {
                *filled.entry(column).or_default() += 1;
            }
        }
    }
    filled
}

fn left_columns(grid: &Grid, columns: &Columns, rows: &BTreeMap<SoalId, u32>) -> Vec<Quirk> {
    let quirk = |(column, cells): (u32, usize)| {
        let heading = columns.headings.get(&column).map(|text| one_line(text));
        let named = heading.map_or_else(String::new, |text| format!(" (\"{text}\")"));
        let message = format!("Isi kolom {}{named} tidak diambil: {cells} sel terisi.", letters(column));
        Quirk { code: "kolom_tidak_diambil", place: grid.place(columns.heading_row.max(1), column), message }
    };
    filled(grid, columns, rows).into_iter().map(quirk).collect()
}

fn typed(cell: &Cell) -> bool {
    cell.formula.as_deref().is_none_or(|formula| formula.trim_start().starts_with("HYPERLINK("))
}

/// Notes and evidence that stand in no input's row.
fn between(
    grid: &Grid,
    texts: &[u32],
    rows: &BTreeMap<SoalId, u32>,
    heads: &BTreeMap<SoalId, u32>,
) -> Option<Quirk> {
    let taken: Vec<u32> = rows.values().chain(heads.values()).copied().collect();
    let (first, last) = (taken.iter().min().copied()?, taken.iter().max().copied()?);
    let mut found = Vec::new();
    for row in (first..=last).filter(|row| !taken.contains(row)) {
        let filled =
            grid.row(row).filter(|(column, cell)| texts.contains(column) && cell.is_filled() && typed(cell));
        found.extend(filled.map(|(column, _)| grid.place(row, column)));
    }
    group(grid, "sel_di_luar_isian", &found, |cells| {
        format!(
            "Catatan atau bukti dukung di sel {cells} tidak berada di baris isian; Pilar tidak mengambilnya."
        )
    })
}

/// The rows of inputs, each once.
fn distinct(rows: &BTreeMap<SoalId, u32>) -> impl Iterator<Item = u32> + use<> {
    rows.values().copied().collect::<std::collections::BTreeSet<u32>>().into_iter()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
