//! The day that a cell names, as forms and spreadsheets in Indonesia write it.

use chrono::{Days, NaiveDate};

/// Beginnings of the names of months, Indonesian and English, each with its number.
const MONTHS: [(&str, u32); 18] = [
    ("jan", 1),
    ("feb", 2),
    ("peb", 2),
    ("mar", 3),
    ("apr", 4),
    ("mei", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("agu", 8),
    ("ags", 8),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("nop", 11),
    ("des", 12),
];
/// Years that a record of an office can have.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;
/// The day before the first that a spreadsheet counts, as it reckons from March 1900 on.
const BEFORE_FIRST: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);

/// Words that may stand before a day: its name, Indonesian or English, and what it is.
const BEFORE_DAY: &str = "tanggal tgl hari pada senin selasa rabu kamis jumat sabtu minggu ahad sen sel rab \
                          kam jum sab min monday tuesday wednesday thursday friday saturday sunday mon tue \
                          wed thu fri sat sun";

/// Whether the day or the month comes first where both are numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DayOrder {
    /// The day, as in Indonesia.
    #[default]
    DayFirst,
    /// The month, as a form of somebody whose account is in American English.
    MonthFirst,
}

impl DayOrder {
    /// That of cells which belong together. The month is first only where that is proved: by a day that there is only
    /// so, and none that there is only with the day first.
    pub fn of<'a>(cells: impl IntoIterator<Item = &'a str>) -> Self {
        let mut proved = Self::DayFirst;
        for cell in cells {
            match (Self::DayFirst.read(cell), Self::MonthFirst.read(cell)) {
                (Some(_), None) => return Self::DayFirst,
                (None, Some(_)) => proved = Self::MonthFirst,
                _ => {}
            }
        }
        proved
    }

    /// Reads a day: `2026-09-21`, `21/09/2026 07.34.00`, `21 September 2026`, `Senin, 21 Sep 2026`, or the serial number
    /// of a spreadsheet. `None` for anything else, also for a day that there is not.
    pub fn read(self, text: &str) -> Option<NaiveDate> {
        let text = text.trim();
        let day = serial(text).or_else(|| written(text, self))?;
        YEARS.contains(&chrono::Datelike::year(&day)).then_some(day)
    }
}

/// Whether a place stands before a day, as where something is signed: `Bandung, 31 Maret 2026`.
pub(crate) fn names_place(text: &str) -> bool {
    let Some(word) = text.split(|c: char| c == ',' || c.is_whitespace()).find(|word| !word.is_empty()) else {
        return false;
    };
    let word: String = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let known = BEFORE_DAY.split(' ').any(|known| known == word) || month(&word).is_some();
    is_word(text.trim()) && !known && text.contains(|c: char| c.is_ascii_digit())
}

fn serial(text: &str) -> Option<NaiveDate> {
    let whole = text.split(['.', ',']).next()?;
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    if !plain || whole.len() != 5 || text.matches(['.', ',']).count() > 1 {
        return None;
    }
    BEFORE_FIRST?.checked_add_days(Days::new(whole.parse().ok()?))
}

fn written(text: &str, order: DayOrder) -> Option<NaiveDate> {
    let mut parts = text
        .split(|c: char| matches!(c, '/' | '-' | '.' | ',' | 'T') || c.is_whitespace())
        .filter(|part| !part.is_empty())
        .peekable();
    // The name of the day may stand before it.
    if parts.peek().is_some_and(|part| is_word(part) && month(part).is_none()) {
        parts.next();
    }
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if first.len() == 4 {
        return NaiveDate::from_ymd_opt(first.parse().ok()?, number_of(second)?, number(third)?);
    }
    if is_word(first) {
        // `Sep 21, 2026`
        return NaiveDate::from_ymd_opt(year(third)?, month(first)?, number(second)?);
    }
    let (day, month) =
        if order == DayOrder::MonthFirst && !is_word(second) { (second, first) } else { (first, second) };
    NaiveDate::from_ymd_opt(year(third)?, number_of(month)?, number(day)?)
}

fn is_word(part: &str) -> bool {
    part.starts_with(char::is_alphabetic)
}

fn number(part: &str) -> Option<u32> {
    (part.len() <= 2).then(|| part.parse().ok())?
}

fn number_of(part: &str) -> Option<u32> {
    if is_word(part) { month(part) } else { number(part) }
}

fn year(part: &str) -> Option<i32> {
    match part.len() {
        4 => part.parse().ok(),
        2 => part.parse::<i32>().ok().map(|year| 2000 + year),
        _ => None,
    }
}

fn month(part: &str) -> Option<u32> {
    let lower = part.to_lowercase();
    let found = MONTHS.iter().find(|(beginning, _)| lower.starts_with(beginning))?;
    (lower.chars().all(char::is_alphabetic) && lower.len() <= 9).then_some(found.1)
}

#[cfg(test)]
mod tests {
    use super::DayOrder;

    #[test]
    fn days_are_read_as_they_are_written_in_indonesia() {
        for text in [
            "2026-09-21",
            "2026-09-21T07:34:00+07:00",
            "2026/09/21 07:34:00",
            "21/09/2026 07.34.00",
            "21-9-2026",
            "21.09.26",
            "21 September 2026",
            "Senin, 21 September 2026",
            "21 Sep 2026 pukul 07.34",
            "Sep 21, 2026",
            "46286",
            "46286,315",
            "46286.3152",
        ] {
            let day = DayOrder::DayFirst.read(text).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2026-09-21"), "{text}");
        }
    }

    #[test]
    fn a_place_before_a_day_is_that_of_a_signature() {
        for text in ["Bandung, 31 Maret 2026", "Kota Bandung, 31-3-2026", "Jakarta 3 Januari 2026"] {
            assert!(super::names_place(text), "{text}");
        }
        for text in [
            "",
            "-",
            "31 Maret 2026",
            "Senin, 21 September 2026",
            "Jum'at, 3 April 2026",
            "Sep 21, 2026",
            "Tgl. 3/1/2026",
            "Bandung",
        ] {
            assert!(!super::names_place(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "-",
            "31/02/2026",
            "09/21/2026",
            "besok",
            "3",
            "1234567",
            "21/09",
            "21 Foo 2026",
            "12345,6,7",
        ] {
            assert_eq!(DayOrder::DayFirst.read(text), None, "{text}");
        }
    }

    #[test]
    fn the_month_is_first_only_where_that_is_proved() {
        for (cells, order) in [
            (&["1/2/2026", "9/21/2026 7:34:00"][..], DayOrder::MonthFirst),
            (&["9/21/2026", "21/9/2026"], DayOrder::DayFirst),
            (&["1/2/2026", "3/4/2026"], DayOrder::DayFirst),
            (&["9/31/2026", "2026-09-21", "46286", "21 Sep 2026"], DayOrder::DayFirst),
            (&[], DayOrder::DayFirst),
        ] {
            assert_eq!(DayOrder::of(cells.iter().copied()), order, "{cells:?}");
        }
        for text in ["9/21/2026 7:34:00", "21 Sep 2026", "2026-09-21", "46286"] {
            let day = DayOrder::MonthFirst.read(text).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Some("2026-09-21"), "{text}");
        }
    }
}
