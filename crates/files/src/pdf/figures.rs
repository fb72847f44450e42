//! Numbers, dates and sizes the way Indonesian documents write them.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use rust_decimal::{Decimal, RoundingStrategy};

/// What stands where there is no figure.
pub(super) const NONE: &str = "–";

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

const QUARTERS: [&str; 4] = ["I", "II", "III", "IV"];

/// Two decimals and a decimal comma, rounded half away from zero, for example `42,54`.
pub(super) fn two(number: Decimal) -> String {
    let mut rounded = number.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(2);
    rounded.to_string().replace('.', ",").replace('-', "−")
}

/// Two decimals with a sign, for example `+2,54`; what is short of zero keeps its minus even as `−0,00`.
pub(super) fn signed(number: Decimal) -> String {
    let plain = two(number.abs());
    if number.is_sign_negative() && !number.is_zero() { format!("−{plain}") } else { format!("+{plain}") }
}

/// A part of a weight, for example `85,71%`; a dash without a weight.
pub(super) fn percent(part: Decimal, weight: Decimal) -> String {
    match (part * Decimal::ONE_HUNDRED).checked_div(weight) {
        Some(percent) => format!("{}%", two(percent)),
        None => NONE.into(),
    }
}

/// For example `22 November 2026`.
pub(super) fn date(time: &DateTime<FixedOffset>) -> String {
    let month =
        usize::try_from(time.month0()).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
    format!("{} {month} {}", time.day(), time.year())
}

/// For example `22 November 2026 pukul 14.05 WIB`.
pub(super) fn date_and_time(time: &DateTime<FixedOffset>) -> String {
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

/// For example `1,4 MB`, in steps of 1024 as file managers show it.
pub(super) fn size(bytes: u64) -> String {
    const STEP: u64 = 1024;
    let (unit, name) = match bytes {
        0..STEP => return format!("{bytes} B"),
        STEP..0x10_0000 => (STEP, "KB"),
        0x10_0000..0x4000_0000 => (STEP * STEP, "MB"),
        _ => (STEP * STEP * STEP, "GB"),
    };
    let value = Decimal::from(bytes) / Decimal::from(unit);
    let mut rounded = value.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(1);
    format!("{} {name}", rounded.to_string().replace('.', ","))
}

/// For example `Triwulan II 2026`; a dash when nothing is known.
pub(super) fn period(year: Option<u16>, quarter: Option<u8>) -> String {
    let quarter = quarter.and_then(|q| QUARTERS.get(usize::from(q).checked_sub(1)?));
    match (year, quarter) {
        (Some(year), Some(quarter)) => format!("Triwulan {quarter} {year}"),
        (Some(year), None) => year.to_string(),
        (None, Some(quarter)) => format!("Triwulan {quarter}"),
        (None, None) => NONE.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_round_half_away_from_zero_and_write_a_comma() {
        assert_eq!(two(Decimal::new(12_345, 3)), "12,35");
        assert_eq!(two(Decimal::new(-12_345, 3)), "−12,35");
        assert_eq!(two(Decimal::new(5, 0)), "5,00");
        assert_eq!(signed(Decimal::new(-1, 4)), "−0,00");
        assert_eq!(signed(Decimal::new(25, 1)), "+2,50");
        assert_eq!(percent(Decimal::new(6, 0), Decimal::new(7, 0)), "85,71%");
        assert_eq!(percent(Decimal::ONE, Decimal::ZERO), NONE);
    }

    #[test]
    fn sizes_and_periods_read_naturally() {
        assert_eq!(size(999), "999 B");
        assert_eq!(size(1_468_006), "1,4 MB");
        assert_eq!(size(2_684_354_560), "2,5 GB");
        assert_eq!(period(Some(2026), Some(2)), "Triwulan II 2026");
        assert_eq!(period(Some(2026), Some(9)), "2026");
        assert_eq!(period(None, None), "–");
    }

    #[test]
    fn times_name_the_indonesian_zones() {
        let at = |text: &str| date_and_time(&DateTime::parse_from_rfc3339(text).unwrap());
        assert_eq!(at("2026-11-22T14:05:00+07:00"), "22 November 2026 pukul 14.05 WIB");
        assert_eq!(at("2026-11-02T09:00:00+09:00"), "2 November 2026 pukul 09.00 WIT");
        assert_eq!(at("2026-11-02T09:00:00+01:00"), "2 November 2026 pukul 09.00 UTC+01:00");
    }
}
