//! The JSON that `PortalRB` gives and takes.

mod export;
pub mod jawaban;
pub mod master;
pub(crate) mod source;
pub mod units;

pub use export::{export_jawaban, export_units};
