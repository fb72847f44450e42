//! Journals of several desks: plans, merging, conflicts and their decision.

pub(crate) mod conflict_copies;
pub(crate) mod database;
pub(crate) mod decide;
pub(crate) mod incoming_values;
pub(crate) mod list;
pub(crate) mod merge;
pub(crate) mod own;
pub(crate) mod plan;
pub(crate) mod repaired;
pub(crate) mod replaced;
pub(crate) mod revision;
pub(crate) mod settled;
pub(crate) mod take_into;
pub(crate) mod told;
pub(crate) mod unit_answers;

pub use decide::{Choice, Decided, decide_conflict, find_choice};
pub use list::list_conflicts;
pub use merge::merge_changes;
pub use plan::{MergeChanges, plan_merge};
