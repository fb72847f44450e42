//! One sheet in memory: only the cells that can matter, with bounds on their number and text.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::BufReader;
use std::str::FromStr;

use calamine::{Data, DataRef, Xlsx, XlsxError, XlsxFormulaMetadata, expand_shared_formula};
use rust_decimal::Decimal;

pub(crate) use crate::column_letters::{LAST_COLUMN, column, letters};
use crate::read_error::ReadError;
use crate::xlsx::guard::{MEGABYTE, too_large};
use crate::xlsx::recalculate::ERRORS;

/// Rows beyond this are never part of a worksheet.
const LAST_ROW: u32 = 5_000;
/// Characters a cell may hold (the limit of the format).
const LONGEST_TEXT: usize = 32_767;
/// Text kept of one sheet, in bytes.
pub(super) const MOST_TEXT: u64 = 64 * MEGABYTE;

/// An open workbook.
pub(crate) type Book = Xlsx<BufReader<File>>;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing.
    Blank,
    /// Text as it stands.
    Text(String),
    /// A number.
    Number(f64),
    /// An error such as `#REF!`.
    Error(String),
    /// A picture in the cell itself.
    Picture,
    /// A formula without a stored result.
    Uncomputed,
}

/// A cell.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    /// Typed or cached value.
    pub value: Value,
    /// The formula without its equals sign.
    pub formula: Option<String>,
    /// Target of the hyperlink on it.
    pub link: Option<String>,
    /// Whether its number is shown as a percentage.
    pub percent: bool,
    /// Whether the value is Pilar's own reckoning of the formula, which had no stored result.
    pub computed: bool,
}

impl Cell {
    fn new(value: Value, formula: Option<String>) -> Self {
        Self { value, formula, link: None, percent: false, computed: false }
    }

    /// Whether something stands in it.
    pub fn is_filled(&self) -> bool {
        self.value != Value::Blank || self.link.is_some()
    }
}

/// Cells that are one: first row (one-based) and column (zero-based), last row and column.
pub(crate) type Merged = (u32, u32, u32, u32);

/// The cells of a sheet; rows are one-based, columns zero-based.
#[derive(Debug)]
pub(crate) struct Grid {
    /// Name of the sheet.
    pub name: String,
    /// Merged cells; known once the sheet was looked at closely.
    pub merged: Vec<Merged>,
    /// Filled cells right of the last column that is read.
    pub beyond: usize,
    /// Whether there is more below the last row that is read.
    pub longer: bool,
    /// Whether it is known which numbers are shown as percentages, and what formulas say: not in other formats than
    /// `.xlsx`.
    pub formats_known: bool,
    /// Text that is kept, in bytes.
    kept: u64,
    cells: BTreeMap<(u32, u32), Cell>,
}

/// Says what went wrong in the workbook reader.
pub(crate) fn damaged(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::PasswordProtected,
        XlsxError::Io(error) => ReadError::from(error),
        _ => ReadError::Damaged,
    }
}

impl Grid {
    /// A sheet without cells.
    pub fn empty(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            merged: Vec::new(),
            beyond: 0,
            longer: false,
            formats_known: false,
            kept: 0,
            cells: BTreeMap::new(),
        }
    }

    /// Reads a sheet; a chart sheet has no cells.
    pub fn load(book: &mut Book, name: &str) -> Result<Self, ReadError> {
        let mut grid = Self { formats_known: true, ..Self::empty(name) };
        let mut reader = match book.worksheet_cells_reader(name) {
            Ok(reader) => reader,
            Err(XlsxError::NotAWorksheet(_)) => return Ok(grid),
            Err(error) => return Err(damaged(error)),
        };
        let mut shared: HashMap<usize, ((u32, u32), String)> = HashMap::new();
        while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(damaged)? {
            let formula = match cell.formula {
                None => None,
                Some(XlsxFormulaMetadata::Normal { formula }) => Some(formula),
                Some(XlsxFormulaMetadata::Shared { shared_index, range, formula }) => {
                    shared
                        .insert(shared_index, (range.map_or(cell.pos, |range| range.start), formula.clone()));
                    Some(formula)
                }
                Some(XlsxFormulaMetadata::SharedDerived { shared_index }) => {
                    match shared.get(&shared_index) {
                        Some((start, formula)) => {
                            Some(expand_shared_formula(formula, *start, cell.pos).map_err(damaged)?)
                        }
                        None => Some(String::new()),
                    }
                }
                // The reader may learn new kinds; a formula of an unknown kind is still a formula.
                Some(_) => Some(String::new()),
            };
            // Rows come in order, so nothing that matters follows.
            if !grid.put(cell.pos, value(cell.value), formula)? {
                break;
            }
        }
        drop(reader);
        grid.add_links(book)?;
        Ok(grid)
    }

    /// Puts a value, a formula or both into the cell at a place (row and column from zero); false for a row below the
    /// last one that is read.
    pub fn put(
        &mut self,
        (row, column): (u32, u32),
        value: Value,
        formula: Option<String>,
    ) -> Result<bool, ReadError> {
        if row >= LAST_ROW {
            self.longer = true;
            return Ok(false);
        }
        if column > LAST_COLUMN {
            self.beyond += usize::from(value != Value::Blank);
            return Ok(true);
        }
        self.kept += formula.as_ref().map_or(0, String::len) as u64;
        if let Value::Text(text) = &value {
            self.kept += text.len() as u64;
        }
        if self.kept > MOST_TEXT {
            return Err(too_large(self.kept, MOST_TEXT));
        }
        if value == Value::Blank && formula.is_none() {
            return Ok(true);
        }
        let cell = self.cells.entry((row + 1, column)).or_insert_with(|| Cell::new(Value::Blank, None));
        if value != Value::Blank {
            cell.value = value;
        }
        cell.formula = formula.or(cell.formula.take());
        cell.value = in_cell(std::mem::replace(&mut cell.value, Value::Blank), cell.formula.as_deref());
        Ok(true)
    }

    fn add_links(&mut self, book: &mut Book) -> Result<(), ReadError> {
        for link in book.hyperlinks_by_sheet_name(&self.name).map_err(damaged)? {
            let Some(target) = link.target else { continue };
            let (row, column) = link.range.start;
            if row >= LAST_ROW || column > LAST_COLUMN || target.len() > LONGEST_TEXT {
                continue;
            }
            let blank = || Cell::new(Value::Blank, None);
            self.cells.entry((row + 1, column)).or_insert_with(blank).link = Some(target);
        }
        Ok(())
    }

    /// Notes what only a sheet that is read needs: merged cells, and which numbers are shown as percentages.
    pub fn look_closely(&mut self, book: &mut Book) -> Result<(), ReadError> {
        let merged = book.merge_cells_by_sheet_name(&self.name).map_err(damaged)?;
        self.merged = merged.iter().map(|at| (at.start.0 + 1, at.start.1, at.end.0 + 1, at.end.1)).collect();
        let styles = book.worksheet_style(&self.name).map_err(damaged)?;
        for ((row, column), cell) in &mut self.cells {
            let style = styles.get((row - 1, *column));
            let format = style.and_then(|style| style.number_format.as_ref());
            cell.percent = format.is_some_and(|format| format.format_code.contains('%'));
        }
        Ok(())
    }

    /// The formulas in these columns whose result may not be stored.
    pub fn without_result(&self, columns: &[u32]) -> Vec<(u32, u32)> {
        let open = |(at, cell): (&(u32, u32), &Cell)| {
            let asked = columns.contains(&at.1) && cell.formula.is_some() && cell.value == Value::Blank;
            asked.then_some(*at)
        };
        self.cells.iter().filter_map(open).collect()
    }

    /// Puts the result of a formula that had none into its cell.
    pub fn compute(&mut self, at: (u32, u32), value: Value) {
        if let Some(cell) = self.cells.get_mut(&at) {
            cell.computed = value != Value::Uncomputed;
            cell.value = value;
        }
    }

    /// The cell at a place, unless it is blank.
    pub fn cell(&self, row: u32, column: u32) -> Option<&Cell> {
        self.cells.get(&(row, column))
    }

    /// Text or number of a cell as people see it, trimmed; empty for a blank.
    pub fn text(&self, row: u32, column: u32) -> String {
        self.cell(row, column).map_or_else(String::new, |cell| cell.value.shown().trim().to_owned())
    }

    /// The number in a cell, all digits.
    pub fn number(&self, row: u32, column: u32) -> Option<Decimal> {
        match self.cell(row, column)?.value {
            Value::Number(number) => Decimal::from_str(&number.to_string()).ok(),
            _ => None,
        }
    }

    /// Last row that holds anything; 0 for an empty sheet.
    pub fn last_row(&self) -> u32 {
        self.cells.last_key_value().map_or(0, |((row, _), _)| *row)
    }

    /// Last column (zero-based) that holds anything in any row; 0 for an empty sheet.
    pub fn last_column(&self) -> u32 {
        self.cells.keys().map(|(_, column)| *column).max().unwrap_or(0)
    }

    /// The cells of one row, by column.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells.range((row, 0)..=(row, LAST_COLUMN)).map(|((_, column), cell)| (*column, cell))
    }

    /// Where a cell is, for people: sheet, column letters and row.
    pub fn place(&self, row: u32, column: u32) -> String {
        format!("{}!{}", self.name, address(row, column))
    }

    /// What lies outside of what is read, in words; empty when nothing does.
    pub fn outside(&self) -> Vec<String> {
        let right = (self.beyond > 0).then(|| {
            format!("{} sel terisi di kanan kolom {} tidak dibaca.", self.beyond, letters(LAST_COLUMN))
        });
        let below = self.longer.then(|| format!("Isi di bawah baris {LAST_ROW} tidak dibaca."));
        right.into_iter().chain(below).collect()
    }
}

impl Value {
    /// As people see it; numbers with the 15 digits that a spreadsheet shows.
    pub fn shown(&self) -> String {
        match self {
            Self::Blank | Self::Picture | Self::Uncomputed => String::new(),
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => {
                let rounded = format!("{number:.14e}").parse().unwrap_or(*number);
                rounded.to_string()
            }
        }
    }
}

/// The function that shows a picture in its cell.
const PICTURE: &[u8] = b"DISPIMG(";

/// What a formula shows beside its stored result: a picture is none of the texts that stand for it.
fn in_cell(value: Value, formula: Option<&str>) -> Value {
    let shows = |formula: &str| {
        formula.as_bytes().windows(PICTURE.len()).any(|part| part.eq_ignore_ascii_case(PICTURE))
    };
    if formula.is_some_and(shows) {
        return Value::Picture;
    }
    match value {
        Value::Text(text) if text.contains('#') && is_error(text.trim()) => {
            Value::Error(text.trim().to_owned())
        }
        other => other,
    }
}

/// Whether a text is one of the errors a workbook shows.
fn is_error(text: &str) -> bool {
    const NEWER: [&str; 4] = ["#SPILL!", "#CALC!", "#BUSY!", "#GETTING_DATA"];
    ERRORS.iter().chain(&NEWER).any(|error| *error == text)
}

/// What a cell of a format holds whose reader keeps all cells.
pub(super) fn owned(data: &Data) -> Value {
    value(match data {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    })
}

/// What a cell holds.
pub(super) fn value(data: DataRef<'_>) -> Value {
    let text = match data {
        DataRef::Empty => return Value::Blank,
        // Old formats keep whole numbers apart; one beyond these bounds is no weight and no count.
        DataRef::Int(number) => {
            let whole = i32::try_from(number).map(f64::from);
            return whole.map_or_else(|_| Value::Text(number.to_string()), Value::Number);
        }
        DataRef::Float(number) => return Value::Number(number),
        DataRef::Error(error) => return Value::Error(error.to_string()),
        DataRef::Bool(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::SharedString(text) => within(text).to_owned(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            within(&text).to_owned()
        }
    };
    if text.trim().is_empty() { Value::Blank } else { Value::Text(text) }
}

/// As much of a text as a cell may hold.
fn within(text: &str) -> &str {
    // A character has a byte or more, so most texts need no counting.
    if text.len() <= LONGEST_TEXT {
        return text;
    }
    text.char_indices().nth(LONGEST_TEXT).map_or(text, |(end, _)| &text[..end])
}

/// Column letters and row of a cell.
pub(crate) fn address(row: u32, column: u32) -> String {
    format!("{}{row}", letters(column))
}

/// Text for comparing: lower case, no spaces.
pub(crate) fn compact(text: &str) -> String {
    let mut compact = String::with_capacity(text.len());
    compact.extend(text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase));
    compact
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_where_a_cell_does() {
        let kept = |text: &str| match value(DataRef::SharedString(text)) {
            Value::Text(kept) => kept.chars().count(),
            other => panic!("no text: {other:?}"),
        };
        assert_eq!(kept(&"é".repeat(LONGEST_TEXT)), LONGEST_TEXT);
        assert_eq!(kept(&"é".repeat(LONGEST_TEXT + 1)), LONGEST_TEXT);
        assert_eq!(kept("pendek"), 6);
    }

    #[test]
    fn whole_numbers_are_numbers_however_a_format_keeps_them() {
        assert_eq!(value(DataRef::Int(15)), Value::Number(15.0));
        assert_eq!(value(DataRef::Float(15.0)), Value::Number(15.0));
        assert_eq!(value(DataRef::Int(i64::MAX)), Value::Text(i64::MAX.to_string()));
    }
}
