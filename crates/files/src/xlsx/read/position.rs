//! The rows of `PortalRB`'s sheet where no column names them: the usual ones, or those of a block that was moved.

use std::collections::BTreeSet;

use pilar_core::instrument::{Instrument, Kind};

use super::columns::Columns;
use super::grid::{Grid, Value, address, compact};
use super::ids::{LEFT_COLUMNS, Rows, Sheet, form_rows, moved};
use super::{rows, totals};

/// The block may have moved by this many rows.
const FARTHEST: i64 = 30;
/// Parts of a hundred of the option lists that have to be as expected.
const OPTIONS_FITTING: usize = 85;
/// One answer out of this many may be unreadable.
const FAULTS_ALLOWED: usize = 5;
/// How many cells a refusal names.
const NAMED: usize = 5;

/// Finds the rows by where they stand; `Err` says what makes that unsure.
pub(super) fn find(instrument: &Instrument, grid: &Grid, columns: &Columns) -> Result<Rows, String> {
    by_options(instrument, grid, columns).unwrap_or_else(|| by_answers(instrument, grid, columns))
}

/// The usual row of every choice, and its options as a list.
fn option_lists(instrument: &Instrument) -> Vec<(u32, String)> {
    let choices = instrument.inputs().filter(|(question, _)| matches!(question.kind, Kind::Choice { .. }));
    choices.map(|(question, input)| (input.portal_row, compact(&question.option_list()))).collect()
}

/// A column whose option lists are the expected ones at one shift of the block.
fn by_options(instrument: &Instrument, grid: &Grid, columns: &Columns) -> Option<Result<Rows, String>> {
    let choices = option_lists(instrument);
    let fitting = |column: u32, shift: i64| -> BTreeSet<u32> {
        let same = |(row, list): &(u32, String)| {
            moved(*row, shift).filter(|row| compact(&grid.text(*row, column)) == *list)
        };
        choices.iter().filter_map(same).collect()
    };
    let (shift, sure) = shifts().find_map(|shift| {
        let columns = 0..columns.answer.min(LEFT_COLUMNS);
        let best = columns.map(|column| fitting(column, shift)).max_by_key(BTreeSet::len)?;
        let enough = !best.is_empty() && best.len() * 100 >= choices.len() * OPTIONS_FITTING;
        enough.then_some((shift, best))
    })?;
    let rows = places(instrument, shift);
    // Between two rows that are sure, an answer beside the inputs' rows may be one of theirs.
    let unsure = |stray: &u32| {
        let from = sure.range(..*stray).next_back().copied().unwrap_or(0);
        let to = sure.range(*stray..).next().copied().unwrap_or(u32::MAX);
        rows.values().any(|row| (from..to).contains(row) && !sure.contains(row))
    };
    let strays = strays(instrument, grid, columns, &rows, &answers(instrument, grid, columns));
    let strays: Vec<u32> = strays.into_iter().filter(unsure).collect();
    Some(if strays.is_empty() { Ok(rows) } else { Err(beside(grid, columns, &strays)) })
}

/// Whether a column numbers the rows of all inputs, with a slip or without, while the option lists beside them are where
/// they are expected: such numbers are no soal ids.
pub(super) fn numbers_rows(instrument: &Instrument, grid: &Grid, columns: &Columns, column: u32) -> bool {
    let numbers: Option<Vec<u32>> =
        instrument.inputs().map(|(_, input)| grid.text(input.portal_row, column).parse().ok()).collect();
    let choices = option_lists(instrument);
    let lists = |column: u32| choices.iter().all(|(row, list)| compact(&grid.text(*row, column)) == *list);
    numbers.is_some_and(|numbers| numbers.is_sorted()) && (0..columns.answer.min(LEFT_COLUMNS)).any(lists)
}

/// Nothing but the answers tells: the usual rows when they fit, another shift only when it fits without a fault.
fn by_answers(instrument: &Instrument, grid: &Grid, columns: &Columns) -> Result<Rows, String> {
    let filled = (columns.heading_row + 1..=grid.last_row())
        .filter(|row| grid.cell(*row, columns.answer).is_some_and(|cell| cell.value != Value::Blank))
        .count();
    let answers = answers(instrument, grid, columns);
    let faults = |shift: i64| {
        let rows = places(instrument, shift);
        let strays = strays(instrument, grid, columns, &rows, &answers);
        (unreadable(instrument, grid, columns, &rows), strays)
    };
    let (usual, strays) = faults(0);
    if (usual == 0 && strays.is_empty()) || filled == 0 {
        return Ok(places(instrument, 0));
    }
    let clean = |shift: &i64| {
        let (unreadable, strays) = faults(*shift);
        unreadable == 0 && strays.is_empty()
    };
    let mut clean = shifts().filter(clean);
    match (clean.next(), clean.next()) {
        (Some(shift), None) if filled * 2 > instrument.input_count() => Ok(places(instrument, shift)),
        _ if !strays.is_empty() => Err(beside(grid, columns, &strays)),
        _ if usual * FAULTS_ALLOWED <= filled => Ok(places(instrument, 0)),
        _ => Err(format!("{usual} jawaban di lembar {} tidak berada di baris pertanyaannya", grid.name)),
    }
}

/// The rows below the headings in which somebody typed what is an answer to something.
fn answers(instrument: &Instrument, grid: &Grid, columns: &Columns) -> BTreeSet<u32> {
    let sheet = Sheet { grid, columns };
    let answer =
        |row: &u32| instrument.inputs().any(|(_, input)| sheet.answers(instrument, input.soal, *row));
    (columns.heading_row + 1..=grid.last_row()).filter(answer).collect()
}

/// Answers beside the rows of inputs, ratios and totals.
fn strays(
    instrument: &Instrument,
    grid: &Grid,
    columns: &Columns,
    rows: &Rows,
    answers: &BTreeSet<u32>,
) -> Vec<u32> {
    let sheet = Sheet { grid, columns };
    let form = form_rows(instrument, rows);
    let taken: BTreeSet<u32> = rows.values().copied().collect();
    let first = taken.first().copied().unwrap_or_default();
    let last = taken.last().copied().unwrap_or_default();
    // Without a heading row found, the headings above the block are no answers.
    let known = |row: u32| columns.heading_row > 0 || row >= first;
    // Below the block, behind a row without an answer, stands no answer any more.
    let apart =
        |row: u32| answers.contains(&last) && (last + 1..row).any(|between| !answers.contains(&between));
    let choice = |row: &u32| {
        let soal = rows.iter().find(|(_, at)| *at == row).map(|(soal, _)| *soal);
        let question = soal.and_then(|soal| instrument.input(soal)).map(|(question, _)| question);
        question.is_some_and(|question| matches!(question.kind, Kind::Choice { .. }))
    };
    // Between two choices no count has its row, so that a number there is none that moved.
    let between = |row: u32| {
        let counted = sheet.is_total(row) && totals::is_counted(grid, columns, row);
        let around = [taken.range(..row).next_back(), taken.range(row..).next()];
        counted && around.into_iter().flatten().all(choice)
    };
    let inside = |row: u32| sheet.is_subtotal(row) || between(row);
    let total = |row: u32| if row > last { sheet.is_total(row) || apart(row) } else { inside(row) };
    let own = |row: u32| taken.contains(&row) || form.contains(&row);
    answers.iter().copied().filter(|row| known(*row) && !own(*row) && !total(*row)).collect()
}

/// How many of the rows hold something that is no answer to their input.
fn unreadable(instrument: &Instrument, grid: &Grid, columns: &Columns, rows: &Rows) -> usize {
    let fault = |soal, row: u32| {
        let (question, input) = instrument.input(soal)?;
        rows::read_cell(question, input, grid.cell(row, columns.answer), grid.formats_known).err()
    };
    rows.iter().filter(|(soal, row)| fault(**soal, **row).is_some()).count()
}

/// Why answers beside the rows of inputs make the rows around them unsure.
fn beside(grid: &Grid, columns: &Columns, strays: &[u32]) -> String {
    let cells: Vec<String> = strays.iter().take(NAMED).map(|row| address(*row, columns.answer)).collect();
    let more = strays.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" dan {more} sel lain") } else { String::new() };
    format!(
        "jawaban di sel {}{more} di lembar {} tidak berada di baris pertanyaan, sehingga baris di sekitarnya tidak \
         dapat dipastikan",
        cells.join(", "),
        grid.name
    )
}

fn shifts() -> impl Iterator<Item = i64> {
    (0..=FARTHEST).flat_map(|far| [far, -far]).skip(1)
}

fn places(instrument: &Instrument, shift: i64) -> Rows {
    instrument.inputs().filter_map(|(_, input)| Some((input.soal, moved(input.portal_row, shift)?))).collect()
}
