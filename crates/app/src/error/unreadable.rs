use pilar_core::assessment::UnreadableValue;
use pilar_core::journal::Subject;

use super::AppError;

impl AppError {
    /// A stored value that is not of its subject's type.
    pub(crate) fn unreadable(subject: &Subject, error: &serde_json::Error) -> Self {
        Self::UnreadableValue { subject: subject.to_string(), detail: error.to_string() }
    }
}

impl From<UnreadableValue> for AppError {
    fn from(UnreadableValue { subject, detail }: UnreadableValue) -> Self {
        Self::UnreadableValue { subject, detail }
    }
}
