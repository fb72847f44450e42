//! Circles that are still to be mended. These lists only get shorter: one that is gone has to be taken out.
//!
//! A circle is named by the ends of its paths, so that files may move; an end with a slash stands for everything
//! below that folder.

/// Circles of Rust files.
pub const FILES: &[&[&str]] = &[];

/// Circles of folders.
pub const FOLDERS: &[&[&str]] = &[];
