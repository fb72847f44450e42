//! What stands behind the worksheet of a report where it is wanted, as plain values: sentences, lines over time, tables.

use rust_decimal::Decimal;

/// One annex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    /// Name of its sheet in a workbook, as workbooks allow it and unlike that of any other annex.
    pub sheet: &'static str,
    /// Its title.
    pub title: String,
    /// Sentences before everything else.
    pub remarks: Vec<String>,
    /// Lines over time; printed pages alone draw them.
    pub chart: Option<Chart>,
    /// Its tables; none without a row.
    pub tables: Vec<Table>,
}

/// Lines over weeks, between 0 and 100.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What stands below each week.
    pub weeks: Vec<String>,
    /// The lines; the first is the main one.
    pub lines: Vec<Line>,
    /// What the weeks that are marked on the first line are called, and which these are.
    pub marks: (&'static str, Vec<usize>),
}

/// A value for each week, as far as there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it shows.
    pub name: String,
    /// Its values, 0 to 100.
    pub values: Vec<Option<Decimal>>,
}

/// A table with a heading above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub heading: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// A cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: &'static str,
    /// How wide it is.
    pub width: Width,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A code or a day.
    Code,
    /// What the others leave.
    Text,
    /// A code's and a text's together, for tables that begin with a text.
    Wide,
    /// A figure or an answer.
    Figure,
    /// A word or two.
    Word,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A whole number.
    Count(u64),
    /// Points, shown with two decimals.
    Points(Decimal),
    /// A share in percent, shown with two decimals.
    Percent(Decimal),
    /// A difference of points or of percent, shown with its sign.
    Change(Decimal),
    /// Whether a gate is met.
    Met(bool),
}
