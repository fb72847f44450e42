use uuid::Uuid;

use super::{FURTHEST_AHEAD_MILLIS, LONGEST_NAME, LONGEST_VALUE, Refusal};
use crate::journal::{Change, Clock};

/// The most changes a decision may settle.
const MOST_SETTLED: usize = 10_000;

/// Sequence numbers and clocks are stored as signed 64-bit integers.
const LARGEST_NUMBER: u64 = i64::MAX.cast_unsigned();

/// Checks what each change says of itself: assessment, clock, number and size.
///
/// `now_millis` is this machine's wall time in milliseconds since 1970-01-01 UTC. The first change that cannot
/// be taken in gives the refusal.
pub fn check(assessment: Uuid, changes: &[Change], now_millis: u64) -> Result<(), Refusal> {
    changes.iter().try_for_each(|it| {
        let change = it.id;
        if it.assessment != assessment {
            return Err(Refusal::AnotherAssessment { change });
        }
        if it.sequence == 0 || it.sequence > LARGEST_NUMBER {
            return Err(Refusal::OutOfSequence { change });
        }
        let ahead_millis = it.clock.millis.saturating_sub(now_millis);
        if ahead_millis > FURTHEST_AHEAD_MILLIS || it.clock.millis > LARGEST_NUMBER {
            return Err(Refusal::Future { change, ahead_millis });
        }
        if is_too_large(it) { Err(Refusal::TooLarge { change }) } else { Ok(()) }
    })
}

/// Checks changes of one replica in ascending order of sequence numbers: clocks must ascend with them, and no
/// number is taken twice. Each is given by sequence, clock and id.
pub fn check_order(places: impl IntoIterator<Item = (u64, Clock, Uuid)>) -> Result<(), Refusal> {
    let mut before: Option<(u64, Clock, Uuid)> = None;
    for (sequence, clock, change) in places {
        if let Some((sequence_before, clock_before, known)) = before {
            if sequence == sequence_before && change != known {
                return Err(Refusal::SamePlace { change, known });
            }
            if sequence != sequence_before && clock <= clock_before {
                return Err(Refusal::OutOfSequence { change });
            }
        }
        before = Some((sequence, clock, change));
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
