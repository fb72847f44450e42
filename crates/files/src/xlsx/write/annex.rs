//! Annexes, each on a sheet of its own behind the others; their figures are those of the moment and no formulas.

use calamine::{Data, Range};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, FormatAlign, Worksheet};

use super::cells::{SLACK, float, text_at};
use super::entry::write_text;
use super::measure::{self, bold_lines, lines};
use super::summary_tables::{MET, NOT_MET, PERCENT, POINTS, marks};
use super::text::{fit, for_footer};
use super::{page, styles};
use crate::annex::{Annex, Cell, Table, Width};
use crate::report::Report;
use crate::safe_write::WriteError;

/// First column with content; the one before is a margin.
const LEFT: u16 = 1;
/// Widths of a code, a text, and what follows.
const WIDTHS: [f64; 8] = [17.0, 56.0, 13.0, 13.0, 13.0, 13.0, 17.0, 17.0];
/// The row of the first remark (zero-based).
const REMARKS: u32 = 3;
/// Points and percent with their sign.
const CHANGE: &str = "+0.00;-0.00;0.00";

pub(super) fn write(report: &Report, annex: &Annex, sheet: &mut Worksheet) -> Result<(), WriteError> {
    sheet.set_name(annex.sheet)?;
    sheet.set_column_width(0, 1.5)?;
    for (column, width) in (LEFT..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    write_text(sheet, 0, LEFT, &annex.title, &styles::title())?;
    sheet.set_row_height(0, 28.0)?;
    let identity = &report.identity;
    let about = format!("{} · {} · {}", identity.unit, identity.instansi, identity.year);
    write_text(sheet, 1, LEFT, &about, &styles::subtitle())?;
    let last = last_column(annex);
    for (row, remark) in (REMARKS..).zip(&annex.remarks) {
        sheet.merge_range(row, LEFT, row, last, "", &styles::plain())?;
        write_text(sheet, row, LEFT, remark, &styles::plain())?;
        sheet.set_row_height(row, measure::height(lines(remark, width_of(LEFT, last))))?;
    }
    for (table, first) in placed(annex) {
        write_table(table, first, sheet)?;
    }
    let name = format!("{} · {}", for_footer(&identity.unit, 34), annex.sheet);
    page::set_up(sheet, &name, report);
    Ok(())
}

/// Each table with the row of its heading.
fn placed(annex: &Annex) -> Vec<(&Table, u32)> {
    let rows = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut next = REMARKS + rows(annex.remarks.len()) + 1;
    let mut placed = Vec::new();
    for table in &annex.tables {
        placed.push((table, next));
        // Its heading, those of its columns, and a free row behind it.
        next += rows(table.rows.len()) + 3;
    }
    placed
}

/// The first and the last column of the sheet that each column of a table takes.
fn spans(table: &Table) -> Vec<(u16, u16)> {
    let mut next = LEFT;
    let span = |column: &crate::annex::Column| {
        let first = next;
        next += if column.width == Width::Wide { 2 } else { 1 };
        (first, next - 1)
    };
    table.columns.iter().map(span).collect()
}

fn write_table(table: &Table, first: u32, sheet: &mut Worksheet) -> Result<(), WriteError> {
    write_text(sheet, first, LEFT, &table.heading, &styles::section())?;
    sheet.set_row_height(first, 24.0)?;
    let spans = spans(table);
    let heading = styles::heading();
    let mut headings: f64 = 1.0;
    for (column, (from, to)) in table.columns.iter().zip(&spans) {
        headings = headings.max(bold_lines(column.title, width_of(*from, *to)));
        if to > from {
            sheet.merge_range(first + 1, *from, first + 1, *to, "", &heading)?;
        }
        sheet.write_string_with_format(first + 1, *from, column.title, &heading)?;
    }
    sheet.set_row_height(first + 1, measure::height(headings))?;
    for (row, cells) in (first + 2..).zip(&table.rows) {
        let mut tall: f64 = 1.0;
        for (cell, (from, to)) in cells.iter().zip(&spans) {
            let format = format_of(cell, *from).set_align(FormatAlign::VerticalCenter);
            if to > from {
                sheet.merge_range(row, *from, row, *to, "", &format)?;
            }
            write_cell(sheet, (row, *from), cell, &format)?;
            tall = tall.max(lines(&said(cell), width_of(*from, *to)));
        }
        sheet.set_row_height(row, measure::height(tall))?;
    }
    let rows = u32::try_from(table.rows.len()).unwrap_or_default();
    if let Some((from, to)) = spans.last().filter(|_| rows > 0) {
        marks(sheet, (first + 2, *from), (first + 1 + rows, *to))?;
    }
    Ok(())
}

/// The last column of the sheet that a table takes.
fn last_column(annex: &Annex) -> u16 {
    let ends = annex.tables.iter().flat_map(spans).map(|(_, to)| to);
    ends.max().unwrap_or_default().max(LEFT + 1)
}

/// The width of these columns together.
fn width_of(from: u16, to: u16) -> f64 {
    (from..=to).filter_map(|at| WIDTHS.get(usize::from(at - LEFT))).sum()
}

fn format_of(cell: &Cell, column: u16) -> Format {
    match cell {
        // Codes, questions and what is done stand on the left; answers and words in the middle.
        Cell::Text(_) if column <= LEFT + 1 => styles::cell(),
        Cell::Text(_) | Cell::Met(_) => styles::centred(),
        Cell::Count(_) => styles::number("0"),
        Cell::Points(_) => styles::number(POINTS),
        Cell::Percent(_) => styles::number(PERCENT),
        Cell::Change(_) => styles::number(CHANGE),
    }
}

/// The number of a cell that holds one.
fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Text(_) | Cell::Met(_) => None,
        Cell::Count(count) => Some(float(Decimal::from(*count))),
        Cell::Points(number) | Cell::Percent(number) | Cell::Change(number) => Some(float(*number)),
    }
}

/// The text of a cell that holds one.
fn said(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Met(true) => MET.into(),
        Cell::Met(false) => NOT_MET.into(),
        Cell::Count(_) | Cell::Points(_) | Cell::Percent(_) | Cell::Change(_) => String::new(),
    }
}

fn write_cell(sheet: &mut Worksheet, at: (u32, u16), cell: &Cell, format: &Format) -> Result<(), WriteError> {
    match number(cell) {
        Some(number) => _ = sheet.write_number_with_format(at.0, at.1, number, format)?,
        None => write_text(sheet, at.0, at.1, &said(cell), format)?,
    }
    Ok(())
}

/// The first cell of an annex that a written sheet has otherwise, as a sentence.
pub(super) fn difference(annex: &Annex, range: &Range<Data>) -> Option<String> {
    for (table, first) in placed(annex) {
        let spans = spans(table);
        for (row, cells) in (first + 2..).zip(&table.rows) {
            for (cell, (column, _)) in cells.iter().zip(&spans) {
                let found = range.get_value((row, u32::from(*column))).unwrap_or(&Data::Empty);
                let same = match (number(cell), found) {
                    (Some(number), Data::Float(found)) => (number - found).abs() <= SLACK,
                    (Some(number), Data::Int(found)) => number.to_string() == found.to_string(),
                    (Some(_), _) => false,
                    (None, _) => text_at(range, row + 1, *column) == fit(&said(cell)).0,
                };
                if !same {
                    return Some(format!("lembar {} baris {} tidak sama", annex.sheet, row + 1));
                }
            }
        }
    }
    None
}
