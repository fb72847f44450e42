//! Dates, times and percentages as their cells show them.

use calamine::ExcelDateTime;
use pilar_core::dates::MONTHS;
use rust_decimal::{Decimal, RoundingStrategy};

/// Names as a program in Indonesian shows them, whatever language a format asks for.
const DAYS: [&str; 7] = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
/// Formats that stand for those of the system, and how Indonesia writes them.
const OF_THE_SYSTEM: [(&str, &str); 4] = [
    ("mm-dd-yy", "dd/mm/yyyy"),
    ("m/d/yy h:mm", "dd/mm/yyyy hh:mm"),
    ("[$-f800]", "d mmmm yyyy"),
    ("[$-f400]", "hh:mm:ss"),
];
/// Letters of the short name of a month or a day.
const SHORT: usize = 3;
/// Hours of a day.
const HOURS: f64 = 24.0;
/// Seconds of an hour.
const SECONDS: f64 = 3_600.0;

/// A part of a format.
#[derive(Debug, Clone, PartialEq)]
enum Part {
    /// A letter that stands for a part of the date or time, and how often it stands there.
    Letter(char, usize),
    /// The same for time that runs on beyond its bounds, such as the hours of `[h]:mm`.
    Elapsed(char),
    /// Morning or evening.
    Half,
    /// What stands there as it is.
    Plain(String),
}

/// A date or a time where the format of its cell is not known: year first, and only what it has.
pub(super) fn plain(moment: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = clock(hour.into(), minute.into(), second.into());
    if moment.is_duration() {
        let (hours, minutes, seconds) = elapsed(moment);
        return clock(hours, minutes, seconds);
    }
    if moment.as_f64() < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {time}") }
}

/// A date with or without a time, as ISO 8601 writes it.
pub(super) fn day_and_time(text: &str) -> String {
    let Some((day, time)) = text.split_once('T') else { return text.to_owned() };
    let time = time.split('.').next().unwrap_or_default();
    match time.strip_suffix(":00").unwrap_or(time) {
        "" | "00:00" => day.to_owned(),
        time => format!("{day} {time}"),
    }
}

/// A length of time such as `PT13H30M00S`; anything else stays as it is.
pub(super) fn duration(text: &str) -> String {
    let read = || {
        let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
        Some(clock(hours.parse().ok()?, minutes.parse().ok()?, seconds.parse().ok()?))
    };
    read().unwrap_or_else(|| text.to_owned())
}

fn clock(hours: u64, minutes: u64, seconds: u64) -> String {
    if seconds == 0 {
        format!("{hours:02}:{minutes:02}")
    } else {
        format!("{hours:02}:{minutes:02}:{seconds:02}")
    }
}

/// Whole hours, minutes and seconds of a length of time.
fn elapsed(moment: ExcelDateTime) -> (u64, u64, u64) {
    let seconds = (moment.as_f64().max(0.0) * HOURS * SECONDS).round();
    let seconds = format!("{seconds:.0}").parse::<u64>().unwrap_or_default();
    (seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// A date or a time as a number format shows it; `None` where the format shows neither.
pub(super) fn moment(format: &str, moment: ExcelDateTime) -> Option<String> {
    let parts = parts(of_the_system(format));
    if !parts.iter().any(|part| matches!(part, Part::Letter(..) | Part::Elapsed(_))) {
        return None;
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let (hours, minutes, seconds) = elapsed(moment);
    let halves = parts.contains(&Part::Half);
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        let shown = match part {
            Part::Plain(plain) => plain.clone(),
            Part::Half => if hour < 12 { "AM" } else { "PM" }.to_owned(),
            Part::Elapsed('h') => hours.to_string(),
            Part::Elapsed('m') => (hours * 60 + minutes).to_string(),
            Part::Elapsed(_) => (hours * 3_600 + minutes * 60 + seconds).to_string(),
            Part::Letter('y', length) if *length > 2 => format!("{year:04}"),
            Part::Letter('y', _) => format!("{:02}", year % 100),
            Part::Letter('m', length) if is_minute(&parts, at) => padded(minute, *length),
            Part::Letter('m', length) => named(&MONTHS, month.saturating_sub(1).into(), month, *length),
            Part::Letter('d', length) => named(&DAYS, weekday(year, month, day), day, *length),
            Part::Letter('h', length) if halves => padded((hour + 11) % 12 + 1, *length),
            Part::Letter('h', length) => padded(hour, *length),
            Part::Letter(_, length) => padded(second, *length),
        };
        text.push_str(&shown);
    }
    Some(text.trim().to_owned())
}

fn of_the_system(format: &str) -> &str {
    let lower = format.to_lowercase();
    let same = |(known, _): &&(&str, &str)| {
        if known.starts_with('[') { lower.starts_with(known) } else { lower == *known }
    };
    OF_THE_SYSTEM.iter().find(same).map_or(format, |(_, own)| *own)
}

fn padded(number: u8, length: usize) -> String {
    if length > 1 { format!("{number:02}") } else { number.to_string() }
}

/// A month or a day: its number, its short name or its name, by how often its letter stands there.
fn named(names: &[&str], at: usize, number: u8, length: usize) -> String {
    let name = names.get(at).copied().unwrap_or_default();
    match length {
        1 | 2 => padded(number, length),
        3 => name.chars().take(SHORT).collect(),
        _ => name.to_owned(),
    }
}

/// The day of the week, Sunday first.
fn weekday(year: u16, month: u8, day: u8) -> usize {
    let date = chrono::NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    let from_sunday = date.map_or(0, |date| chrono::Datelike::weekday(&date).num_days_from_sunday());
    usize::try_from(from_sunday).unwrap_or_default()
}

/// Whether a letter for months stands for minutes: behind hours, or before seconds.
fn is_minute(parts: &[Part], at: usize) -> bool {
    let letter = |part: &Part| match part {
        Part::Letter(letter, _) | Part::Elapsed(letter) => Some(*letter),
        Part::Half | Part::Plain(_) => None,
    };
    let before = parts[..at].iter().rev().find_map(letter);
    let behind = parts[at + 1..].iter().find_map(letter);
    before == Some('h') || behind == Some('s')
}

/// The parts of the first section of a format.
fn parts(format: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = format.chars().peekable();
    while let Some(c) = rest.next() {
        let letter = c.to_ascii_lowercase();
        let part = match letter {
            ';' => break,
            '"' => Part::Plain(rest.by_ref().take_while(|c| *c != '"').collect()),
            '\\' => Part::Plain(rest.next().into_iter().collect()),
            '_' | '*' => {
                rest.next();
                continue;
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                match inside.chars().next().map(|c| c.to_ascii_lowercase()) {
                    Some(letter @ ('h' | 'm' | 's'))
                        if inside.chars().all(|c| c.eq_ignore_ascii_case(&letter)) =>
                    {
                        Part::Elapsed(letter)
                    }
                    _ => continue,
                }
            }
            'd' | 'm' | 'y' | 'h' | 's' => {
                let mut length = 1;
                while rest.next_if(|next| next.eq_ignore_ascii_case(&letter)).is_some() {
                    length += 1;
                }
                Part::Letter(letter, length)
            }
            'a' => {
                while rest.next_if(|next| matches!(next.to_ascii_lowercase(), 'm' | 'p' | '/')).is_some() {}
                Part::Half
            }
            // Parts of a second, and what stands for texts.
            '0' | '#' | '?' | '@' => continue,
            _ => Part::Plain(c.to_string()),
        };
        parts.push(part);
    }
    // A point before parts of a second stands for nothing where those are not shown.
    if parts.last() == Some(&Part::Plain(".".to_owned())) {
        parts.pop();
    }
    parts
}

/// Whether a format multiplies by a hundred: its sign stands for itself within quotes and behind a backslash.
pub(super) fn is_percent(format: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    format.chars().any(|c| {
        if std::mem::take(&mut escaped) {
            return false;
        }
        match c {
            '"' => quoted = !quoted,
            '\\' => escaped = !quoted,
            _ => {}
        }
        c == '%' && !quoted
    })
}

/// A number as a format for percentages shows it; `None` for a text that is no number.
pub(super) fn percent(format: &str, number: &str) -> Option<String> {
    let number = pilar_core::worksheet::read_number(number)?.checked_mul(Decimal::ONE_HUNDRED)?;
    let format = format.split(';').next()?.split('%').next()?;
    let behind = format.rsplit_once('.').map_or("", |(_, behind)| behind);
    let places = |signs: &[char]| behind.chars().filter(|c| signs.contains(c)).count();
    let (least, most) = (places(&['0']), places(&['0', '#', '?']));
    let places = u32::try_from(most).ok()?.min(Decimal::MAX_SCALE);
    let rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let mut text = rounded.normalize().to_string();
    let have = text.split_once('.').map_or(0, |(_, behind)| behind.len());
    if have < least {
        text.push_str(if have == 0 { "." } else { "" });
        text.push_str(&"0".repeat(least - have));
    }
    let blank = if format.ends_with([' ', '\u{a0}']) { " " } else { "" };
    Some(format!("{}{blank}%", text.replace('.', ",")))
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    fn at(serial: f64) -> ExcelDateTime {
        ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false)
    }

    #[test]
    fn a_date_is_written_as_its_format_says() {
        // 12 May 2026, a Tuesday, half past one in the afternoon.
        let noted = at(46_154.562_5);
        for (format, text) in [
            ("d mmmm yyyy", "12 Mei 2026"),
            ("[$-421]dddd, d mmmm yyyy;@", "Selasa, 12 Mei 2026"),
            ("dd/mm/yyyy hh:mm", "12/05/2026 13:30"),
            ("mm-dd-yy", "12/05/2026"),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "12 Mei 2026"),
            ("yyyy\\-mm\\-dd", "2026-05-12"),
            ("d-mmm", "12-Mei"),
            ("h:mm AM/PM", "1:30 PM"),
            ("hh\".\"mm \"WIB\"", "13.30 WIB"),
            ("mm:ss.0", "30:00"),
        ] {
            assert_eq!(moment(format, noted).as_deref(), Some(text), "{format}");
        }
        assert_eq!(moment("General", noted), None);
        assert_eq!(moment("[h]:mm", at(1.25)).as_deref(), Some("30:00"));
    }

    #[test]
    fn without_a_format_the_year_comes_first_and_a_time_is_no_day() {
        assert_eq!(plain(at(46_154.0)), "2026-05-12");
        assert_eq!(plain(at(46_154.562_5)), "2026-05-12 13:30");
        assert_eq!(plain(at(0.562_5)), "13:30");
        assert_eq!(plain(ExcelDateTime::new(1.25, ExcelDateTimeType::TimeDelta, false)), "30:00");
    }

    #[test]
    fn a_sign_that_stands_for_itself_is_no_percentage() {
        for (format, percent) in
            [("0%", true), ("0.00\"%\"", false), ("0\\%", false), ("\"skor \"0.0%", true), ("0.00", false)]
        {
            assert_eq!(is_percent(format), percent, "{format}");
        }
    }

    #[test]
    fn a_percentage_has_the_places_of_its_format() {
        for (format, number, text) in [
            ("0.0%", "0.925", "92,5%"),
            ("0%", "0.145", "15%"),
            ("0.00 %", "0.925", "92,50 %"),
            ("0.##%", "0.925", "92,5%"),
            ("0%", "1", "100%"),
        ] {
            assert_eq!(percent(format, number).as_deref(), Some(text), "{format}");
        }
    }
}
