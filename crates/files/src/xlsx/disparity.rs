//! The workbook of a disparity: how groups are spread over the years, and how every unit went.

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use pilar_core::dates::date_and_time;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use super::write::cells::text_at;
use super::write::heading::heading_row;
use super::write::measure::{height, lines};
use super::write::styles;
use super::write::text::fit;
use super::write::written::Written;
use crate::safe_write::{WriteError, write_verified};

/// A disparity as plain values, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct DisparityBook {
    /// When it was made.
    pub made_at: DateTime<FixedOffset>,
    /// With what.
    pub made_by: String,
    /// Its sheets, each under a name of its own.
    pub sheets: Vec<Sheet>,
}

/// A sheet with a heading in its first row.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name, as workbooks allow it.
    pub name: &'static str,
    /// Headings of its columns, each with the unit of its figures, and how wide they are.
    pub titles: Vec<(String, Width)>,
    /// A cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A name.
    Text,
    /// A figure.
    Figure,
    /// Sentences, wrapped.
    Sentence,
}

impl Width {
    /// In characters.
    fn characters(self) -> f64 {
        match self {
            Self::Text => 34.0,
            Self::Figure => 14.0,
            Self::Sentence => 90.0,
        }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A whole number.
    Count(usize),
    /// Points or percent, shown with two decimals.
    Figure(f64),
    /// Nothing is known.
    Blank,
}

/// Writes the workbook: read back and compared before it takes its final name.
pub fn write_disparity(book: &DisparityBook, path: &Path) -> Result<(), WriteError> {
    write_verified(
        path,
        |temporary| {
            let bytes = compose(book)?;
            std::fs::write(temporary, bytes).map_err(|error| WriteError::from_io(temporary, error))
        },
        |temporary| verify(book, temporary),
    )
}

fn compose(book: &DisparityBook) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&styles::base(), 16, 64)?;
    workbook.set_properties(
        &DocProperties::new()
            .set_title("Disparitas Zona Integritas")
            .set_comment(format!("Disusun dengan {}", book.made_by))
            .set_creation_datetime(&ExcelDateTime::from_timestamp(book.made_at.timestamp())?),
    );
    let made = date_and_time(&book.made_at);
    for sheet in &book.sheets {
        fill(sheet, &made, workbook.add_worksheet())?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(of: &Sheet, made: &str, sheet: &mut Worksheet) -> Result<(), WriteError> {
    sheet.set_name(of.name)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_footer(format!("&L&8{}&C&8Halaman &P dari &N&R&8Dicetak dari data {made}", of.name));
    heading_row(sheet, 0, of.titles.iter().map(|(title, width)| (title.as_str(), width.characters())))?;
    for (column, (_, width)) in (0u16..).zip(&of.titles) {
        sheet.set_column_width(column, width.characters())?;
    }
    let (text, whole, figure) = (styles::cell(), styles::number("0"), styles::number(styles::POINTS));
    for (row, cells) in (1u32..).zip(&of.rows) {
        sheet.set_row_height(row, height(tall(of, cells)))?;
        for (column, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Text(said) => _ = sheet.write_string_with_format(row, column, fit(said).0, &text)?,
                Cell::Count(count) => {
                    // Counts of units and years stay far below 2^32.
                    let count = u32::try_from(*count).unwrap_or(u32::MAX);
                    _ = sheet.write_number_with_format(row, column, f64::from(count), &whole)?;
                }
                Cell::Figure(number) => {
                    _ = sheet.write_number_with_format(row, column, *number, &figure)?;
                }
                Cell::Blank => _ = sheet.write_blank(row, column, &text)?,
            }
        }
    }
    let last = u32::try_from(of.rows.len()).unwrap_or_default();
    if let Some(columns) = u16::try_from(of.titles.len()).ok().and_then(|count| count.checked_sub(1))
        && last > 0
    {
        sheet.autofilter(0, 0, last, columns)?;
    }
    Ok(())
}

/// Lines that the longest text of a row takes.
fn tall(of: &Sheet, cells: &[Cell]) -> f64 {
    let texts = of.titles.iter().zip(cells).filter_map(|((_, width), cell)| match cell {
        Cell::Text(said) => Some(lines(said, width.characters())),
        _ => None,
    });
    texts.fold(1.0, f64::max)
}

fn verify(book: &DisparityBook, path: &Path) -> Result<(), WriteError> {
    let mut written = Written::open(path)?;
    for of in &book.sheets {
        let found = written.sheet(of.name)?;
        for (row, cells) in (2u32..).zip(&of.rows) {
            for (column, cell) in (0u16..).zip(cells) {
                let there = found.get_value((row - 1, u32::from(column)));
                let number = || there.and_then(calamine::DataType::as_f64);
                let same = match cell {
                    Cell::Text(said) => text_at(&found, row, column) == fit(said).0,
                    Cell::Count(count) => {
                        number().is_some_and(|number| number.to_string() == count.to_string())
                    }
                    Cell::Figure(figure) => number().is_some_and(|number| (number - figure).abs() <= 1e-9),
                    Cell::Blank => there.is_none_or(calamine::DataType::is_empty),
                };
                if !same {
                    let reason = format!("lembar {} baris {row} tidak sama", of.name);
                    return Err(WriteError::differs(reason));
                }
            }
        }
    }
    Ok(())
}
