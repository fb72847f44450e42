//! Reads `PortalRB`'s sheet: by the soal ids beside the answers, else by where its rows stand.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::instrument::{Instrument, SoalId};

use super::columns::Columns;
use super::find;
use super::grid::{Grid, letters};
use super::ids::{self, ByIds, Doubtful, Names, Rows, Sheet};
use super::laid::Laid;
use super::lore::Lore;
use super::source::Source;
use super::{doubt, head, pictures, position, quirks, rows, totals, untaken};
use crate::imported::{Imported, Quirk, Unreadable};
use crate::read_error::ReadError;

/// How many inputs without a row a remark names.
const NAMED: usize = 5;
/// Characters of a value that are shown when nobody can tell whose it is.
const SHOWN: usize = 80;

/// Where everything stands in a sheet that fits.
pub(crate) struct Placed {
    pub grid: Grid,
    pub columns: Columns,
    places: Rows,
    /// Rows that may be an input's and cannot be told to be.
    doubtful: Vec<Doubtful>,
    /// What to say of inputs in whose rows another one is named.
    contradicted: BTreeMap<SoalId, String>,
    /// Inputs that no row names, where rows are told by names.
    missing: Vec<SoalId>,
    /// Columns of numbers that are no soal ids although they look like them, with their counts.
    foreign: BTreeMap<u32, usize>,
}

/// Finds the columns of the sheet; `Err` says what does not fit.
pub(crate) fn columns(instrument: &Instrument, grid: &Grid, lore: &Lore) -> Result<Columns, String> {
    find::portal(grid, &instrument.workbook.portal, lore)
        .ok_or_else(|| "kolom jawaban tidak ditemukan".to_owned())
}

/// Finds the rows of the sheet; `Err` says what does not fit.
pub(crate) fn place(instrument: &Instrument, grid: Grid, mut columns: Columns) -> Result<Placed, String> {
    if grid.last_row() == 0 {
        return Err("lembar itu kosong".to_owned());
    }
    let names = Names::of(instrument);
    let by_ids = match columns.code {
        Some(code) => Some(ByIds::of(&names, &grid, &columns, code)?),
        None => ids::find(&names, &grid, &columns),
    };
    let whole = by_ids.as_ref().is_some_and(ByIds::is_whole);
    let counts = |ids: &ByIds| position::numbers_rows(instrument, &grid, &columns, ids.column);
    let counted = !whole && columns.code.is_none() && by_ids.as_ref().is_some_and(counts);
    let by_ids = by_ids.filter(|_| !counted);
    let (places, doubtful, missing) = match by_ids {
        Some(ByIds { column, places, doubtful, missing }) => {
            columns.code = Some(column);
            (places, doubtful, missing)
        }
        None => (position::find(instrument, &grid, &columns)?, Vec::new(), Vec::new()),
    };
    // What a map says of the columns is not doubted.
    let contradicted = match columns.map {
        Some(_) => BTreeMap::new(),
        None => names.contradicted(&grid, &columns, &places, !(counted || whole))?,
    };
    let foreign = match columns.map {
        Some(_) => BTreeMap::new(),
        None => names.foreign(&grid, &columns, &places),
    };
    Ok(Placed { grid, columns, places, doubtful, contradicted, missing, foreign })
}

impl Placed {
    /// Reads everything that stands in the sheet, and tells where.
    pub fn read(
        mut self,
        instrument: &Instrument,
        lore: &Lore,
        source: &mut Source,
    ) -> Result<(Imported, Laid), ReadError> {
        let (grid, columns) = (&mut self.grid, &mut self.columns);
        find::add_evidence(grid, columns, &self.places.values().copied().collect::<Vec<_>>());
        source.complete(grid, &columns.filled_in().collect::<Vec<_>>())?;
        let (grid, columns) = (&self.grid, &self.columns);
        let mut doubtful = doubt::find(instrument, lore, grid, columns, &self.places);
        doubtful.extend(self.contradicted.clone());
        let heads = BTreeMap::new();
        let sheet = rows::Sheet { grid, columns, rows: &self.places, heads: &heads, doubtful: &doubtful };
        let mut imported = Imported::default();
        sheet.read_all(instrument, &mut imported);
        imported.unreadable.extend(self.doubtful.iter().map(|row| unreadable(grid, columns, row)));
        imported.quirks.extend(self.missing(instrument));
        let first = self.places.values().min().copied().unwrap_or(1);
        head::read(grid, columns, first, &mut imported);
        let answers = |row: &u32| columns.answers().map(|column| (*row, column)).collect::<Vec<_>>();
        let cells: Vec<(u32, u32)> = self.places.values().flat_map(answers).collect();
        imported.quirks.extend(quirks::formula_answers(grid, &cells));
        imported.quirks.extend(self.foreign.iter().map(|(column, cells)| {
            let message = format!(
                "Angka di kolom {} ({cells} sel) bukan nomor soal, karena pilihan jawaban di barisnya milik soal \
                 lain; Pilar tidak memakainya.",
                letters(*column)
            );
            Quirk { code: "angka_bukan_nomor", place: grid.place(columns.heading_row.max(1), *column), message }
        }));
        let form = ids::form_rows(instrument, &self.places);
        let taken: BTreeSet<u32> = self.places.values().copied().chain(form).collect();
        let last = taken.last().copied().unwrap_or_default();
        imported.quirks.extend(totals::named(grid, columns, &taken, last));
        imported.quirks.extend(untaken::find(grid, columns, &self.places, &heads, &sheet.hung()));
        let sure = doubt::sure(&self.places, &doubtful);
        let (found, quirk) = pictures::of_inputs(grid, &source.pictures(&grid.name)?, &sure);
        imported.pictures = found;
        imported.quirks.extend(quirk);
        let laid = Laid {
            name: grid.name.clone(),
            ratios: BTreeMap::new(),
            untaken: untaken::filled(grid, columns, &self.places),
            unit: imported.unit.clone(),
            columns: columns.clone(),
            rows: self.places.clone(),
        };
        Ok((imported, laid))
    }

    /// That inputs have no row, where rows are told by names.
    fn missing(&self, instrument: &Instrument) -> Option<Quirk> {
        let column = letters(self.columns.code?);
        let code = |soal: &SoalId| instrument.input(*soal).map(|(_, input)| input.code.as_str());
        let named: Vec<&str> = self.missing.iter().take(NAMED).filter_map(code).collect();
        let more = self.missing.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" dan {more} isian lain") } else { String::new() };
        let message = format!(
            "Kolom {column} tidak menyebut isian {}{more}, sehingga isian itu tetap kosong.",
            named.join(", ")
        );
        (!named.is_empty()).then(|| Quirk { code: "isian_belum_ada", place: self.grid.name.clone(), message })
    }
}

/// A row that is nobody's for sure, as one that cannot be read.
fn unreadable(grid: &Grid, columns: &Columns, doubtful: &Doubtful) -> Unreadable {
    let row = doubtful.row;
    let column = Sheet { grid, columns }.answered(row).unwrap_or(columns.answer);
    Unreadable {
        place: grid.place(row, column),
        soal: doubtful.soal,
        value: grid.text(row, column).chars().take(SHOWN).collect(),
        reason: rows::sentence(&doubtful.reason),
    }
}
