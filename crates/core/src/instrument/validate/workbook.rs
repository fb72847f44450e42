//! Where the workbooks keep things.

use std::collections::BTreeSet;

use super::faults::Faults;
use crate::instrument::Instrument;

/// Checks sheet names, columns and the rows of sums; rows used twice are found with the other rows.
pub fn validate_workbook(instrument: &Instrument, faults: &mut Faults) {
    let (official, portal) = (&instrument.workbook.official, &instrument.workbook.portal);
    sheet("workbook.official", &official.sheet, faults);
    columns(
        "workbook.official",
        &[
            &official.weight,
            &official.explanation,
            &official.options,
            &official.answer,
            &official.value,
            &official.percent,
            &official.note,
            &official.evidence,
        ],
        faults,
    );
    sheet("workbook.portal", &portal.sheet, faults);
    columns(
        "workbook.portal",
        &[
            &portal.unit_answer,
            &portal.unit_note,
            &portal.unit_evidence,
            &portal.tpi_answer,
            &portal.tpi_note,
        ],
        faults,
    );
    faults.unless(!official.sheet.eq_ignore_ascii_case(&portal.sheet), "workbook", || {
        format!("kedua lembar bernama \"{}\"", official.sheet)
    });
    let first = instrument.nodes.iter().map(|node| node.workbook_row).min().unwrap_or(u32::MAX);
    faults.unless(official.heading_row > 0 && official.heading_row < first, "workbook.official", || {
        format!("baris judul {} harus di atas baris simpul pertama", official.heading_row)
    });
    for total in &official.totals {
        faults.unless_words(&total.label, "workbook.official.total", "label");
        faults.unless(!total.nodes.is_empty(), &total.label, || "jumlah tanpa simpul".into());
    }
}

/// A sheet name that Excel accepts.
fn sheet(place: &str, name: &str, faults: &mut Faults) {
    let fine = !name.trim().is_empty()
        && name.chars().count() <= 31
        && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
        && !name.starts_with('\'')
        && !name.ends_with('\'');
    faults.unless(fine, place, || format!("nama lembar \"{name}\" tidak sah"));
}

fn columns(place: &str, letters: &[&String], faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for column in letters {
        faults
            .unless(is_column(column), place, || format!("kolom \"{column}\" tidak sah, tulis A sampai XFD"));
        faults.unless(seen.insert(*column), place, || format!("kolom \"{column}\" dipakai dua kali"));
    }
}

/// `A` to `XFD`; letters of equal length compare in the order of the columns.
fn is_column(text: &str) -> bool {
    let letters = text.bytes().all(|b| b.is_ascii_uppercase());
    letters && (1..=3).contains(&text.len()) && (text.len() < 3 || text <= "XFD")
}
