use pilar_core::assessment::{row, value_text};
use pilar_core::journal::Change;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::subject::{SubjectView, SubjectWords};

/// One change of the history.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ChangeView {
    /// Its id.
    pub id: Uuid,
    /// Id of the action it is part of.
    pub action: Uuid,
    /// Name of that action.
    pub action_name: String,
    /// When, RFC 3339 in the user's time zone.
    pub time: String,
    /// Who.
    pub author: String,
    /// In which role.
    pub role: String,
    /// Kind of change.
    pub operation: String,
    /// What was changed.
    #[serde(flatten)]
    pub about: SubjectView,
    /// The value from then on.
    #[ts(type = "unknown")]
    pub value: Value,
    /// The same as people read it.
    pub text: String,
    /// Whether this value can be brought back on its own.
    pub restorable: bool,
    /// The change whose value it replaced.
    pub base: Option<Uuid>,
}

pub(crate) fn change_view(words: &SubjectWords<'_>, change: Change, time: String) -> ChangeView {
    ChangeView {
        id: change.id,
        action: change.action,
        action_name: change.action_name,
        time,
        author: change.author,
        role: change.role,
        operation: change.operation.into(),
        about: words.view(&change.subject),
        text: value_text(&change.subject, &change.value),
        restorable: row(&change.subject).may_come_back(&change.value),
        value: change.value,
        base: change.base,
    }
}
