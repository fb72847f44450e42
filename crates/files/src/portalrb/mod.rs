//! The JSON that `PortalRB` gives and takes.

pub mod jawaban;
pub mod master;
pub(crate) mod source;
pub mod units;
