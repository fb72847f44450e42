//! What people filled in and Pilar does not take: named, never dropped in silence.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::instrument::SoalId;

use super::columns::Columns;
use super::grid::{Cell, Grid, Merged, Value, address, group, letters};
use super::rows::Hung;
use super::{evidence, form, hyperlink};
use crate::imported::Quirk;

/// Cells below the form in which its makers and signers have their words.
const SIGNED_BELOW: usize = 10;

/// Filled columns that are not taken, with their count of filled cells; cells of taken ones that hold no text; and what
/// hangs on other cells.
pub(crate) fn find(
    grid: &Grid,
    columns: &Columns,
    rows: &BTreeMap<SoalId, u32>,
    heads: &BTreeMap<SoalId, u32>,
    hung: &Hung,
) -> Vec<Quirk> {
    let left = filled(grid, columns, rows);
    let mut quirks = left_columns(grid, columns, &left);
    let outside = |message| Quirk { code: "di_luar_jangkauan", place: grid.name.clone(), message };
    quirks.extend(grid.outside().into_iter().map(outside));
    let texts: Vec<u32> =
        columns.filled_in().filter(|column| columns.answers().all(|it| it != *column)).collect();
    let taken: BTreeSet<u32> = rows.values().chain(heads.values()).copied().collect();
    quirks.extend(between(grid, &texts, &taken));
    quirks.extend(below(grid, columns, &taken));
    quirks.extend(shared(grid, &texts, &distinct(rows)));
    quirks.extend(without_text(grid, columns, &texts, &taken));
    quirks.extend(hanging(grid, &texts, &left, &taken, hung));
    quirks
}

/// Cells of notes and evidence in rows that are read whose content is no text, or not all of it.
fn without_text(grid: &Grid, columns: &Columns, texts: &[u32], taken: &BTreeSet<u32>) -> Vec<Quirk> {
    let (mut broken, mut open, mut pictures) = (Vec::new(), Vec::new(), Vec::new());
    let (mut refused, mut composed) = (Vec::new(), Vec::new());
    for (row, column) in taken.iter().flat_map(|row| texts.iter().map(move |column| (*row, *column))) {
        let Some(cell) = grid.cell(row, column) else { continue };
        let place = grid.place(row, column);
        match cell.value {
            Value::Error(_) => broken.push(place),
            Value::Picture => pictures.push(place),
            _ if columns.evidence.contains(&column) && evidence::refused_link(cell).is_some() => {
                refused.push(place);
            }
            Value::Uncomputed if evidence::with_link(cell).is_empty() => open.push(place),
            _ if evidence::leads_elsewhere(cell) => composed.push(place),
            _ => {}
        }
    }
    let broken = group(grid, "catatan_galat", &broken, |cells| {
        format!(
            "Catatan atau bukti dukung di sel {cells} berisi galat, bukan teks; Pilar tidak mengambilnya."
        )
    });
    let open = group(grid, "catatan_tanpa_hasil", &open, |cells| {
        format!(
            "Catatan atau bukti dukung di sel {cells} berisi rumus tanpa hasil tersimpan yang tidak dapat dihitung Pilar; \
             Pilar tidak mengambilnya."
        )
    });
    let pictures = group(grid, "gambar_di_sel", &pictures, |cells| {
        format!(
            "Sel {cells} berisi gambar; simpan gambarnya sebagai berkas dan lampirkan sebagai bukti dukung."
        )
    });
    let refused = group(grid, "tautan_ditolak", &refused, |cells| {
        format!(
            "Tautan di sel {cells} memuat kata sandi atau menjalankan sesuatu di komputer; Pilar tidak mengambilnya."
        )
    });
    let composed = group(grid, "tautan_dirangkai", &composed, |cells| {
        format!(
            "Alamat tautan di sel {cells} dirangkai oleh rumus sehingga tidak dapat dipastikan; Pilar hanya mengambil teks \
             selnya."
        )
    });
    [broken, open, pictures, refused, composed].into_iter().flatten().collect()
}

/// Links and comments in rows that are read: those that are taken although they stand in no column for them, and those
/// on cells of which no link or no comment is taken.
fn hanging(
    grid: &Grid,
    texts: &[u32],
    left: &BTreeMap<u32, usize>,
    taken: &BTreeSet<u32>,
    hung: &Hung,
) -> impl Iterator<Item = Quirk> {
    let mut links = Vec::new();
    for row in taken {
        let linked = grid.row(*row).filter(|(column, cell)| {
            cell.link.is_some()
                && !texts.contains(column)
                && !left.contains_key(column)
                && !hung.links.contains(&(*row, *column))
        });
        links.extend(linked.map(|(column, _)| grid.place(*row, column)));
    }
    let links = group(grid, "tautan_di_luar_bukti", &links, |cells| {
        format!(
            "Tautan di sel {cells} tidak berada di kolom catatan atau bukti dukung; Pilar tidak mengambilnya."
        )
    });
    let places = |cells: &BTreeSet<(u32, u32)>| -> Vec<String> {
        cells.iter().map(|(row, column)| grid.place(*row, *column)).collect()
    };
    let answers = group(grid, "tautan_di_jawaban", &places(&hung.links), |cells| {
        format!("Tautan di sel jawaban {cells} diambil sebagai bukti dukung.")
    });
    let noted = group(grid, "komentar_diambil", &places(&hung.comments), |cells| {
        format!("Komentar pada sel {cells} diambil sebagai catatan, karena catatannya belum terisi.")
    });
    let others = grid.comments.keys().copied();
    let others = others.filter(|at| taken.contains(&at.0) && !hung.comments.contains(at)).collect();
    let comments = group(grid, "komentar_sel", &places(&others), |cells| {
        format!(
            "Komentar pada sel {cells} tidak diambil; salin isinya ke kolom catatan atau bukti dukung bila diperlukan."
        )
    });
    links.into_iter().chain(answers).chain(noted).chain(comments)
}

/// Filled columns that are not taken, with their count of filled cells; of the form's own only what people typed there.
pub(crate) fn filled(grid: &Grid, columns: &Columns, rows: &BTreeMap<SoalId, u32>) -> BTreeMap<u32, usize> {
    let rows: Vec<u32> = distinct(rows).into_iter().collect();
    let taken: Vec<u32> = columns.filled_in().collect();
    let own = form::own(grid, columns, &rows);
    let mut filled: BTreeMap<u32, usize> = BTreeMap::new();
    for row in rows {
        for (column, cell) in grid.row(row).filter(|(column, _)| !taken.contains(column)) {
            let people = if own.contains(&column) {
                form::is_typed_into(grid, columns, column, cell)
            } else {
                // Formulas are the sheet's own reckoning.
                cell.is_filled() && typed(cell)
            };
            if people {
                *filled.entry(column).or_default() += 1;
            }
        }
    }
    filled
}

fn left_columns(grid: &Grid, columns: &Columns, left: &BTreeMap<u32, usize>) -> Vec<Quirk> {
    let quirk = |(column, cells): (&u32, &usize)| {
        let heading = columns.headings.get(column).map(|text| one_line(text));
        let named = heading.map_or_else(String::new, |text| format!(" (\"{text}\")"));
        let message = format!("Isi kolom {}{named} tidak diambil: {cells} sel terisi.", letters(*column));
        Quirk { code: "kolom_tidak_diambil", place: grid.place(columns.heading_row.max(1), *column), message }
    };
    left.iter().map(quirk).collect()
}

fn typed(cell: &Cell) -> bool {
    cell.formula.as_deref().is_none_or(hyperlink::is_link)
}

/// Notes and evidence that stand in no row that is read.
fn between(grid: &Grid, texts: &[u32], taken: &BTreeSet<u32>) -> Option<Quirk> {
    let (first, last) = (*taken.first()?, *taken.last()?);
    let reaches = |row: u32, column: u32| {
        let from_here = |merged: &&Merged| (merged.0, merged.1) == (row, column);
        grid.tall().find(from_here).is_some_and(|merged| taken.range(row..=merged.2).next().is_some())
    };
    let mut found = Vec::new();
    for row in (first..=last).filter(|row| !taken.contains(row)) {
        let filled = grid.row(row).filter(|(column, cell)| {
            texts.contains(column) && cell.is_filled() && typed(cell) && !reaches(row, *column)
        });
        found.extend(filled.map(|(column, _)| grid.place(row, column)));
    }
    group(grid, "sel_di_luar_isian", &found, |cells| {
        format!(
            "Catatan atau bukti dukung di sel {cells} tidak berada di baris isian; Pilar tidak mengambilnya."
        )
    })
}

/// More than a few words below the last row that is read, in columns that are read: another table, or a list.
fn below(grid: &Grid, columns: &Columns, taken: &BTreeSet<u32>) -> Option<Quirk> {
    let last = *taken.last()?;
    let read: BTreeSet<u32> = columns.filled_in().collect();
    let mut cells = Vec::new();
    for row in last + 1..=grid.last_row() {
        let filled = grid.row(row);
        let filled = filled.filter(|(column, cell)| read.contains(column) && cell.is_filled() && typed(cell));
        cells.extend(filled.map(|(column, _)| (row, column)));
    }
    let (&(row, column), count) = (cells.first()?, cells.len());
    let place = grid.place(row, column);
    let message = format!(
        "Di bawah isian terakhir (baris {last}) terdapat {count} sel terisi di kolom jawaban, catatan, atau bukti dukung, \
         mulai baris {row}; Pilar tidak mengambilnya."
    );
    (count > SIGNED_BELOW).then_some(Quirk { code: "sel_di_luar_isian", place, message })
}

/// Merged notes and evidence that cover several inputs, each of which gets them.
fn shared(grid: &Grid, texts: &[u32], rows: &BTreeSet<u32>) -> Option<Quirk> {
    let covers = |(top, left, bottom, _): &&Merged| {
        let filled = grid.cell(*top, *left).is_some_and(Cell::is_filled);
        filled && texts.contains(left) && rows.range(*top..=*bottom).nth(1).is_some()
    };
    let place = |(top, left, bottom, right): &Merged| {
        format!("{}:{}", grid.place(*top, *left), address(*bottom, *right))
    };
    let found: Vec<String> = grid.tall().filter(covers).map(place).collect();
    group(grid, "catatan_gabungan", &found, |cells| {
        format!(
            "Catatan atau bukti dukung di sel gabungan {cells} menutup beberapa isian; Pilar mencatatnya pada setiap isian \
             itu."
        )
    })
}

/// The rows of inputs, each once.
fn distinct(rows: &BTreeMap<SoalId, u32>) -> BTreeSet<u32> {
    rows.values().copied().collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
