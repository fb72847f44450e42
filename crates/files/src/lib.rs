//! The file formats Pilar reads and writes. Nothing here knows the store.

pub mod annex;
pub mod blocks;
mod column_letters;
pub mod column_map;
pub mod complaints;
pub mod detect;
pub mod docx;
pub mod feed_report;
pub mod form_map;
mod form_table;
pub mod imported;
pub mod instrument_files;
pub mod integrity_record;
pub mod lhe;
pub mod package;
pub mod pdf;
pub mod people;
pub mod plan;
pub mod portalrb;
pub mod portfolio;
mod printable;
pub mod printout;
pub mod proposal;
pub mod raises;
mod read_error;
pub mod report;
pub mod rows;
pub mod safe_name;
pub mod safe_write;
pub mod survey;
mod system_reason;
pub mod update;
pub mod xlsx;

pub use read_error::ReadError;
pub use safe_write::{TemplateFault, WriteError};
pub use system_reason::{Withheld, patiently, system_reason};
