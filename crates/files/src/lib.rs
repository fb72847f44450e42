//! The file formats Pilar reads and writes. Nothing here knows the store.

pub mod detect;
pub mod imported;
pub mod portalrb;
mod read_error;
pub mod report;
pub mod xlsx;

pub use read_error::ReadError;
