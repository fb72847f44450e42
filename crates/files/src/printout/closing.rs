//! What to know before relying on the figures, and room for a signature.

use crate::pdf::face::Face;
use crate::pdf::page::{Align, Pages};
use crate::pdf::style::{CELL, CELL_BOLD, FOOT, INK, QUIET};
use crate::pdf::table::{Cell, Column, Row, Table};
use crate::report::{Report, UnitIdentity};

const TITLE: &str = "Catatan atas perhitungan";
/// What the hash of everything that counts is called.
pub(super) const STATE: &str = "Sidik keadaan";
const SIGNATURE: &str = "Pengesahan";

pub(super) fn print(pages: &mut Pages, report: &Report) {
    pages.start(false, TITLE);
    pages.heading(0, TITLE, 60.0);
    if report.warnings.is_empty() {
        pages.lead("Tidak ada catatan.");
    } else {
        let coded = report.warnings.iter().any(|warning| warning.question.is_some());
        let columns = [
            Column::fixed("No.", 30.0, Align::Right),
            Column::fixed(if coded { "Kode" } else { "" }, if coded { 70.0 } else { 0.0 }, Align::Left),
            Column::share("Catatan", 1.0),
        ];
        let rows: Vec<Row> = report
            .warnings
            .iter()
            .enumerate()
            .map(|(at, warning)| {
                Row::new(vec![
                    Cell::new(CELL.colour(QUIET), (at + 1).to_string()),
                    Cell::new(CELL_BOLD, warning.question.as_deref().unwrap_or_default()),
                    Cell::new(CELL, warning.message.as_str()),
                ])
            })
            .collect();
        let (left, width) = (pages.left(), pages.width());
        Table::new(&columns, left, width).print(pages, &rows);
    }
    pages.y += 26.0;
    signature(pages, &report.identity);
    if let Some(state) = &report.state {
        print_state(pages, state);
    }
}

/// The hash of everything that counts, to compare with what the program says of the same history.
fn print_state(pages: &mut Pages, state: &str) {
    const ROOM: f32 = 40.0;
    pages.need(ROOM);
    pages.y += 18.0;
    let (left, y) = (pages.left(), pages.y);
    pages.line(left, y, Align::Left, FOOT, STATE);
    pages.line(left, y + 12.0, Align::Left, FOOT, state);
    pages.y += 24.0;
}

/// Lines with what is known of the signatory; the rest is filled by hand or by an electronic signature.
fn signature(pages: &mut Pages, known: &UnitIdentity) {
    const WIDTH: f32 = 240.0;
    const SPACE: f32 = 74.0;
    pages.heading(0, SIGNATURE, 220.0);
    let x = pages.right() - WIDTH;
    pages.y += 10.0;
    let place = if known.place.is_empty() { String::new() } else { format!("{},", known.place) };
    for (space, label, text) in [
        (14.0, "Tempat, tanggal", &place),
        (16.0, "Jabatan", &known.signatory.position),
        (SPACE, "Nama", &known.signatory.name),
        (16.0, "NIP", &known.signatory.nip),
    ] {
        pages.y += space;
        let clean = pages.fonts.clean(Face::Regular, text);
        let lines = pages.fonts.wrap(CELL, &clean, WIDTH);
        let mut top = pages.y - CELL.leading() - 1.0;
        for line in &lines {
            pages.line(x, top, Align::Left, CELL, line);
            top += CELL.leading();
        }
        pages.y = pages.y.max(top + 1.0);
        let y = pages.y;
        pages.rule(x, y, WIDTH, 0.5, INK);
        pages.line(x, y + 2.0, Align::Left, FOOT, label);
        pages.y += 12.0;
    }
}
