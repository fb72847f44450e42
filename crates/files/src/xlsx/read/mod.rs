//! Reads a filled workbook: the layout of the regulation's annex, or `PortalRB`'s sheet.
//!
//! Sheets, columns and rows are found by what they say; the instrument's places are only where to look first.

mod align;
mod find;
mod formulas;
mod grid;
pub(crate) mod guard;
mod head;
mod official;
mod portal;
mod quirks;
mod rows;

use std::io::BufReader;
use std::path::Path;

use calamine::{Reader, Xlsx};
use pilar_core::instrument::Instrument;

use self::grid::{Book, Grid, compact, damaged};
use crate::imported::{Imported, ImportedRow, Quirk};
use crate::read_error::ReadError;
pub(crate) use rows::sentence;

/// Sheets of a workbook that are looked at.
const MOST_SHEETS: usize = 50;
/// How many places a message about two sheets names.
const NAMED: usize = 3;

/// Reads the answers, notes and evidence texts of a workbook (`.xlsx`, `.xlsm`).
///
/// Answers that cannot be read are listed in [`Imported::unreadable`] and their rows have no answer; the rest is read.
pub fn read_workbook(instrument: &Instrument, path: &Path) -> Result<Imported, ReadError> {
    let file = guard::open_workbook(path)?;
    let mut book: Book = Xlsx::new(BufReader::new(file)).map_err(damaged)?;
    let names = book.sheet_names();
    let mut found = Found { official: None, portal: None, misfit: None };
    for name in in_order(instrument, &names) {
        found.look(instrument, &Grid::load(&mut book, name)?);
    }
    found.choose(instrument, names)
}

/// Sheets with an expected name first.
fn in_order<'a>(instrument: &Instrument, names: &'a [String]) -> Vec<&'a String> {
    let mut sorted: Vec<&String> = names.iter().collect();
    sorted.sort_by_key(|name| !is_official(instrument, name) && !is_portal(instrument, name));
    sorted.truncate(MOST_SHEETS);
    sorted
}

fn is_official(instrument: &Instrument, name: &str) -> bool {
    compact(name) == compact(&instrument.workbook.official.sheet)
}

fn is_portal(instrument: &Instrument, name: &str) -> bool {
    compact(name) == compact(&instrument.workbook.portal.sheet)
}

/// What was found so far: at most one reading of each layout.
struct Found {
    official: Option<(String, Imported)>,
    portal: Option<(String, Imported)>,
    misfit: Option<(String, String)>,
}

impl Found {
    fn look(&mut self, instrument: &Instrument, grid: &Grid) {
        let name = grid.name.clone();
        let mut misfit = |detail: String| {
            self.misfit.get_or_insert_with(|| (name.clone(), format!("lembar \"{name}\": {detail}")));
        };
        if self.official.is_none() {
            match official::read(instrument, grid) {
                Some(Ok(imported)) => {
                    self.official = Some((name, imported));
                    return;
                }
                Some(Err(detail)) if !is_portal(instrument, &name) => return misfit(detail),
                Some(Err(_)) | None => {}
            }
        }
        if self.portal.is_none() && is_portal(instrument, &name) {
            match portal::read(instrument, grid) {
                Ok(imported) => self.portal = Some((name, imported)),
                Err(detail) => misfit(detail),
            }
        } else if is_official(instrument, &name) {
            misfit("baris judul (Pilihan Jawaban, Jawaban, Nilai) tidak ditemukan".to_owned());
        }
    }

    fn choose(self, instrument: &Instrument, names: Vec<String>) -> Result<Imported, ReadError> {
        let mut imported = match (self.official, self.portal) {
            (Some(official), Some(portal)) => both(official, portal),
            (Some((_, imported)), None) | (None, Some((_, imported))) => imported,
            (None, None) => {
                return Err(match self.misfit {
                    Some((_, detail)) => {
                        ReadError::AnotherInstrument { expected: instrument.name.clone(), detail }
                    }
                    None => ReadError::NoSheet { found: names },
                });
            }
        };
        if let Some((sheet, detail)) = self.misfit
            && (is_official(instrument, &sheet) || is_portal(instrument, &sheet))
        {
            let message = format!("Susunan {detail}; Pilar tidak memakai lembar itu.");
            imported.quirks.push(Quirk { code: "lembar_tidak_cocok", place: sheet, message });
        }
        Ok(imported)
    }
}

fn answers(imported: &Imported) -> usize {
    imported.rows.iter().filter(|row| row.answer.is_some()).count()
}

/// Takes the sheet that has more filled answers, the annex's when equal, and fills notes from the other one.
fn both(
    (official_name, official): (String, Imported),
    (portal_name, portal): (String, Imported),
) -> Imported {
    // A cell that cannot be read was filled too: one slip must not put the other sheet in place of this one.
    let filled = |sheet: &Imported| answers(sheet) + sheet.unreadable.len();
    let official_first = filled(&official) >= filled(&portal);
    let (name, mut taken, other_name, other) = if official_first {
        (official_name, official, portal_name, portal)
    } else {
        (portal_name, portal, official_name, official)
    };
    let mut different = Vec::new();
    let blank = answers(&other) == 0;
    for row in &mut taken.rows {
        let Some(twin) = other.rows.iter().find(|twin| twin.soal == row.soal) else { continue };
        if !blank && twin.answer != row.answer {
            different.push(row.place.clone());
        }
        fill(row, twin);
    }
    if !different.is_empty() {
        let message = format!(
            "Jawaban di lembar \"{name}\" dan \"{other_name}\" berbeda pada {} baris (misalnya {}); Pilar memakai \
             lembar \"{name}\".",
            different.len(),
            different[..different.len().min(NAMED)].join(", ")
        );
        taken.quirks.push(Quirk { code: "lembar_berbeda", place: other_name, message });
    }
    taken.unit = taken.unit.or(other.unit);
    taken.year = taken.year.or(other.year);
    if !blank {
        // The total of an empty sheet says nothing about the answers of the other.
        taken.recorded_total = taken.recorded_total.or(other.recorded_total);
    }
    taken
}

fn fill(row: &mut ImportedRow, twin: &ImportedRow) {
    if row.note.is_none() {
        row.note.clone_from(&twin.note);
    }
    if row.evidence_text.is_none() {
        row.evidence_text.clone_from(&twin.evidence_text);
    }
    if row.tpi_answer.is_none() {
        row.tpi_answer.clone_from(&twin.tpi_answer);
    }
    if row.tpi_note.is_none() {
        row.tpi_note.clone_from(&twin.tpi_note);
    }
}
