use pilar_core::journal::Change;
use pilar_core::merge::Node;
use uuid::Uuid;

/// Changes of one assessment made in other workspaces.
#[derive(Debug, Clone, Copy)]
pub struct Incoming<'a> {
    /// The assessment.
    pub assessment: Uuid,
    /// Key of its instrument.
    pub instrument: &'a str,
    /// When it was created, in milliseconds since 1970-01-01 UTC.
    pub created_millis: u64,
    /// The changes, in any order; known ones may be among them.
    pub changes: &'a [Change],
    /// Links of changes that were left out.
    pub stubs: &'a [Node],
    /// Name of the step in Indonesian, as undo shows it.
    pub name: &'a str,
    /// The wall time in milliseconds since 1970-01-01 UTC.
    pub now_millis: u64,
}
