//! The list of documents with what identifies each.

use pilar_core::text::size;

use super::figures::{NONE, period};
use crate::pdf::face::Face;
use crate::pdf::page::{Align, Pages};
use crate::pdf::style::{CELL, CELL_QUIET, QUIET, Style};
use crate::pdf::table::{Cell, Column, Row, Table};
use crate::report::{Evidence, Report};

const TITLE: &str = "Daftar bukti dukung";

/// Small enough for a checksum in two lines.
const SUM: Style = Style::new(Face::Regular, 6.0, QUIET);

const COLUMNS: [Column; 7] = [
    Column::fixed("No.", 28.0, Align::Right),
    Column::share("Dokumen", 0.36).inset(3.0),
    Column::share("Nama berkas", 0.36),
    Column::fixed("Periode", 72.0, Align::Left),
    Column::fixed("Ukuran", 46.0, Align::Right),
    Column::share("Kode yang didukung", 0.28).inset(7.0),
    Column::fixed("Sidik", 131.0, Align::Left),
];

pub(super) fn print(pages: &mut Pages, report: &Report) {
    let serves_it = |document: &Evidence| {
        let inputs = document.serves.iter().filter_map(|soal| report.instrument.input(*soal));
        report.part.is_none() || inputs.into_iter().any(|(question, _)| report.prints(question))
    };
    // Numbers stay those of the whole list, as the tables name documents by them.
    let rows: Vec<Row> = report
        .evidence
        .iter()
        .enumerate()
        .filter(|(_, document)| serves_it(document))
        .map(|(at, document)| row(report, at + 1, document))
        .collect();
    if rows.is_empty() && report.part.is_some() {
        return;
    }
    pages.start(!rows.is_empty(), TITLE);
    pages.heading(0, TITLE, 60.0);
    if rows.is_empty() {
        pages.lead("Belum ada dokumen bukti dukung.");
        return;
    }
    let (left, width) = (pages.left(), pages.width());
    Table::new(&COLUMNS, left, width).print(pages, &rows);
}

fn row(report: &Report, number: usize, document: &Evidence) -> Row {
    let codes: Vec<&str> = document
        .serves
        .iter()
        .filter_map(|soal| report.instrument.input(*soal))
        .map(|(_, input)| input.code.as_str())
        .collect();
    let codes = if codes.is_empty() { NONE.to_owned() } else { codes.join(", ") };
    Row::new(vec![
        Cell::new(CELL.colour(QUIET), number.to_string()),
        Cell::new(CELL, document.name()),
        Cell::new(CELL_QUIET, document.file_name.as_str()),
        Cell::new(CELL, period(document.year, document.triwulan)),
        Cell::new(CELL, size(document.size)),
        Cell::new(CELL, codes),
        Cell::new(SUM, document.sha256.as_str()),
    ])
}

impl Evidence {
    /// The title, or the file's name where there is none.
    pub(super) fn name(&self) -> &str {
        if self.title.trim().is_empty() { &self.file_name } else { &self.title }
    }
}
