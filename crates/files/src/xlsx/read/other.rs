//! Workbooks in other formats than `.xlsx`: their cells are read, and what only their own programs show is not.

use std::fs::File;
use std::io::{BufReader, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Ods, OdsError, Range, Reader, Sheet, Xls, XlsError, Xlsb, XlsbError};

use super::bounds;
use super::grid::{Grid, Merged, Value, owned, value};
use super::hyperlink;
use crate::read_error::ReadError;
use crate::xlsx::guard::Format;

type From = BufReader<File>;

/// An open workbook.
pub(crate) enum Other {
    /// `.ods`
    Ods(Ods<From>),
    /// `.xls`
    Xls(Box<Xls<From>>),
    /// `.xlsb`
    Xlsb(Box<Xlsb<From>>),
}

fn ods(error: OdsError) -> ReadError {
    match error {
        OdsError::Password => ReadError::PasswordProtected,
        OdsError::Io(error) => ReadError::from(error),
        _ => ReadError::Damaged,
    }
}

fn xls(error: XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::PasswordProtected,
        XlsError::Io(error) => ReadError::from(error),
        _ => ReadError::Damaged,
    }
}

fn xlsb(error: XlsbError) -> ReadError {
    match error {
        XlsbError::Password => ReadError::PasswordProtected,
        XlsbError::Io(error) => ReadError::from(error),
        _ => ReadError::Damaged,
    }
}

/// Runs a reader of an old format. These index into what they read without looking, so that a damaged file may make them
/// panic; nothing they touched is used after that.
fn guarded<T>(read: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(ReadError::Damaged))
}

impl Other {
    /// Opens a workbook that was looked at from outside.
    pub fn open(mut file: File, format: Format) -> Result<Self, ReadError> {
        match format {
            Format::Ods => bounds::ods(&file)?,
            Format::Xls => bounds::xls(&file)?,
            Format::Xlsb | Format::Xlsx => {}
        }
        file.rewind()?;
        let file = BufReader::new(file);
        guarded(|| match format {
            Format::Ods => Ods::new(file).map(Self::Ods).map_err(ods),
            Format::Xls => Xls::new(file).map(Box::new).map(Self::Xls).map_err(xls),
            Format::Xlsb => Xlsb::new(file).map(Box::new).map(Self::Xlsb).map_err(xlsb),
            Format::Xlsx => Err(ReadError::Damaged),
        })
    }

    /// The format, by its ending.
    pub fn format(&self) -> Format {
        match self {
            Self::Ods(_) => Format::Ods,
            Self::Xls(_) => Format::Xls,
            Self::Xlsb(_) => Format::Xlsb,
        }
    }

    /// Every sheet in the order of the tabs.
    pub fn sheets(&self) -> &[Sheet] {
        match self {
            Self::Ods(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
            Self::Xlsb(book) => book.sheets_metadata(),
        }
    }

    /// Reads the cells of a sheet.
    pub fn fill(&mut self, grid: &mut Grid) -> Result<(), ReadError> {
        let name = grid.name.clone();
        match self {
            Self::Ods(book) => {
                let (cells, formulas) = (book.worksheet_range(&name), book.worksheet_formula(&name));
                ranges(grid, &cells.map_err(ods)?, &formulas.map_err(ods)?)
            }
            Self::Xls(book) => {
                let (cells, formulas) = (book.worksheet_range(&name), book.worksheet_formula(&name));
                ranges(grid, &cells.map_err(xls)?, &formulas.map_err(xls)?)
            }
            Self::Xlsb(book) => guarded(|| binary(book, grid)),
        }
    }

    /// Merged cells, where the format's reader tells.
    pub fn merged(&self, sheet: &str) -> Vec<Merged> {
        let Self::Xls(book) = self else { return Vec::new() };
        let merged = book.merge_cells_by_sheet_name(sheet).unwrap_or_default();
        merged.iter().map(|at| (at.start.0 + 1, at.start.1, at.end.0 + 1, at.end.1)).collect()
    }
}

/// A formula as `.xlsx` has it, where it is an address; of others it is only known that they are there, as each format
/// spells them in its own way.
fn known(formula: &str) -> String {
    let formula = formula.trim_start_matches("of:").trim_start_matches('=');
    if hyperlink::is_link(formula) { formula.to_owned() } else { String::new() }
}

fn ranges(grid: &mut Grid, cells: &Range<Data>, formulas: &Range<String>) -> Result<(), ReadError> {
    let (top, left) = cells.start().unwrap_or_default();
    let at = |row: usize, column: usize, top: u32, left: u32| {
        Some((top.checked_add(u32::try_from(row).ok()?)?, left.checked_add(u32::try_from(column).ok()?)?))
    };
    for (row, column, data) in cells.used_cells() {
        if let Some(place) = at(row, column, top, left) {
            grid.put(place, owned(data), None)?;
        }
    }
    let (top, left) = formulas.start().unwrap_or_default();
    for (row, column, formula) in formulas.used_cells() {
        if let Some(place) = at(row, column, top, left) {
            grid.put(place, Value::Blank, Some(known(formula)))?;
        }
    }
    Ok(())
}

fn binary(book: &mut Xlsb<From>, grid: &mut Grid) -> Result<(), ReadError> {
    let name = grid.name.clone();
    let mut reader = match book.worksheet_cells_reader(&name) {
        Ok(reader) => reader,
        // A sheet of a chart.
        Err(XlsbError::WorksheetNotFound(_)) => return Ok(()),
        Err(error) => return Err(xlsb(error)),
    };
    while let Some(cell) = reader.next_cell().map_err(xlsb)? {
        if !grid.put(cell.get_position(), value(cell.get_value().clone()), None)? {
            break;
        }
    }
    drop(reader);
    let mut reader = book.worksheet_cells_reader(&name).map_err(xlsb)?;
    while let Some(cell) = reader.next_formula().map_err(xlsb)? {
        if !grid.put(cell.get_position(), Value::Blank, Some(known(cell.get_value())))? {
            break;
        }
    }
    Ok(())
}
