//! What people filled in and Pilar does not take: named, never dropped in silence.

use std::collections::BTreeMap;

use pilar_core::instrument::SoalId;

use super::evidence;
use super::find::Columns;
use super::grid::{Cell, Grid, Value, letters};
use super::quirks::group;
use crate::imported::Quirk;

/// Filled columns that are not taken, with their count of filled cells, and cells of taken ones that hold no text.
pub(crate) fn find(grid: &Grid, columns: &Columns, rows: &BTreeMap<SoalId, u32>) -> Vec<Quirk> {
    let mut quirks = left_columns(grid, columns, rows);
    let outside = |message| Quirk { code: "di_luar_jangkauan", place: grid.name.clone(), message };
    quirks.extend(grid.outside().into_iter().map(outside));
    let texts: Vec<u32> =
        columns.filled_in().filter(|column| columns.answers().all(|it| it != *column)).collect();
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

fn left_columns(grid: &Grid, columns: &Columns, rows: &BTreeMap<SoalId, u32>) -> Vec<Quirk> {
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
    let quirk = |(column, cells): (u32, usize)| {
        let heading = columns.headings.get(&column).map(|text| one_line(text));
        let named = heading.map_or_else(String::new, |text| format!(" (\"{text}\")"));
        let what = if columns.extra.contains(&column) { "kolom tim penilai tambahan" } else { "kolom" };
        let message = format!("Isi {what} {}{named} tidak diambil: {cells} sel terisi.", letters(column));
        Quirk { code: "kolom_tidak_diambil", place: grid.place(columns.heading_row.max(1), column), message }
    };
    filled.into_iter().map(quirk).collect()
}

fn typed(cell: &Cell) -> bool {
    cell.formula.as_deref().is_none_or(|formula| formula.trim_start().starts_with("HYPERLINK("))
}

/// The rows of inputs, each once.
fn distinct(rows: &BTreeMap<SoalId, u32>) -> impl Iterator<Item = u32> + use<> {
    rows.values().copied().collect::<std::collections::BTreeSet<u32>>().into_iter()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
