//! Workbooks.

pub mod template;
pub mod write;
