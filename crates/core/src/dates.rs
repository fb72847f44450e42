//! Dates the way Indonesian documents write them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};

/// Names of the months, from January on.
pub const MONTHS: [&str; 12] = [
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
pub fn date(time: &impl Datelike) -> String {
    format!("{} {}", time.day(), month_of(time))
}

/// For example `November 2026`.
fn month_of(time: &impl Datelike) -> String {
    let month =
        usize::try_from(time.month0()).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
    format!("{month} {}", time.year())
}

/// `2026-11` as `November 2026`; a text that names no month stays as it is.
pub fn month(key: &str) -> String {
    let first = NaiveDate::parse_from_str(&format!("{key}-01"), "%Y-%m-%d");
    first.map_or_else(|_| key.to_owned(), |first| month_of(&first))
}

/// Reads `2026-11-22`, `22 November 2026`, `22-11-2026` or `22/11/2026`, of the years 1900 to 2999.
pub fn read_date(typed: &str) -> Option<NaiveDate> {
    let typed = typed.trim();
    let in_figures = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"];
    let found = in_figures.iter().find_map(|form| NaiveDate::parse_from_str(typed, form).ok());
    found.or_else(|| read_words(typed)).filter(|day| (1900..=2999).contains(&day.year()))
}

fn read_words(typed: &str) -> Option<NaiveDate> {
    let [day, month, year] = typed.split_whitespace().collect::<Vec<_>>().try_into().ok()?;
    let month = (1..).zip(MONTHS).find(|(_, name)| name.eq_ignore_ascii_case(month))?.0;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}

/// A date in words; a text that is none stays as it was typed.
pub fn in_words(typed: &str) -> String {
    read_date(typed).map_or_else(|| typed.to_owned(), |day| date(&day))
}

/// For example `22 November 2026 pukul 14.05 WIB`.
pub fn date_and_time(time: &DateTime<FixedOffset>) -> String {
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
    fn dates_of_forms_are_written_in_words_and_other_texts_stay() {
        assert_eq!(in_words(" 2026-11-02 "), "2 November 2026");
        assert_eq!(in_words("7  februari 2026"), "7 Februari 2026");
        for other in ["22 November 2026", "", "2026-02-31", "31 Februari 2026", "akhir bulan", "1 2 3 4"] {
            assert_eq!(in_words(other), other);
        }
    }

    #[test]
    fn days_are_read_as_they_are_written_and_never_guessed() {
        for text in ["2026-05-31", " 31-05-2026 ", "31/05/2026", "31/5/2026", "31 mei 2026"] {
            assert_eq!(read_date(text).map(|day| day.to_string()), Some("2026-05-31".into()), "{text}");
        }
        for text in ["", "2026-02-30", "5/31/2026", "31-05-26", "20260531", "31 May 2026", "31 Mei 1826"] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }

    #[test]
    fn months_are_named_and_other_texts_stay() {
        assert_eq!(month("2026-03"), "Maret 2026");
        assert_eq!(month("2026-12"), "Desember 2026");
        for other in ["2026-13", "2026", "", "Maret 2026", "2026-03-01"] {
            assert_eq!(month(other), other);
        }
    }

    #[test]
    fn times_name_the_indonesian_zones() {
        let at = |text: &str| date_and_time(&DateTime::parse_from_rfc3339(text).unwrap());
        assert_eq!(at("2026-11-22T14:05:00+07:00"), "22 November 2026 pukul 14.05 WIB");
        assert_eq!(at("2026-11-02T09:00:00+09:00"), "2 November 2026 pukul 09.00 WIT");
        assert_eq!(at("2026-11-02T09:00:00+01:00"), "2 November 2026 pukul 09.00 UTC+01:00");
    }
}
