use pilar_core::assessment::value_text;
use pilar_core::journal::Change;
use pilar_core::merge::Standing;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::subject::{SubjectView, SubjectWords};
use crate::clock;

/// Values that compete for one subject, for a person to decide.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ConflictView {
    /// What it is about.
    #[serde(flatten)]
    pub about: SubjectView,
    /// What competes, latest first; the first counts until a person decides.
    pub versions: Vec<VersionView>,
}

/// One value somebody gave, with who and when.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct VersionView {
    /// The change that gave it; names it in a decision.
    pub change: Uuid,
    /// The value as stored; `null` when it was taken away.
    #[ts(type = "unknown")]
    pub value: Value,
    /// The value as people read it.
    pub text: String,
    /// Who gave it.
    pub author: String,
    /// In which role.
    pub role: String,
    /// When, RFC 3339 in the user's time zone.
    pub time: String,
    /// Name of the action it was part of.
    pub action_name: String,
}

pub(crate) fn conflict_view(words: &SubjectWords<'_>, standing: &Standing<'_>) -> ConflictView {
    ConflictView { about: words.view(&standing.current.subject), versions: version_views(&standing.open) }
}

/// What competes, each under a name of its own.
pub(crate) fn version_views(open: &[&Change]) -> Vec<VersionView> {
    open.iter().map(|it| VersionView { change: version_name(it, open), ..version_view(it) }).collect()
}

/// What tells a change from the others that compete with it: its id, or the beginning of the hash of what it says where
/// another one was given the same id.
pub(crate) fn version_name(change: &Change, open: &[&Change]) -> Uuid {
    if open.iter().filter(|other| other.id == change.id).count() < 2 {
        return change.id;
    }
    let mut name = [0; 16];
    name.copy_from_slice(&change.content().bytes()[..16]);
    Uuid::from_bytes(name)
}

pub(crate) fn version_view(change: &Change) -> VersionView {
    VersionView {
        change: change.id,
        value: change.value.clone(),
        text: value_text(&change.subject, &change.value),
        author: change.author.clone(),
        role: change.role.clone(),
        time: clock::local_text(change.clock.millis),
        action_name: change.action_name.clone(),
    }
}
