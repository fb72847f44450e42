//! The sheets of a workbook: `.xlsx` row by row, others as the reader gives them.

use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetVisible, Xls, Xlsb, Xlsx, XlsxError};

use super::table::Rows;
use crate::read_error::ReadError;
use crate::xlsx::guard::{self, Container, Format};

/// The first number that has more digits than the 15 a spreadsheet keeps.
const BEYOND_EXACT: f64 = 1e15;

/// A file in memory.
type Bytes<'a> = Cursor<&'a [u8]>;

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Rows>, ReadError> {
    let file = || Cursor::new(bytes);
    if guard::container(&mut file())? == Container::Compound {
        guard::require_plain(&mut file())?;
        return ranges(Xls::new(file()).map_err(|_| ReadError::NotATable)?);
    }
    let mut archive = guard::open_zip(file(), bytes.len() as u64)?;
    let format = guard::format_of(&mut archive).ok_or(ReadError::NotATable)?;
    // Nothing is unpacked that does not come to what it says.
    guard::check_sizes(&mut archive, format)?;
    drop(archive);
    match format {
        Format::Xlsb => ranges(Xlsb::new(file()).map_err(|_| ReadError::Damaged)?),
        Format::Ods => ranges(Ods::new(file()).map_err(|_| ReadError::Damaged)?),
        Format::Xlsx | Format::Xls => streamed(Xlsx::new(file()).map_err(damaged)?),
    }
}

fn damaged(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::PasswordProtected,
        XlsxError::Io(error) => ReadError::from(error),
        _ => ReadError::Damaged,
    }
}

/// Names of the sheets people see.
fn visible<'a, R: Reader<Bytes<'a>>>(book: &R) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    sheets.filter(|sheet| sheet.visible == SheetVisible::Visible).map(|sheet| sheet.name.clone()).collect()
}

fn streamed(mut book: Xlsx<Bytes<'_>>) -> Result<Vec<Rows>, ReadError> {
    let mut tables = Vec::new();
    for name in visible(&book) {
        let mut rows = Rows::named(&name);
        let mut reader = match book.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            // A chart has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(damaged(error)),
        };
        let mut at = Writing::default();
        while let Some(cell) = reader.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            match cell.get_value() {
                DataRef::Empty => {}
                DataRef::SharedString(text) => at.put(&mut rows, row, column, text)?,
                DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                    at.put(&mut rows, row, column, text)?;
                }
                DataRef::Int(number) => at.put(&mut rows, row, column, &number.to_string())?,
                DataRef::Float(number) => at.put_number(&mut rows, row, column, *number)?,
                DataRef::Bool(truth) => {
                    at.put(&mut rows, row, column, if *truth { "TRUE" } else { "FALSE" })?;
                }
                DataRef::DateTime(time) => at.put(&mut rows, row, column, &moment(*time))?,
                DataRef::Error(error) => at.put(&mut rows, row, column, &error.to_string())?,
            }
        }
        tables.push(rows);
    }
    Ok(tables)
}

fn ranges<'a, R: Reader<Bytes<'a>>>(mut book: R) -> Result<Vec<Rows>, ReadError> {
    let mut tables = Vec::new();
    for name in visible(&book) {
        let range = book.worksheet_range(&name).map_err(|_| ReadError::Damaged)?;
        let (top, left) = range.start().unwrap_or_default();
        let mut rows = Rows::named(&name);
        let mut at = Writing::default();
        for (row, column, cell) in range.used_cells() {
            let place =
                |number: usize, first: u32| u32::try_from(number).unwrap_or(u32::MAX).saturating_add(first);
            let (row, column) = (place(row, top), place(column, left));
            match cell {
                Data::Empty => {}
                Data::Float(number) => at.put_number(&mut rows, row, column, *number)?,
                Data::DateTime(time) => at.put(&mut rows, row, column, &moment(*time))?,
                other => at.put(&mut rows, row, column, &other.to_string())?,
            }
        }
        tables.push(rows);
    }
    Ok(tables)
}

/// Where the last cell went; rows and columns from 0.
#[derive(Default)]
struct Writing {
    /// The next row that is not there yet.
    row: u32,
    /// The next column of the row before it.
    column: u32,
}

impl Writing {
    /// Puts a cell where it belongs; rows come in order, and cells in a row.
    fn put(&mut self, rows: &mut Rows, row: u32, column: u32, text: &str) -> Result<(), ReadError> {
        // Blank rows at the top are no rows of a table: they would be told as blank answers.
        if rows.is_empty() {
            self.row = row;
        }
        while self.row <= row {
            rows.begin(self.row.saturating_add(1))?;
            (self.row, self.column) = (self.row + 1, 0);
        }
        while self.column < column {
            rows.cell("")?;
            self.column += 1;
        }
        self.column = column + 1;
        rows.cell(text)
    }

    /// Puts a number where it belongs; one with more digits than a spreadsheet keeps may have been typed otherwise.
    fn put_number(&mut self, rows: &mut Rows, row: u32, column: u32, number: f64) -> Result<(), ReadError> {
        self.put(rows, row, column, &number.to_string())?;
        if number.abs() >= BEYOND_EXACT {
            rows.mark_inexact();
        }
        Ok(())
    }
}

/// A date as every table has it: year first.
fn moment(time: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    if time.is_duration() {
        return time.as_f64().to_string();
    }
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
}
