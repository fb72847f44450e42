//! Reads `PortalRB`'s sheet, whose rows are fixed but may have been shifted as a block.

use std::collections::BTreeMap;

use pilar_core::instrument::{Instrument, Kind, SoalId};

use super::columns::Columns;
use super::find;
use super::grid::{Cell, Grid, Value, compact};
use super::laid::Laid;
use super::lore::Lore;
use super::source::Source;
use super::{doubt, head, mapped, pictures, quirks, rows, untaken};
use crate::imported::Imported;
use crate::read_error::ReadError;

/// The block may have moved by this many rows.
const FARTHEST: i64 = 30;
/// Columns in which soal ids or option lists are looked for.
const LEFT_COLUMNS: u32 = 16;
/// Parts of a hundred of the option lists that have to be as expected.
const OPTIONS_FITTING: usize = 85;
/// One filled cell out of this many may be unreadable or out of place.
const FAULTS_ALLOWED: usize = 5;

type Rows = BTreeMap<SoalId, u32>;

/// Where everything stands in a sheet that fits.
pub(crate) struct Placed {
    pub grid: Grid,
    pub columns: Columns,
    places: Rows,
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
    let places = match columns.code {
        Some(code) => mapped::by_code(instrument, &grid, columns.heading_row, code)?,
        None => match by_ids(instrument, &grid, &columns) {
            Some((code, places)) => {
                columns.code = Some(code);
                places
            }
            None => by_options(instrument, &grid, &columns)
                .map_or_else(|| by_answers(instrument, &grid, &columns), Ok)?,
        },
    };
    Ok(Placed { grid, columns, places })
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
        let doubtful = doubt::find(instrument, lore, grid, columns, &self.places);
        let heads = BTreeMap::new();
        let sheet = rows::Sheet { grid, columns, rows: &self.places, heads: &heads, doubtful: &doubtful };
        let mut imported = Imported::default();
        sheet.read_all(instrument, &mut imported);
        let first = self.places.values().min().copied().unwrap_or(1);
        head::read(grid, if columns.heading_row > 0 { columns.heading_row } else { first }, &mut imported);
        let answers = |row: &u32| columns.answers().map(|column| (*row, column)).collect::<Vec<_>>();
        let cells: Vec<(u32, u32)> = self.places.values().flat_map(answers).collect();
        imported.quirks.extend(quirks::formula_answers(grid, &cells));
        imported.quirks.extend(untaken::find(grid, columns, &self.places, &heads));
        let (found, quirk) = pictures::of_inputs(grid, &source.pictures(&grid.name)?, &self.places);
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
}

/// A column left of the answers that holds every soal id exactly once, and no other number.
fn by_ids(instrument: &Instrument, grid: &Grid, columns: &Columns) -> Option<(u32, Rows)> {
    (0..columns.answer.min(LEFT_COLUMNS)).find_map(|column| {
        let mut places = Rows::new();
        for row in columns.heading_row + 1..=grid.last_row() {
            let Some(number) = grid.cell(row, column).and_then(whole) else { continue };
            instrument.input(number)?;
            if places.insert(number, row).is_some() {
                return None;
            }
        }
        (places.len() == instrument.input_count()).then_some((column, places))
    })
}

fn whole(cell: &Cell) -> Option<SoalId> {
    match &cell.value {
        Value::Number(_) | Value::Text(_) => cell.value.shown().trim().parse().ok(),
        _ => None,
    }
}

/// A column whose option lists are the expected ones at one shift of the block.
fn by_options(instrument: &Instrument, grid: &Grid, columns: &Columns) -> Option<Rows> {
    let choices: Vec<(u32, String)> = instrument
        .inputs()
        .filter(|(question, _)| matches!(question.kind, Kind::Choice { .. }))
        .map(|(question, input)| (input.portal_row, compact(&question.option_list())))
        .collect();
    let fitting = |column: u32, shift: i64| {
        let same = choices.iter().filter(|(row, list)| {
            moved(*row, shift).is_some_and(|row| compact(&grid.text(row, column)) == *list)
        });
        same.count()
    };
    shifts().find_map(|shift| {
        let columns = 0..columns.answer.min(LEFT_COLUMNS);
        let best = columns.map(|column| fitting(column, shift)).max()?;
        (best > 0 && best * 100 >= choices.len() * OPTIONS_FITTING).then(|| places(instrument, shift))
    })
}

/// Nothing but the answers tells: the usual rows when they fit, another shift only when it fits without a fault.
fn by_answers(instrument: &Instrument, grid: &Grid, columns: &Columns) -> Result<Rows, String> {
    let filled: Vec<u32> = (columns.heading_row + 1..=grid.last_row())
        .filter(|row| grid.cell(*row, columns.answer).is_some_and(|cell| cell.value != Value::Blank))
        .collect();
    let faults = |shift: i64| {
        let places = places(instrument, shift);
        let mut faults = 0;
        let mut read = 0;
        for (question, input) in instrument.inputs() {
            let cell = places.get(&input.soal).and_then(|row| grid.cell(*row, columns.answer));
            match rows::read_cell(question, input, cell, grid.formats_known) {
                Ok(None) => {}
                Ok(Some(_)) => read += 1,
                Err(_) => faults += 1,
            }
        }
        let first = places.values().min().copied().unwrap_or_default();
        // Without a heading row found, the headings above the block are no answers.
        let known = filled.iter().filter(|row| columns.heading_row > 0 || **row >= first).count();
        faults + known.saturating_sub(read + faults)
    };
    let usual = faults(0);
    if usual == 0 || filled.is_empty() {
        return Ok(places(instrument, 0));
    }
    let mut clean = shifts().filter(|shift| faults(*shift) == 0);
    match (clean.next(), clean.next()) {
        (Some(shift), None) if filled.len() * 2 > instrument.input_count() => Ok(places(instrument, shift)),
        _ if usual * FAULTS_ALLOWED <= filled.len() => Ok(places(instrument, 0)),
        _ => Err(format!("{usual} jawaban di lembar {} tidak berada di baris pertanyaannya", grid.name)),
    }
}

fn shifts() -> impl Iterator<Item = i64> {
    (0..=FARTHEST).flat_map(|far| [far, -far]).skip(1)
}

fn moved(row: u32, shift: i64) -> Option<u32> {
    u32::try_from(i64::from(row) + shift).ok().filter(|row| *row > 0)
}

fn places(instrument: &Instrument, shift: i64) -> Rows {
    instrument.inputs().filter_map(|(_, input)| Some((input.soal, moved(input.portal_row, shift)?))).collect()
}
