use uuid::Uuid;

use super::{LONGEST_NAME, LONGEST_VALUE, Refusal};
use crate::journal::Change;

/// The most changes a decision may settle.
const MOST_SETTLED: usize = 25_000;

/// Sequence numbers and clocks are stored as signed 64-bit integers.
const LARGEST_NUMBER: u64 = i64::MAX.cast_unsigned();

/// Checks what a change says of itself: assessment, numbers, size, and that its hashes are those of what it says.
///
/// # Errors
/// The refusal when no honest program wrote it.
pub fn check(assessment: Uuid, change: &Change) -> Result<(), Refusal> {
    let id = change.id;
    if change.assessment != assessment {
        return Err(Refusal::AnotherAssessment { change: id });
    }
    if change.sequence == 0 || change.sequence > LARGEST_NUMBER || change.clock.millis > LARGEST_NUMBER {
        return Err(Refusal::BadNumber { change: id });
    }
    if is_too_large(change) {
        return Err(Refusal::TooLarge { change: id });
    }
    if change.link.is_some() {
        if !change.has_safe_numbers() {
            return Err(Refusal::BadNumber { change: id });
        }
        if !change.is_linked_truly() {
            return Err(Refusal::Altered { change: id });
        }
    }
    Ok(())
}

/// Whether a change is larger than any that is taken in, so that none like it must be made.
pub fn is_too_large(change: &Change) -> bool {
    let texts = [change.action_name.as_str(), &change.author, &change.role, change.operation.as_str()];
    texts.iter().any(|text| text.len() > LONGEST_NAME)
        || change.settles.len() > MOST_SETTLED
        || match &change.value {
            serde_json::Value::String(text) => text.len() > LONGEST_VALUE,
            serde_json::Value::Array(_) | serde_json::Value::Object(_) => {
                change.value.to_string().len() > LONGEST_VALUE
            }
            _ => false,
        }
        || matches!(&change.subject, crate::journal::Subject::Other(text) if text.len() > LONGEST_NAME)
}
