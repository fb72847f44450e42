//! Comparing a written worksheet with its report.

use std::path::Path;

use calamine::{Data, Range};
use pilar_core::worksheet::{Answer, format_number};

use super::cells::{Columns, SLACK, cell, column, float, text_at};
use super::page::SUMMARY_SHEET;
use super::summary_rows::LEFT;
use super::text::fit;
use super::written::Written;
use super::{annex, extras, formulas, own};
use crate::report::{Report, Row};
use crate::safe_write::WriteError;
use crate::xlsx::own_sheet::OWN_SHEET;

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
    let mut written = Written::open(path)?;
    let official = written.sheet(&layout.official.sheet)?;
    let mut found = others(report, &official, &written.sheet(&layout.portal.sheet)?)?;
    found.extend(other_heads(report, &written.sheet(SUMMARY_SHEET)?, &official)?);
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
    let mut written = Written::open(path)?;
    written.sheet(SUMMARY_SHEET)?;
    let official = written.sheet(&layout.official.sheet)?;
    let portal = written.sheet(&layout.portal.sheet)?;
    if let Some(other) = others(report, &official, &portal)?.first() {
        return Err(WriteError::differs(format!("jawaban {} di {} tidak sama", other.code, other.place)));
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
                return Err(WriteError::differs(format!("kolom tambahan {name} di {place} tidak sama")));
            }
        }
        for (range, column, at, text) in notes {
            if text_at(range, at, column.index) != fit(text).0 {
                return Err(WriteError::differs(format!(
                    "catatan {} di {} tidak sama",
                    input.code,
                    column.at(at)
                )));
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
        if let Some(difference) = annex::difference(annex, &written.sheet(annex.sheet)?) {
            return Err(WriteError::differs(difference));
        }
    }
    match own::difference(report, &columns, &written.sheet(OWN_SHEET)?) {
        Some(difference) => Err(WriteError::differs(difference)),
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
        other => Err(WriteError::differs(format!("nilai {what} terbaca {other}, seharusnya {expected}"))),
    }
}
