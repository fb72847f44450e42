//! Caring for a workspace: checking it, clearing it, backing it up, restoring it.

mod backup;
mod check;
mod clear;
mod restore;

pub use check::{CheckFault, CheckReport, HalfBlob};
