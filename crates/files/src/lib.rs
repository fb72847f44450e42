//! The file formats Pilar reads and writes. Nothing here knows the store.

pub mod imported;
pub mod report;
pub mod safe_write;
pub mod xlsx;
