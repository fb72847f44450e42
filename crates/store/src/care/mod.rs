//! Caring for a workspace: checking it, clearing it, backing it up, restoring it, moving it.

mod backup;
mod begin_evidence;
mod check;
mod check_personal;
mod clear;
mod conflict_copies;
mod elsewhere;
mod full;
mod logs;
mod new_folder;
mod relocate;
mod report;
mod restore;
mod sound;

pub use elsewhere::Elsewhere;
pub use logs::Logs;
pub use relocate::Relocated;
pub use report::{CheckFault, CheckReport, HalfBlob};
