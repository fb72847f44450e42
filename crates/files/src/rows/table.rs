use std::collections::BTreeSet;

use crate::read_error::ReadError;
use crate::xlsx::guard::too_large;

/// Most columns a table may have, and rows.
const MOST_COLUMNS: usize = 1_000;
const MOST_ROWS: u32 = 1_048_576;
/// Most text kept of one table, in bytes.
const MOST_TEXT: usize = 256 << 20;

/// A table in memory, all of its text in one piece.
#[derive(Debug, Default)]
pub struct Rows {
    /// Name of the sheet; empty for a text file.
    pub name: String,
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<u32>,
    places: Vec<Place>,
    /// Cells that hold a number of more digits than a spreadsheet keeps, counted as the ends are.
    inexact: BTreeSet<usize>,
}

/// Where a row is.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Its number in the file, one-based.
    number: u32,
    /// The number of its first cell, and the one after its last.
    first: usize,
    after: usize,
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    of: &'a Rows,
    place: Place,
}

impl Rows {
    /// An empty one.
    pub(super) fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Each row, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.places.iter().map(|place| Row { of: self, place: *place })
    }

    /// The widest row, in cells.
    pub fn width(&self) -> usize {
        self.places.iter().map(|row| row.after - row.first).max().unwrap_or_default()
    }

    /// Begins a row.
    pub(super) fn begin(&mut self, number: u32) -> Result<(), ReadError> {
        if number > MOST_ROWS {
            return Err(ReadError::TooManyRows { limit: MOST_ROWS });
        }
        let at = self.ends.len();
        self.places.push(Place { number, first: at, after: at });
        Ok(())
    }

    /// Adds a cell to the row that was begun last.
    pub(super) fn cell(&mut self, text: &str) -> Result<(), ReadError> {
        if self.text.len() + text.len() > MOST_TEXT {
            return Err(too_large((self.text.len() + text.len()) as u64, MOST_TEXT as u64));
        }
        self.text.push_str(text);
        self.ends.push(u32::try_from(self.text.len()).map_err(|_| ReadError::Damaged)?);
        let end = self.ends.len();
        if let Some(row) = self.places.last_mut() {
            row.after = end;
            if row.after - row.first > MOST_COLUMNS {
                return Err(ReadError::TooManyColumns { limit: MOST_COLUMNS });
            }
        }
        Ok(())
    }

    /// Notes that the cell that was added last holds a number of more digits than a spreadsheet keeps.
    pub(super) fn mark_inexact(&mut self) {
        self.inexact.extend(self.ends.len().checked_sub(1));
    }
}

impl<'a> Row<'a> {
    /// Its number in the file, one-based.
    pub fn number(&self) -> u32 {
        self.place.number
    }

    /// A cell without what surrounds it; empty where there is none.
    pub fn cell(&self, column: usize) -> &'a str {
        let at = self.place.first + column;
        if at >= self.place.after {
            return "";
        }
        let end = |at: usize| self.of.ends.get(at).map_or(0, |end| *end as usize);
        let start = at.checked_sub(1).map_or(0, end);
        self.of.text[start..end(at)]
            .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}')
    }

    /// Whether a cell says what was typed there. A number of more digits than a spreadsheet keeps does not.
    pub fn is_exact(&self, column: usize) -> bool {
        let at = self.place.first + column;
        at >= self.place.after || !self.of.inexact.contains(&at)
    }

    /// How many cells it has.
    pub fn width(&self) -> usize {
        self.place.after - self.place.first
    }

    /// Whether it numbers the columns: 1, 2, 3 and so on, perhaps in brackets.
    pub fn counts_up(&self) -> bool {
        let cells = (0..self.width()).map(|column| self.cell(column)).filter(|cell| !cell.is_empty());
        let mut numbers = cells.map(|cell| cell.trim_matches(['(', ')', '.']).parse::<usize>().ok());
        self.filled() > 2 && (1..).zip(&mut numbers).all(|(at, number)| number == Some(at))
    }

    /// How many of them hold something.
    pub fn filled(&self) -> usize {
        (0..self.width()).filter(|column| !self.cell(*column).is_empty()).count()
    }
}
