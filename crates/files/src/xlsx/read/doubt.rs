//! Rows whose text is another question's: exchanged or replaced among rows with the same options.

use std::collections::BTreeMap;

use pilar_core::instrument::{Instrument, SoalId};

use super::columns::Columns;
use super::fingerprint::Sketch;
use super::grid::{Grid, Value};
use super::lore::Lore;

/// Parts of a hundred up to which a text is not its own question's, and from which it is another's.
const STRANGE: usize = 25;
const SAME: usize = 60;

/// What to say of every row whose text fits another question clearly better than its own.
pub(crate) fn find(
    instrument: &Instrument,
    lore: &Lore,
    grid: &Grid,
    columns: &Columns,
    rows: &BTreeMap<SoalId, u32>,
) -> BTreeMap<SoalId, String> {
    let Some(known) = lore.sketches(&instrument.key) else { return BTreeMap::new() };
    let mut doubtful = BTreeMap::new();
    for (soal, row) in rows {
        let Some(text) = sketch(grid, columns, *row) else { continue };
        let like = |soal: SoalId| {
            known.get(&soal).into_iter().flatten().map(|sketch| sketch.likeness(&text)).max().unwrap_or(0)
        };
        if like(*soal) > STRANGE {
            continue;
        }
        let other = known.keys().map(|other| (like(*other), *other)).max_by_key(|(like, _)| *like);
        let codes = other
            .filter(|(like, _)| *like >= SAME)
            .and_then(|(_, other)| Some((instrument.input(*soal)?.1, instrument.input(other)?.1)));
        if let Some((own, other)) = codes {
            let reason = format!(
                "teks baris ini adalah pertanyaan {}, bukan {}; susunan baris tampaknya berubah, sehingga jawabannya \
                 tidak dapat dipastikan milik siapa",
                other.code, own.code
            );
            doubtful.insert(*soal, reason);
        }
    }
    doubtful
}

/// The sketch of the longest text left of the options or answers.
fn sketch(grid: &Grid, columns: &Columns, row: u32) -> Option<Sketch> {
    let until = columns.options.unwrap_or(columns.answer).min(columns.answer);
    let texts = grid.row(row).filter(|(column, _)| *column < until && !columns.form.contains(column));
    let texts = texts.filter_map(|(_, cell)| match &cell.value {
        Value::Text(text) => Some(text),
        _ => None,
    });
    Sketch::of(texts.max_by_key(|text| text.len())?)
}

/// The rows that are not doubtful.
pub(crate) fn sure(
    rows: &BTreeMap<SoalId, u32>,
    doubtful: &BTreeMap<SoalId, String>,
) -> BTreeMap<SoalId, u32> {
    let sure = rows.iter().filter(|(soal, _)| !doubtful.contains_key(soal));
    sure.map(|(soal, row)| (*soal, *row)).collect()
}
