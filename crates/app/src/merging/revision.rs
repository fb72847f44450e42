use pilar_core::assessment::Revision;
use pilar_core::journal::{Change, Subject};

/// The revision a change brings, if it brings one.
pub(crate) fn revision_of(change: &Change) -> Option<Revision> {
    match change.subject {
        Subject::Revision(..) | Subject::Logo => serde_json::from_value(change.value.clone()).ok(),
        _ => None,
    }
}
