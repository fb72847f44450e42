//! The wall time, and ids made from it.

use uuid::{NoContext, Timestamp, Uuid};

/// The system's wall time in milliseconds since 1970-01-01 UTC.
pub(crate) fn now_millis() -> u64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |elapsed| u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX))
}

/// A fresh `UUIDv7`.
pub(crate) fn new_id(now_millis: u64) -> Uuid {
    let nanos = u32::try_from(now_millis % 1_000).unwrap_or(0) * 1_000_000;
    Uuid::new_v7(Timestamp::from_unix(NoContext, now_millis / 1_000, nanos))
}

/// A fresh id for a replica whose changes are chained: as above, as `UUIDv8`.
pub(crate) fn new_replica(now_millis: u64) -> Uuid {
    Uuid::new_v8(new_id(now_millis).into_bytes())
}
