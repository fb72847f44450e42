//! Dates the way Indonesian documents write them.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};

const MONTHS: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];

/// For example `22 November 2026`.
pub(crate) fn date(time: &DateTime<FixedOffset>) -> String {
    let month =
        usize::try_from(time.month0()).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
    format!("{} {month} {}", time.day(), time.year())
}

/// For example `22 November 2026 pukul 14.05 WIB`.
pub(crate) fn date_and_time(time: &DateTime<FixedOffset>) -> String {
    const HOUR: i32 = 3600;
    let offset = time.offset().local_minus_utc();
    let zone = match offset {
        o if o == 7 * HOUR => "WIB".to_owned(),
        o if o == 8 * HOUR => "WITA".to_owned(),
        o if o == 9 * HOUR => "WIT".to_owned(),
        _ => format!("UTC{}", time.offset()),
    };
    format!("{} pukul {:02}.{:02} {zone}", date(time), time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_name_the_indonesian_zones() {
        let at = |text: &str| date_and_time(&DateTime::parse_from_rfc3339(text).unwrap());
        assert_eq!(at("2026-11-22T14:05:00+07:00"), "22 November 2026 pukul 14.05 WIB");
        assert_eq!(at("2026-11-02T09:00:00+09:00"), "2 November 2026 pukul 09.00 WIT");
        assert_eq!(at("2026-11-02T09:00:00+01:00"), "2 November 2026 pukul 09.00 UTC+01:00");
    }
}
