//! Every cell of a workbook with its place in the XML, and what its formulas come to.

mod book;
mod evaluate;
mod formula;
mod scan;

pub(crate) use book::{Archive, Book, STRINGS, entry, sheet_entries};
pub(crate) use evaluate::{Content, Value};
pub(crate) use formula::ERRORS;
pub(crate) use scan::{Cell, Scan, attribute, elements, plain, spills};

/// Zero-based row and column of an address such as `$K$9`.
pub(crate) fn cell_at(address: &str) -> Option<(u32, u32)> {
    formula::reference(address, None).map(|place| (place.row, place.column))
}
