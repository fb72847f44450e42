//! The shipped instrument against the official material, where this machine has it.

mod cases;
mod fingerprints;
mod path;
mod structure;
mod wording;
