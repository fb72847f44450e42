//! From score to predicate: the cheapest answers to raise, and how much a predicate withstands.

pub(crate) mod find_path;
pub(crate) mod margin;
pub(crate) mod query;

pub use find_path::find_path;
pub use margin::margin;
pub use query::{PathQuery, read_raises};
