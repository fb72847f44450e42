//! Every cell of a workbook with its place in the XML, and what its formulas come to.

mod book;
mod evaluate;
mod formula;
mod scan;

pub(crate) use book::{Archive, Book};
pub(crate) use evaluate::{Content, Value};
pub(crate) use formula::ERRORS;
pub(crate) use scan::{Cell, Scan};
