//! Addresses and numbers of workbook cells, and what a read one says.

use calamine::{Data, Range};
use pilar_core::instrument::OfficialSheet;
use rust_decimal::Decimal;

use crate::safe_write::WriteError;

/// How far a cached figure may lie from Pilar's.
pub(super) const SLACK: f64 = 1e-9;

/// One column, by letters and by zero-based index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub letters: String,
    pub index: u16,
}

impl Column {
    /// Reads column letters, for example `K` or `AB`.
    pub(crate) fn parse(letters: &str) -> Option<Self> {
        let letters = letters.trim().to_ascii_uppercase();
        if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|b| b.is_ascii_uppercase()) {
            return None;
        }
        let number = letters.bytes().fold(0u32, |sum, b| sum * 26 + u32::from(b - b'A') + 1);
        (number <= 16_384).then(|| u16::try_from(number - 1).ok().map(|index| Self { letters, index }))?
    }

    /// The column with this zero-based index.
    pub(crate) fn of(index: u16) -> Self {
        let mut letters = Vec::new();
        let mut rest = u32::from(index) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
            rest /= 26;
        }
        Self { letters: letters.into_iter().rev().collect(), index }
    }

    /// The address of a cell, for example `K9`; the row is one-based.
    pub(crate) fn at(&self, row: u32) -> String {
        format!("{}{row}", self.letters)
    }
}

/// A column as an instrument names it.
pub(crate) fn column(letters: &str) -> Result<Column, WriteError> {
    Column::parse(letters).ok_or_else(|| WriteError::Compose {
        reason: format!("kolom \"{letters}\" pada instrumen tidak dikenal"),
    })
}

/// The columns of the official sheet, with two more for the bounds that blanks leave open.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    /// First column of the question's text.
    pub first: u16,
    pub weight: Column,
    pub explanation: Column,
    pub options: Column,
    pub answer: Column,
    pub value: Column,
    pub percent: Column,
    pub note: Column,
    pub evidence: Column,
    /// Value with blanks earning nothing.
    pub floor: Column,
    /// Value with blanks earning the best.
    pub ceiling: Column,
}

impl Columns {
    pub(crate) fn of(sheet: &OfficialSheet) -> Result<Self, WriteError> {
        let evidence = column(&sheet.evidence)?;
        let note = column(&sheet.note)?;
        let last = evidence.index.max(note.index);
        let columns = Self {
            first: 1,
            weight: column(&sheet.weight)?,
            explanation: column(&sheet.explanation)?,
            options: column(&sheet.options)?,
            answer: column(&sheet.answer)?,
            value: column(&sheet.value)?,
            percent: column(&sheet.percent)?,
            note,
            evidence,
            floor: Column::of(last + 1),
            ceiling: Column::of(last + 2),
        };
        if columns.weight.index < columns.first + 2 {
            let reason = "kolom bobot pada instrumen tidak menyisakan tempat untuk pertanyaan".into();
            return Err(WriteError::Compose { reason });
        }
        Ok(columns)
    }
}

/// The nearest double, for cells; a workbook cannot hold more.
pub(crate) fn float(number: Decimal) -> f64 {
    // Parsing rounds correctly, which the type's own conversion does not promise.
    number.to_string().parse().unwrap_or_default()
}

/// A number as it stands in a formula.
pub(crate) fn literal(number: Decimal) -> String {
    number.normalize().to_string()
}

/// `'Sheet'!` with quotes doubled, ready to stand before an address.
pub(crate) fn sheet_prefix(sheet: &str) -> String {
    format!("'{}'!", sheet.replace('\'', "''"))
}

/// A cell by its one-based row and zero-based column.
pub(super) fn cell(range: &Range<Data>, row: u32, column: u16) -> &Data {
    range.get_value((row - 1, u32::from(column))).unwrap_or(&Data::Empty)
}

/// The text of a cell; a blank is the empty text.
pub(crate) fn text_at(range: &Range<Data>, row: u32, column: u16) -> String {
    match cell(range, row, column) {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_go_both_ways() {
        for (letters, index) in [("A", 0), ("K", 10), ("Z", 25), ("AA", 26), ("XFD", 16_383)] {
            assert_eq!(Column::parse(letters).unwrap().index, index);
            assert_eq!(Column::of(index).letters, letters);
        }
        assert_eq!(Column::parse("XFE"), None);
        assert_eq!(Column::parse("B7"), None);
    }
}
