//! Complaints, as the registers of channels export them.

mod below;
mod lore;
mod read;

pub use lore::{ComplaintLore, Inputs};
pub use read::{ComplaintRead, Reading, Register, read_complaints};

/// What `columns` of a map may name.
pub const COLUMNS: [&str; 9] =
    ["id", "date", "channel", "category", "text", "state", "answered", "disposition", "reporter"];
