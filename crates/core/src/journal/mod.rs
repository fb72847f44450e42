//! The journal: every user action is one named change, and everything else is read from it.

mod chain;
mod clock;
mod operation;
mod repair;
mod subject;
mod wire;

use std::cmp::Ordering;

pub use crate::digest::{Digest, NotADigest};
pub use chain::{Link, beginning, is_chained};
pub use clock::Clock;
pub use operation::Operation;
pub use repair::{ClockRepair, Repairs, open_repairs};
pub use subject::Subject;
use uuid::Uuid;

/// One entry of the journal: "this subject now has this value".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its id (`UUIDv7`); a forger may give one to two changes, which their content tells apart.
    pub id: Uuid,
    /// The user action this change is part of; all changes of one action are undone together.
    pub action: Uuid,
    /// Name of that action in Indonesian, as undo and history show it.
    pub action_name: String,
    /// The assessment it belongs to.
    pub assessment: Uuid,
    /// The workspace that made it.
    pub replica: Uuid,
    /// Position within the replica's changes, counted from 1 without gaps.
    pub sequence: u64,
    /// Hybrid logical clock: orders changes of all replicas.
    pub clock: Clock,
    /// Who made it.
    pub author: String,
    /// In which role.
    pub role: String,
    /// What kind of change; unknown kinds are kept.
    pub operation: Operation,
    /// What is changed.
    pub subject: Subject,
    /// The value from now on; `null` means the subject is gone.
    pub value: serde_json::Value,
    /// The change whose value this one replaces.
    pub base: Option<Uuid>,
    /// Other changes of the subject that a person decided against, here or in a change this one builds on.
    pub settles: Vec<Uuid>,
    /// Its place in its replica's chain; `None` for changes of journal format 1, which are a set.
    pub link: Option<Link>,
    /// Milliseconds by which a repair takes back its clock; not part of what it says, and 0 unless that was wrong.
    pub taken_back_millis: u64,
}

impl Change {
    /// When it counts as made: its clock as repaired.
    pub fn effective_clock(&self) -> Clock {
        Clock { millis: self.clock.millis.saturating_sub(self.taken_back_millis), ..self.clock }
    }

    /// What orders changes: the later clock wins, the id breaks a tie.
    ///
    /// Two changes of one id may tie; [`Change::cmp_order`] has the last word.
    pub fn order(&self) -> (Clock, Uuid) {
        (self.effective_clock(), self.id)
    }

    /// Compares by [`Change::order`], and by content where an id was given twice.
    pub fn cmp_order(&self, other: &Self) -> Ordering {
        self.order()
            .cmp(&other.order())
            .then_with(|| if self == other { Ordering::Equal } else { self.content().cmp(&other.content()) })
    }

    /// Whether it is the same change: the same id and the same content.
    pub fn is_same(&self, other: &Self) -> bool {
        self.id == other.id && (self == other || self.content() == other.content())
    }
}
