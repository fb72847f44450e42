//! The only place that asks what time it is.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, FixedOffset, Local};
use pilar_core::dates;

use crate::error::{AppError, Result};

/// Milliseconds since 1970-01-01 UTC; a clock before that year reads 0.
pub fn now_millis() -> u64 {
    // chrono's own question panics before 1970.
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |elapsed| u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX))
}

/// The wall time in the user's own time zone; a clock before 1970 reads the beginning of that year.
pub fn now_local() -> DateTime<FixedOffset> {
    local(now_millis()).map_or_else(DateTime::default, |time| time.fixed_offset())
}

/// Writes journal milliseconds as RFC 3339 in the user's own time zone.
pub fn local_text(millis: u64) -> String {
    let text = |time: DateTime<Local>| time.to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
    local(millis).map_or_else(String::new, text)
}

/// Writes journal milliseconds as people do, in the user's own time zone: `22 November 2026 pukul 14.05 WIB`.
pub fn local_words(millis: u64) -> String {
    local(millis)
        .map_or_else(|| "waktu yang tidak terbaca".into(), |time| dates::date_and_time(&time.fixed_offset()))
}

/// The day of journal milliseconds in the user's own time zone.
pub fn local_date(millis: u64) -> Option<chrono::NaiveDate> {
    local(millis).map(|time| time.date_naive())
}

fn local(millis: u64) -> Option<DateTime<Local>> {
    let time = DateTime::from_timestamp_millis(i64::try_from(millis).ok()?)?;
    Some(time.with_timezone(&Local))
}

/// Reads a time with its zone, for example `2026-11-22T14:05:00+07:00`.
pub fn read_time(text: &str) -> Result<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text.trim()).map_err(|_| AppError::UnreadableTime(text.to_owned()))
}
