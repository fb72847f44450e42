//! The hidden sheet of a workbook of Pilar's own brings back what its visible sheets have no place for.

use std::collections::BTreeMap;

use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::worksheet::{Answer, Layer, read_answer};

use super::grid::Grid;
use super::laid::Laid;
use super::reading::Reading;
use super::source::{SheetName, Source};
use crate::imported::{Imported, ImportedRow, Quirk, Review};
use crate::read_error::ReadError;
use crate::xlsx::own_sheet::{
    OWN_HEAD, OWN_MARK, OWN_SHEET, OWN_VERSION, OwnEntry, OwnRow, OwnUnit, documents,
};

/// Longest name and line of address, in bytes.
const LONGEST_NAME: usize = 4_000;
/// Lines of address.
const MOST_LINES: usize = 50;
/// Longest note, in bytes: what a cell holds, of characters that take four bytes.
const LONGEST_TEXT: usize = 4 * 32_767;

/// Adds what the hidden sheet holds to what was read of the sheets in `laid`. What people changed in a visible column since
/// counts; a sheet that cannot be read, or is another unit's, is named and adds nothing.
///
/// Nothing is added when a sheet was asked for.
pub(super) fn add(
    source: &mut Source,
    sheets: &[SheetName],
    reading: &Reading<'_>,
    laid: &[Laid],
    imported: &mut Imported,
) -> Result<(), ReadError> {
    let there = sheets.iter().any(|sheet| sheet.name == OWN_SHEET);
    if reading.sheet.is_some() || !there {
        return Ok(());
    }
    let grid = source.grid(OWN_SHEET)?;
    if grid.text(1, 0) != OWN_MARK {
        return Ok(());
    }
    let taken = match kept(&grid, reading.instrument) {
        Ok((unit, rows)) => titled(source, laid, &unit.unit)?.map(|()| (unit, rows)),
        Err(reason) => Err(reason),
    };
    match taken {
        Ok((unit, rows)) => take(unit, rows, laid, imported),
        Err(reason) => {
            let message = format!(
                "Lembar tersembunyi \"{OWN_SHEET}\" tidak dipakai karena {reason}; profil unit dan penilaian tiap jenjang \
                 tim penilai di dalamnya tidak diambil."
            );
            imported.quirks.push(Quirk { code: "lembar_pilar", place: OWN_SHEET.to_owned(), message });
        }
    }
    Ok(())
}

/// An input's document with its answers read.
struct Kept {
    row: OwnRow,
    team: Review,
    layers: BTreeMap<Layer, Review>,
}

/// Everything that the sheet holds; `Err` says in words why it is not taken.
fn kept(grid: &Grid, instrument: &Instrument) -> Result<(OwnUnit, BTreeMap<SoalId, Kept>), String> {
    let version = grid.text(1, 1);
    if version != OWN_VERSION.to_string() {
        return Err(format!("versinya {version}, sedangkan Pilar ini mengenal versi {OWN_VERSION}"));
    }
    let line = |row: u32| grid.row(row).map(|(_, cell)| cell.value.shown()).collect::<String>();
    let read = documents((OWN_HEAD + 1..=grid.last_row()).map(line));
    let (unit, rows) = read.map_err(|_| "isinya berubah atau rusak".to_owned())?;
    if !fits(&unit, &rows) {
        return Err("isinya berubah atau rusak".to_owned());
    }
    if unit.instrument != instrument.key {
        return Err(format!("dibuat untuk instrumen {}", unit.instrument));
    }
    let mut kept = BTreeMap::new();
    for row in rows {
        let damaged = || format!("isinya untuk soal {} tidak terbaca", row.soal);
        let team = review(instrument, row.soal, &row.team).ok_or_else(damaged)?;
        let layers = row.layers.iter().map(|(layer, entry)| {
            let named = (*layer != Layer::Unit).then_some(*layer)?;
            Some((named, review(instrument, row.soal, entry)?))
        });
        let layers = layers.collect::<Option<BTreeMap<_, _>>>().ok_or_else(damaged)?;
        kept.insert(row.soal, Kept { row, team, layers });
    }
    Ok((unit, kept))
}

/// Whether no text is longer than Pilar writes it.
fn fits(unit: &OwnUnit, rows: &[OwnRow]) -> bool {
    let identity = &unit.identity;
    let names = [&unit.unit, &unit.instrument, &identity.instansi, &identity.target];
    let known = [&unit.portal_unit_id, &identity.category].into_iter().flatten();
    let mut names = names.into_iter().chain(known).chain(&identity.address);
    let notes = |row: &OwnRow| row.layers.values().map(|entry| entry.note.len()).max().unwrap_or(0);
    let texts = |row: &OwnRow| row.extras.values().map(String::len).max().unwrap_or(0);
    names.all(|name| name.len() <= LONGEST_NAME)
        && identity.address.len() <= MOST_LINES
        && rows.iter().all(|row| notes(row).max(texts(row)) <= LONGEST_TEXT)
}

/// An entry with its answer read; `None` where the worksheet has no such answer.
fn review(instrument: &Instrument, soal: SoalId, entry: &OwnEntry) -> Option<Review> {
    let (question, input) = instrument.input(soal)?;
    let answer: Option<Answer> = match &entry.answer {
        Some(text) => Some(read_answer(question, input, text).ok()??),
        None => None,
    };
    Some(Review { answer, note: (!entry.note.trim().is_empty()).then(|| entry.note.clone()) })
}

/// Whether the texts above the headings of every sheet that has some name the unit: who makes a workbook of another unit of
/// this one changes them. The inner `Err` says in words that they do not.
fn titled(source: &mut Source, laid: &[Laid], unit: &str) -> Result<Result<(), String>, ReadError> {
    let plain = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let wanted = plain(unit);
    for sheet in laid {
        let grid = source.grid(&sheet.name)?;
        let cells = (1..sheet.columns.heading_row).flat_map(|row| grid.row(row));
        let above: String = cells.map(|(_, cell)| plain(&cell.value.shown())).collect();
        if !above.is_empty() && !above.contains(&wanted) {
            let name = &sheet.name;
            return Ok(Err(format!("menyebut unit \"{unit}\", sedangkan judul lembar \"{name}\" tidak")));
        }
    }
    Ok(Ok(()))
}

fn take(unit: OwnUnit, mut kept: BTreeMap<SoalId, Kept>, laid: &[Laid], imported: &mut Imported) {
    imported.unit = imported.unit.take().or(Some(unit.unit)).filter(|unit| !unit.is_empty());
    imported.year = imported.year.or(Some(unit.year)).filter(|year| *year > 0);
    imported.portal_unit_id = imported.portal_unit_id.take().or(unit.portal_unit_id);
    imported.identity = Some(unit.identity);
    let columns = laid.iter().flat_map(|sheet| &sheet.columns.layers);
    let shown: Vec<Layer> = columns.map(|columns| columns.layer).collect();
    for row in &mut imported.rows {
        if let Some(kept) = kept.remove(&row.soal) {
            fill(row, kept, &shown);
        }
    }
}

/// Puts what the hidden sheet holds of an input beside what the visible ones say; `shown` are the layers with columns there.
fn fill(row: &mut ImportedRow, kept: Kept, shown: &[Layer]) {
    let Kept { row: own, team, mut layers } = kept;
    if shown.contains(&Layer::Dalnis) {
        let visible = row.reviews.remove(&Layer::Dalnis).unwrap_or_default();
        let written = layers.remove(&Layer::Dalnis).unwrap_or_default();
        let said = |review: &Review| review.note.as_deref().map(|note| note.trim().to_owned());
        // The column shows the team's answer, which may be another layer's, until somebody types over it.
        let answer = if visible.answer == team.answer { written.answer } else { visible.answer.clone() };
        let note = if said(&visible) == said(&team) { written.note } else { visible.note };
        layers.insert(Layer::Dalnis, Review { answer, note });
    }
    let open = |layer: &Layer| *layer == Layer::Dalnis || !shown.contains(layer);
    let brought = layers.into_iter().filter(|(layer, review)| open(layer) && *review != Review::default());
    row.reviews.extend(brought);
    for (name, text) in own.extras {
        row.extras.entry(name).or_insert(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(answer: &str, note: &str) -> Review {
        Review { answer: Some(Answer::Choice(answer.into())), note: Some(note.into()) }
    }

    fn read(visible: Option<Review>, shown: &[Layer]) -> BTreeMap<Layer, Review> {
        let mut row = ImportedRow::default();
        row.reviews.extend(visible.map(|review| (Layer::Dalnis, review)));
        let layers = BTreeMap::from([(Layer::At, said("A", "at")), (Layer::Kt, said("B", "kt"))]);
        fill(&mut row, Kept { row: OwnRow::default(), team: said("B", "kt"), layers }, shown);
        row.reviews
    }

    #[test]
    fn the_column_of_the_team_is_nobodys_own_until_somebody_types_over_it() {
        let both = BTreeMap::from([(Layer::At, said("A", "at")), (Layer::Kt, said("B", "kt"))]);
        assert_eq!(read(Some(said("B", " kt ")), &[Layer::Dalnis]), both);
        assert_eq!(read(None, &[]), both, "there is no such column");
        let typed = read(Some(said("C", "kt")), &[Layer::Dalnis]);
        let own = Review { answer: Some(Answer::Choice("C".into())), note: None };
        assert_eq!((typed.len(), &typed[&Layer::Dalnis]), (3, &own));
        assert_eq!(read(None, &[Layer::Dalnis]), both, "a blank is nobody's answer");
        assert_eq!(read(None, &[Layer::At]).len(), 1, "a column of its own says what it says");
    }
}
