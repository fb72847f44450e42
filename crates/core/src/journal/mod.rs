//! The journal: every user action is one named change, and everything else is read from it.

mod clock;
mod operation;
mod subject;

pub use clock::Clock;
pub use operation::Operation;
use serde::{Deserialize, Serialize};
pub use subject::Subject;
use uuid::Uuid;

/// One entry of the journal: "this subject now has this value".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Unique id (`UUIDv7`).
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settles: Vec<Uuid>,
}

impl Change {
    /// What orders changes: the later clock wins, the id breaks a tie.
    pub fn order(&self) -> (Clock, Uuid) {
        (self.clock, self.id)
    }
}
