//! Workbooks.

pub mod disparity;
pub(crate) mod guard;
mod map_text;
pub mod monev;
pub(crate) mod own_sheet;
pub mod plan;
pub mod portfolio;
pub mod read;
pub(crate) mod recalculate;
mod relations;
pub mod team;
pub mod template;
pub mod write;

pub(crate) use map_text::map_text;
