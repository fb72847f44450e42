//! The JSON that `PortalRB` gives and takes.

mod documents;
mod export;
pub mod jawaban;
mod left_out;
pub mod master;
pub(crate) mod source;
pub mod units;

pub(crate) use documents::{refusal, unit_list};
pub use export::{export_jawaban, export_units};
pub use left_out::left_out;
