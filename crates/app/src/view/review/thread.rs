use serde::Serialize;
use uuid::Uuid;

/// What was asked and answered at an input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ThreadView {
    /// Code of the input.
    pub code: String,
    /// Oldest first; at least one.
    pub messages: Vec<MessageView>,
}

/// One question or answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MessageView {
    /// Its id.
    pub id: Uuid,
    /// What was said.
    pub text: String,
    /// Who said it.
    pub author: String,
    /// In which role, as people know it.
    pub role: String,
    /// Whether that is a reviewing role.
    pub is_reviewer: bool,
    /// When, RFC 3339 in the user's time zone.
    pub time: String,
}
