//! Caring for a workspace: checking it, clearing it, backing it up, restoring it, moving it.

mod backup;
mod check;
mod clear;
mod full;
mod relocate;
mod restore;

pub use check::{CheckFault, CheckReport, HalfBlob};
pub use relocate::Relocated;
