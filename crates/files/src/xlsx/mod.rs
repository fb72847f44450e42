//! Workbooks.

pub mod read;
pub mod template;
pub mod write;
