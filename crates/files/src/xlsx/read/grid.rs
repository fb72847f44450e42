//! One sheet in memory: only the cells that can matter, with bounds on their number and text.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::BufReader;
use std::str::FromStr;

use calamine::{Hyperlink, Xlsx, XlsxError, XlsxFormulaMetadata, expand_shared_formula};
use rust_decimal::Decimal;

use super::comments::Comments;
use super::shown;
pub(crate) use super::value::Value;
use super::value::{LONGEST_TEXT, in_cell};
pub(super) use super::value::{owned, value};
pub(crate) use crate::column_letters::{LAST_COLUMN, column, letters};
use crate::imported::Quirk;
use crate::read_error::ReadError;
use crate::xlsx::guard::{MEGABYTE, too_large};

/// Rows beyond this are never part of a worksheet.
const LAST_ROW: u32 = 5_000;
/// Text kept of one sheet, in bytes.
pub(super) const MOST_TEXT: u64 = 64 * MEGABYTE;
/// Bytes of a number format that people can make.
const LONGEST_FORMAT: usize = 1_024;
/// Cells that links over several cells are looked for in, of one sheet.
const MOST_LINKED: usize = 1_000_000;
/// Merged cells that are looked at; no worksheet has more.
const MOST_MERGED: usize = 10_000;

/// An open workbook.
pub(crate) type Book = Xlsx<BufReader<File>>;

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
    /// How its percentage, date or time is shown, where the format tells.
    pub format: Option<String>,
    /// Whether the value is Pilar's own reckoning of the formula, which had no stored result.
    pub computed: bool,
}

impl Cell {
    fn new(value: Value, formula: Option<String>) -> Self {
        Self { value, formula, link: None, percent: false, format: None, computed: false }
    }

    /// As people see it: percentages, dates and times by their format, where that is known.
    pub fn shown(&self) -> String {
        let shown = self.format.as_deref().and_then(|format| match self.value {
            Value::Number(_) => shown::percent(format, &self.value.shown()),
            Value::Moment(moment) => shown::moment(format, moment),
            _ => None,
        });
        shown.unwrap_or_else(|| self.value.shown())
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
    /// What comments say, by their cells; known as the merged ones are.
    pub comments: Comments,
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
            comments: Comments::new(),
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
        let mut budget = MOST_LINKED;
        for link in book.hyperlinks_by_sheet_name(&self.name).map_err(damaged)? {
            let (start, end) = (link.range.start, link.range.end);
            let Some(target) = address_of(link) else { continue };
            if start.0 >= LAST_ROW || start.1 > LAST_COLUMN || target.len() > LONGEST_TEXT {
                continue;
            }
            let blank = || Cell::new(Value::Blank, None);
            self.cells.entry((start.0 + 1, start.1)).or_insert_with(blank);
            for row in start.0..=end.0.min(LAST_ROW - 1) {
                for column in start.1..=end.1.min(LAST_COLUMN) {
                    budget = budget.saturating_sub(1);
                    if (row, column) != start && budget == 0 {
                        break;
                    }
                    // Where nothing is written in a further cell, nobody sees a link there.
                    let Some(cell) = self.cells.get_mut(&(row + 1, column)) else { continue };
                    cell.link = Some(target.clone());
                    self.kept += target.len() as u64;
                    if self.kept > MOST_TEXT {
                        return Err(too_large(self.kept, MOST_TEXT));
                    }
                }
            }
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
            let format = style.and_then(|style| style.number_format.as_ref()).map(|it| &it.format_code);
            cell.percent = format.is_some_and(|format| shown::is_percent(format));
            let tells = cell.percent || matches!(cell.value, Value::Moment(_));
            cell.format = format.filter(|format| tells && format.len() <= LONGEST_FORMAT).cloned();
        }
        Ok(())
    }

    /// The merged cells of more than one row.
    pub fn tall(&self) -> impl Iterator<Item = &Merged> {
        self.merged.iter().take(MOST_MERGED).filter(|(top, _, bottom, _)| top < bottom)
    }

    /// The cell that covers a place from above: the first of a merged column of cells, where something stands in it.
    fn covering(&self, row: u32, column: u32) -> Option<(u32, &Cell)> {
        let covers = |(top, left, bottom, _): &&Merged| *left == column && *top < row && row <= *bottom;
        let (top, ..) = self.tall().find(covers)?;
        self.cell(*top, column).filter(|cell| cell.is_filled()).map(|cell| (*top, cell))
    }

    /// What stands at a place as people see it, with the row where it is written: what covers it where it is blank.
    pub fn standing(&self, row: u32, column: u32) -> Option<(u32, &Cell)> {
        let own = self.cell(row, column).filter(|cell| cell.is_filled());
        own.map(|cell| (row, cell)).or_else(|| self.covering(row, column))
    }

    /// Lets a cell be one that a formula elsewhere fills.
    pub fn fill(&mut self, row: u32, column: u32) {
        let cell = self.cells.entry((row, column)).or_insert_with(|| Cell::new(Value::Blank, None));
        cell.formula = cell.formula.take().or_else(|| Some(String::new()));
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

/// Where a link leads, with the place inside of it; `None` for one within the workbook.
fn address_of(link: Hyperlink) -> Option<String> {
    let target = link.target?;
    match link.location.filter(|place| !place.is_empty() && !target.contains('#')) {
        Some(place) => Some(format!("{target}#{place}")),
        None => Some(target),
    }
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

/// One quirk for all cells of a kind, every one named; `None` when there are none.
pub(crate) fn group(
    grid: &Grid,
    code: &'static str,
    places: &[String],
    message: impl Fn(&str) -> String,
) -> Option<Quirk> {
    let first = places.first()?.clone();
    let prefix = format!("{}!", grid.name);
    let named: Vec<&str> = places.iter().map(|place| place.strip_prefix(&prefix).unwrap_or(place)).collect();
    Some(Quirk { code, place: first, message: message(&named.join(", ")) })
}
