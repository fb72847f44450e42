use pilar_core::journal::{Operation, Subject};
use serde_json::Value;
use uuid::Uuid;

/// A change that takes back another one.
pub(super) struct Inverse {
    pub operation: Operation,
    pub subject: Subject,
    pub value: Value,
    pub base: Uuid,
    pub origin: Option<i64>,
    pub settles: Vec<Uuid>,
}
