//! Workbooks.

pub mod read;
