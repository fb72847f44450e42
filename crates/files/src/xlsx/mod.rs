//! Workbooks.

pub(crate) mod guard;
pub mod portfolio;
pub mod read;
pub(crate) mod recalculate;
pub mod template;
pub mod write;
