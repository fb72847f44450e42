//! An open workbook: its sheets, and formulas that somebody saved without their results.

use std::io::BufReader;
use std::path::{Path, PathBuf};

use calamine::{Reader, SheetVisible, Xlsx};

use super::grid::{self, Grid, Value, damaged};
use super::other::Other;
use super::pictures::{self, Pictures};
use super::{arrays, comments};
use crate::read_error::ReadError;
use crate::xlsx::guard::{self, Format};
use crate::xlsx::recalculate;
use crate::xlsx::relations::{archive, part_of};

/// A sheet by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SheetName {
    /// As its tab says.
    pub name: String,
    /// Whether people see the tab.
    pub visible: bool,
}

/// An open workbook of one format or another.
enum Book {
    Xlsx(Box<grid::Book>),
    Other(Other),
}

/// An open workbook.
pub(crate) struct Source {
    path: PathBuf,
    book: Book,
    /// Opened when the first formula without a result is met.
    formulas: Option<recalculate::Book>,
}

impl Source {
    /// Opens a workbook after a look from outside.
    pub fn open(path: &Path) -> Result<Self, ReadError> {
        let (file, format) = guard::open_any(path)?;
        let book = match format {
            Format::Xlsx => Book::Xlsx(Box::new(Xlsx::new(BufReader::new(file)).map_err(damaged)?)),
            other => Book::Other(Other::open(file, other)?),
        };
        Ok(Self { path: path.to_path_buf(), book, formulas: None })
    }

    /// What cannot be seen in a workbook of this format, as words for people; `None` for `.xlsx`.
    pub fn unseen(&self) -> Option<String> {
        let Book::Other(other) = &self.book else { return None };
        let merged = if other.format() == Format::Xls { "" } else { "sel gabungan, " };
        Some(format!(
            "Dari format {} Pilar membaca isi sel; tautan dan komentar yang menempel pada sel, {merged}gambar, dan \
             tampilan persen tidak terlihat. Bila berkas memuatnya, simpan sebagai .xlsx lalu impor kembali.",
            other.format().ending()
        ))
    }

    /// Every sheet in the order of the tabs.
    pub fn sheets(&self) -> Vec<SheetName> {
        let named = |sheet: &calamine::Sheet| SheetName {
            name: sheet.name.clone(),
            visible: sheet.visible == SheetVisible::Visible,
        };
        let sheets = match &self.book {
            Book::Xlsx(book) => book.sheets_metadata(),
            Book::Other(book) => book.sheets(),
        };
        sheets.iter().map(named).collect()
    }

    /// Reads a sheet.
    pub fn grid(&mut self, name: &str) -> Result<Grid, ReadError> {
        match &mut self.book {
            Book::Xlsx(book) => Grid::load(book, name),
            Book::Other(book) => {
                let mut grid = Grid::empty(name);
                book.fill(&mut grid)?;
                Ok(grid)
            }
        }
    }

    /// The pictures over a sheet; none where the format does not tell.
    pub fn pictures(&self, sheet: &str) -> Result<Pictures, ReadError> {
        match self.book {
            Book::Xlsx(_) => pictures::over(&self.path, sheet),
            Book::Other(_) => Ok(Pictures::default()),
        }
    }

    /// Adds to a sheet that is read what only such a sheet needs; formulas of these columns that have no stored result
    /// are computed, and stay without one where they cannot be.
    pub fn complete(&mut self, grid: &mut Grid, columns: &[u32]) -> Result<(), ReadError> {
        match &mut self.book {
            Book::Xlsx(book) => {
                grid.look_closely(book)?;
                let mut archive = archive(&self.path)?;
                if let Some(part) = part_of(&mut archive, &grid.name)? {
                    grid.comments = comments::over(&mut archive, &part)?;
                    arrays::mark(grid, &arrays::over(&mut archive, &part)?, columns);
                }
            }
            Book::Other(book) => {
                grid.merged = book.merged(&grid.name);
                // Nothing computes formulas of these formats.
                for place in grid.without_result(columns) {
                    grid.compute(place, Value::Uncomputed);
                }
                return Ok(());
            }
        }
        let open = grid.without_result(columns);
        if open.is_empty() {
            return Ok(());
        }
        let formulas = match self.formulas.take() {
            Some(formulas) => formulas,
            None => recalculate::Book::open(&self.path).map_err(|_| ReadError::Damaged)?,
        };
        for (row, column) in open {
            if let Some(value) = result(&formulas, &grid.name, row, column) {
                grid.compute((row, column), value);
            }
        }
        self.formulas = Some(formulas);
        Ok(())
    }
}

/// What a formula without a stored result comes to; `None` where an empty text is the stored result.
fn result(formulas: &recalculate::Book, sheet: &str, row: u32, column: u32) -> Option<Value> {
    let at = formulas.sheets.iter().position(|other| other.name == sheet)?;
    let cell = formulas.sheets[at].scan.rows.get(&(row - 1)).and_then(|line| line.cells.get(&column));
    let stored = |cell: &recalculate::Cell| {
        cell.value.as_deref().is_some_and(|text| cell.kind != "n" || !text.trim().is_empty())
    };
    if cell.is_some_and(stored) {
        return None;
    }
    Some(match formulas.cells.value((at, row - 1, column)) {
        recalculate::Value::Number(number) => Value::Number(number),
        recalculate::Value::Text(text) => Value::Text(text),
        recalculate::Value::Bool(truth) => Value::Text(if truth { "TRUE" } else { "FALSE" }.to_owned()),
        recalculate::Value::Error(error) => Value::Error(error.to_owned()),
        recalculate::Value::Blank | recalculate::Value::Unknown => Value::Uncomputed,
    })
}
