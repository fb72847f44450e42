//! The file formats Pilar reads and writes. Nothing here knows the store.

pub mod imported;
pub mod pdf;
pub mod report;
pub mod safe_name;
pub mod safe_write;
pub mod xlsx;

pub use safe_write::WriteError;
