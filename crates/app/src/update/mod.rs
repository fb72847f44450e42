//! Updating from a file, without internet: looked at, kept, and installed at the next start.
//!
//! Nothing is fetched. The file is copied into a folder of the program's own before it is believed, its signature is
//! checked there, and checked once more just before its installer runs.

mod due;
mod folder;
mod keep;
mod keys;

pub use due::{Due, due_update, pending_update};
pub use folder::UpdateFolder;
pub use keep::{discard_update, examine_update, keep_update};
pub use keys::built_in_keys;
