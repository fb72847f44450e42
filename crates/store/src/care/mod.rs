//! Caring for a workspace: checking it, backing it up, restoring it.

mod backup;
mod check;
mod restore;

pub use backup::BACKUPS;

pub(crate) use backup::{AutomaticBackup, backup_before_upgrade, backups_in};
pub use check::{CheckReport, Fault, HalfBlob};
pub(crate) use check::{loose_blobs, references};
