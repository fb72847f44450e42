use serde::Serialize;

/// A row that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DroppedView {
    /// Its number in the file, one-based.
    pub row: u32,
    /// Why, in a few words.
    pub reason: String,
}
