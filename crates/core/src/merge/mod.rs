//! Merging journals: the union of changes, what it says now, and what a person has to decide.
//!
//! A merge is a union, so it is idempotent and its order does not matter. Everything else is a function of the
//! union: [`standings`] gives each subject's current value and the values that compete for it, [`plan`] what a
//! set of changes would do, [`Held`] what a workspace has. [`examine`] tells which changes count: those whose chain is
//! there from its beginning on. [`check`] refuses what no honest program wrote. An [`Auditor`] verifies what is stored
//! afresh.

mod audit;
mod audited;
mod check;
mod cover;
mod examine;
mod held;
mod node;
mod plan;
mod refusal;
mod standing;
mod take;

pub use audit::{Auditor, Entry, Stored};
pub use audited::{Alteration, Altered, Audit, Branch, Forked, Made, Origin, Twin, Waiting, state};
pub use check::{check, is_too_large};
pub use cover::{Cover, Place};
pub use examine::{Examined, Fork, Known, Nothing, Quarantine, examine};
pub use held::{Held, Tip, Unchained};
pub use node::{Node, Run};
pub use plan::{Effect, Planned, plan};
pub use refusal::Refusal;
pub use standing::{Standing, conflicts, standing, standings};
pub use take::{Brought, Taking, take};

/// How far a change's clock may be ahead of this machine's wall time, in milliseconds: one day.
pub const FURTHEST_AHEAD_MILLIS: u64 = 24 * 60 * 60 * 1000;

/// The longest value a change may have, in bytes of its JSON text.
pub const LONGEST_VALUE: usize = 1 << 20;

/// The longest name, role, operation or subject, in bytes.
pub const LONGEST_NAME: usize = 4 << 10;
