//! Reading a written workbook back.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{Cell, Data, DataRef, Range, Xlsx, XlsxError, open_workbook};
use pilar_core::worksheet::{Answer, format_number};

use super::cells::{Columns, SLACK, cell, column, float, text_at};
use super::page::SUMMARY_SHEET;
use super::summary_rows::LEFT;
use super::text::fit;
use super::{annex, extras, formulas, own};
use crate::report::{Report, Row};
use crate::safe_write::WriteError;
use crate::xlsx::own_sheet::OWN_SHEET;

fn differs(reason: impl Into<String>) -> WriteError {
    WriteError::NotVerified { reason: reason.into() }
}

/// Cells of a sheet of ours, blank ones between filled ones included.
const MOST_CELLS: u64 = 10_000_000;

/// Opens a workbook and reads one sheet, which Pilar has written or should have.
pub(crate) fn sheet(path: &Path, name: &str) -> Result<Range<Data>, WriteError> {
    let (mut cells, mut rows, mut columns) = (Vec::new(), 0_u64, 0_u64);
    for_each_cell(path, name, |(row, column), value| {
        (rows, columns) = (rows.max(u64::from(row) + 1), columns.max(u64::from(column) + 1));
        if rows * columns > MOST_CELLS {
            return Err(differs(format!("lembar {name}: isinya terlalu jauh terpisah")));
        }
        cells.push(Cell::new((row, column), Data::from(value)));
        Ok(())
    })?;
    Ok(Range::from_sparse(cells))
}

/// Gives every filled cell of a sheet with its place (row and column from zero). What stands far from the rest costs no
/// more than what stands beside it.
pub(crate) fn for_each_cell(
    path: &Path,
    name: &str,
    mut take: impl FnMut((u32, u32), DataRef<'_>) -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    let mut book: Xlsx<BufReader<File>> =
        open_workbook(path).map_err(|error: XlsxError| differs(error.to_string()))?;
    let broken = |error: XlsxError| differs(format!("lembar {name}: {error}"));
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let (place, value) = (cell.get_position(), cell.get_value());
        if *value != DataRef::Empty {
            take(place, value.clone())?;
        }
    }
    Ok(())
}

/// An answer that a workbook of ours has otherwise than it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherAnswer {
    /// Code of the input, or the row it stands in.
    pub code: String,
    /// The cell; blank beside the answers.
    pub place: String,
    /// What stands there; blank for nothing.
    pub found: String,
    /// What should; blank for nothing.
    pub expected: String,
}

/// The answers that a workbook of ours has otherwise than the report, on either sheet, in the order of the worksheet;
/// then who is assessed and the totals.
pub fn other_answers(report: &Report, path: &Path) -> Result<Vec<OtherAnswer>, WriteError> {
    let layout = &report.instrument.workbook;
    let official = sheet(path, &layout.official.sheet)?;
    let mut found = others(report, &official, &sheet(path, &layout.portal.sheet)?)?;
    found.extend(other_heads(report, &sheet(path, SUMMARY_SHEET)?, &official)?);
    Ok(found)
}

/// Who is assessed and what it comes to, where the workbook has it otherwise. Versions have these rows of the summary in
/// other places, under the same names.
fn other_heads(
    report: &Report,
    summary: &Range<Data>,
    official: &Range<Data>,
) -> Result<Vec<OtherAnswer>, WriteError> {
    let layout = &report.instrument.workbook.official;
    let last = summary.end().map_or(0, |(row, _)| row + 1);
    let row_of = |name: &str| (1..=last).find(|row| text_at(summary, *row, LEFT) == name);
    let other = |name: &str, found: String, expected: String| OtherAnswer {
        code: format!("baris {name}"),
        place: String::new(),
        found,
        expected,
    };
    let identity = &report.identity;
    let year = identity.year.to_string();
    let mut others = Vec::new();
    for (name, text) in [("Unit kerja", &identity.unit), ("Instansi", &identity.instansi), ("Tahun", &year)] {
        let found = row_of(name).map_or_else(String::new, |row| text_at(summary, row, LEFT + 1));
        let expected = fit(text).0;
        if found != expected {
            others.push(other(name, found, expected));
        }
    }
    let total = row_of("Total").map_or(&Data::Empty, |row| cell(summary, row, LEFT + 2));
    let mut figures = vec![("Total", total, report.scores.total.score)];
    let column = Columns::of(layout)?.value.index;
    figures.extend(layout.totals.iter().map(|total| {
        let points = formulas::total(&report.scores, &total.nodes);
        (total.label.as_str(), cell(official, total.row, column), points)
    }));
    for (name, found, expected) in figures {
        if !matches!(found, Data::Float(number) if (number - float(expected)).abs() <= SLACK) {
            others.push(other(name, found.to_string().replace('.', ","), format_number(expected)));
        }
    }
    Ok(others)
}

fn others(
    report: &Report,
    official: &Range<Data>,
    portal: &Range<Data>,
) -> Result<Vec<OtherAnswer>, WriteError> {
    let layout = &report.instrument.workbook;
    let own = Columns::of(&layout.official)?.answer;
    let (answer, tpi_answer) = (column(&layout.portal.unit_answer)?, column(&layout.portal.tpi_answer)?);
    let nothing = Row::default();
    let mut others = Vec::new();
    for (_, input) in report.instrument.inputs() {
        let row = report.rows.get(&input.soal).unwrap_or(&nothing);
        let (unit, tpi) = (row.answer.as_ref(), row.tpi_answer.as_ref());
        for (range, column, at, answer) in [
            (official, &own, input.workbook_row, unit),
            (portal, &answer, input.portal_row, unit),
            (portal, &tpi_answer, input.portal_row, tpi),
        ] {
            if !holds_answer(range, at, column.index, answer) {
                others.push(OtherAnswer {
                    code: input.code.clone(),
                    place: column.at(at),
                    found: text_at(range, at, column.index),
                    expected: answer.map(Answer::to_string).unwrap_or_default(),
                });
            }
        }
    }
    Ok(others)
}

/// Compares the workbook with the report: sheets, answers, notes and cached figures.
pub(super) fn own_workbook(report: &Report, path: &Path) -> Result<(), WriteError> {
    let layout = &report.instrument.workbook;
    sheet(path, SUMMARY_SHEET)?;
    let official = sheet(path, &layout.official.sheet)?;
    let portal = sheet(path, &layout.portal.sheet)?;
    if let Some(other) = others(report, &official, &portal)?.first() {
        return Err(differs(format!("jawaban {} di {} tidak sama", other.code, other.place)));
    }
    let columns = Columns::of(&layout.official)?;
    let extras = extras::columns(report, &columns);
    let (note, tpi_note) = (column(&layout.portal.unit_note)?, column(&layout.portal.tpi_note)?);
    let nothing = Row::default();
    for (_, input) in report.instrument.inputs() {
        let row = report.rows.get(&input.soal).unwrap_or(&nothing);
        let notes = [
            (&official, &columns.note, input.workbook_row, &row.note),
            (&portal, &note, input.portal_row, &row.note),
            (&portal, &tpi_note, input.portal_row, &row.tpi_note),
        ];
        for (name, column) in &extras {
            if text_at(&official, input.workbook_row, column.index) != fit(row.extra(name)).0 {
                let place = column.at(input.workbook_row);
                return Err(differs(format!("kolom tambahan {name} di {place} tidak sama")));
            }
        }
        for (range, column, at, text) in notes {
            if text_at(range, at, column.index) != fit(text).0 {
                return Err(differs(format!("catatan {} di {} tidak sama", input.code, column.at(at))));
            }
        }
    }
    for (node, score) in report.instrument.nodes.iter().zip(&report.scores.nodes) {
        same(&official, node.workbook_row, columns.value.index, float(score.points.score), &node.code)?;
    }
    for total in &layout.official.totals {
        let points = formulas::total(&report.scores, &total.nodes);
        same(&official, total.row, columns.value.index, float(points), &total.label)?;
    }
    for annex in &report.annexes {
        if let Some(difference) = annex::difference(annex, &sheet(path, annex.sheet)?) {
            return Err(differs(difference));
        }
    }
    match own::difference(report, &columns, &sheet(path, OWN_SHEET)?) {
        Some(difference) => Err(differs(difference)),
        None => Ok(()),
    }
}

/// Whether a cell holds exactly this answer.
pub(crate) fn holds_answer(range: &Range<Data>, row: u32, column: u16, answer: Option<&Answer>) -> bool {
    match (answer, cell(range, row, column)) {
        (None, Data::Empty) => true,
        (None, Data::String(text)) => text.is_empty(),
        (Some(Answer::Choice(key)), Data::String(text)) => key == text,
        (Some(Answer::Number(number)), Data::Float(found)) => (float(*number) - found).abs() <= SLACK,
        (Some(Answer::Number(number)), Data::Int(found)) => number == &rust_decimal::Decimal::from(*found),
        _ => false,
    }
}

fn same(range: &Range<Data>, row: u32, column: u16, expected: f64, what: &str) -> Result<(), WriteError> {
    match cell(range, row, column) {
        Data::Float(found) if (found - expected).abs() <= SLACK => Ok(()),
        other => Err(differs(format!("nilai {what} terbaca {other}, seharusnya {expected}"))),
    }
}
