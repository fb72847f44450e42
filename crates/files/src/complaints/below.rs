//! Where a register ends: what stands below it is neither a complaint nor a fault.

use crate::form_table::Columns;
use crate::rows::{Row, names_place};

/// Rows at the end that may be below a register.
const MOST: usize = 12;
/// Fewest things that every complaint has, before a row that lacks them is none.
const FEWEST: usize = 3;
/// What complaints have, and what it is called where it is missed.
const MARKS: [(&str, &str); 6] = [
    ("id", "nomor"),
    ("date", "tanggal"),
    ("channel", "kanal"),
    ("category", "kategori"),
    ("text", "isi"),
    ("state", "status"),
];

/// What stands below a register.
#[derive(Debug, Default)]
pub(super) struct Below {
    /// The number of its first row; `None` where there is nothing.
    first: Option<u32>,
    /// What every complaint above has.
    always: Vec<(&'static str, &'static str)>,
}

impl Below {
    /// The last rows of those that hold anything, as far as each of them lacks most of what every row above has: places and
    /// days, names, signatures.
    pub(super) fn find(rows: &[Row<'_>], columns: &Columns) -> Self {
        let known: Vec<(&str, &str)> = MARKS.into_iter().filter(|(what, _)| columns.has(what)).collect();
        let earliest = rows.len().saturating_sub(MOST).max(1);
        (earliest..rows.len())
            .find_map(|at| {
                let (above, below) = rows.split_at(at);
                let everywhere = |what: &str| above.iter().all(|row| has(*row, columns, what));
                let always: Vec<_> = known.iter().copied().filter(|(what, _)| everywhere(what)).collect();
                let is_below = |row: &Row<'_>| {
                    let there = always.iter().filter(|(what, _)| has(*row, columns, what)).count();
                    there * 2 < always.len() && !is_listed(*row, columns)
                };
                let found = always.len() >= FEWEST && below.iter().all(is_below);
                let first = below.first().map(Row::number);
                found.then_some(Self { first, always })
            })
            .unwrap_or_default()
    }

    /// Why a row is no complaint, where it stands below the register.
    pub(super) fn reason(&self, row: Row<'_>, columns: &Columns) -> Option<String> {
        if self.first.is_none_or(|first| row.number() < first) {
            return None;
        }
        let lacking = self.always.iter().filter(|(what, _)| !has(row, columns, what)).map(|(_, name)| *name);
        let lacking = lacking.collect::<Vec<_>>().join(", ");
        Some(format!(
            "di bawah daftar dan tanpa yang ada pada setiap pengaduan ({lacking}), jadi bukan pengaduan"
        ))
    }
}

/// Whether a row says something; a day with a place before it is that of a signature.
fn has(row: Row<'_>, columns: &Columns, what: &str) -> bool {
    match columns.cell(row, what) {
        "" | "-" => false,
        text => what != "date" || !names_place(text),
    }
}

/// Whether a row goes on with the register: it has a number and what is complained of, or when.
pub(super) fn is_listed(row: Row<'_>, columns: &Columns) -> bool {
    let numbered = row.cell(0).trim_end_matches('.').parse::<u32>().is_ok();
    let has = |what: &str| has(row, columns, what);
    (numbered && has("text")) || (has("id") && has("date"))
}
