//! Documents as blocks: what letters and reports say, before anything is known of the format.
//!
//! Whoever has something to say composes a [`Document`]; `docx` and `pdf` print any.

pub(crate) mod block;
mod document;
mod paper;
mod picture;

pub(crate) use document::DRAFT;
pub use document::Document;
pub use paper::{Paper, PrintOptions};
pub(crate) use picture::Picture;
pub use picture::is_logo;
