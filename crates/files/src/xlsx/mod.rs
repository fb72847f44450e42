//! Workbooks.

pub mod portfolio;
pub mod read;
pub mod template;
pub mod write;
