//! What cells hold, whatever the format of their workbook.

use calamine::{Data, DataRef, ExcelDateTime};

use super::shown;
use crate::xlsx::recalculate::ERRORS;

/// Characters a cell may hold (the limit of the format).
pub(super) const LONGEST_TEXT: usize = 32_767;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Nothing.
    Blank,
    /// Text as it stands.
    Text(String),
    /// A number.
    Number(f64),
    /// A date, a time, or both.
    Moment(ExcelDateTime),
    /// An error such as `#REF!`.
    Error(String),
    /// A picture in the cell itself.
    Picture,
    /// A formula without a stored result.
    Uncomputed,
}

impl Value {
    /// As people see it; numbers with the 15 digits that a spreadsheet shows, dates with the year first.
    pub fn shown(&self) -> String {
        match self {
            Self::Blank | Self::Picture | Self::Uncomputed => String::new(),
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => {
                let rounded = format!("{number:.14e}").parse().unwrap_or(*number);
                rounded.to_string()
            }
            Self::Moment(moment) => shown::plain(*moment),
        }
    }
}

/// The function that shows a picture in its cell.
const PICTURE: &[u8] = b"DISPIMG(";

/// What a formula shows beside its stored result: a picture is none of the texts that stand for it.
pub(super) fn in_cell(value: Value, formula: Option<&str>) -> Value {
    let shows = |formula: &str| {
        formula.as_bytes().windows(PICTURE.len()).any(|part| part.eq_ignore_ascii_case(PICTURE))
    };
    if formula.is_some_and(shows) {
        return Value::Picture;
    }
    match value {
        Value::Text(text) if text.contains('#') && is_error(text.trim()) => {
            Value::Error(text.trim().to_owned())
        }
        other => other,
    }
}

/// Whether a text is one of the errors a workbook shows.
fn is_error(text: &str) -> bool {
    const NEWER: [&str; 4] = ["#SPILL!", "#CALC!", "#BUSY!", "#GETTING_DATA"];
    ERRORS.iter().chain(&NEWER).any(|error| *error == text)
}

/// What a cell of a format holds whose reader keeps all cells.
pub(super) fn owned(data: &Data) -> Value {
    value(match data {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    })
}

/// What a cell holds.
pub(super) fn value(data: DataRef<'_>) -> Value {
    let text = match data {
        DataRef::Empty => return Value::Blank,
        // Old formats keep whole numbers apart; one beyond these bounds is no weight and no count.
        DataRef::Int(number) => {
            let whole = i32::try_from(number).map(f64::from);
            return whole.map_or_else(|_| Value::Text(number.to_string()), Value::Number);
        }
        DataRef::Float(number) => return Value::Number(number),
        DataRef::Error(error) => return Value::Error(error.to_string()),
        DataRef::Bool(truth) => if truth { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => return Value::Moment(moment),
        DataRef::SharedString(text) => within(text).to_owned(),
        DataRef::String(text) => within(&text).to_owned(),
        DataRef::DateTimeIso(text) => shown::day_and_time(within(&text)),
        DataRef::DurationIso(text) => shown::duration(within(&text)),
    };
    if text.trim().is_empty() { Value::Blank } else { Value::Text(text) }
}

/// As much of a text as a cell may hold.
fn within(text: &str) -> &str {
    // A character has a byte or more, so most texts need no counting.
    if text.len() <= LONGEST_TEXT {
        return text;
    }
    text.char_indices().nth(LONGEST_TEXT).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_where_a_cell_does() {
        let kept = |text: &str| match value(DataRef::SharedString(text)) {
            Value::Text(kept) => kept.chars().count(),
            other => panic!("no text: {other:?}"),
        };
        assert_eq!(kept(&"é".repeat(LONGEST_TEXT)), LONGEST_TEXT);
        assert_eq!(kept(&"é".repeat(LONGEST_TEXT + 1)), LONGEST_TEXT);
        assert_eq!(kept("pendek"), 6);
    }

    #[test]
    fn whole_numbers_are_numbers_however_a_format_keeps_them() {
        assert_eq!(value(DataRef::Int(15)), Value::Number(15.0));
        assert_eq!(value(DataRef::Float(15.0)), Value::Number(15.0));
        assert_eq!(value(DataRef::Int(i64::MAX)), Value::Text(i64::MAX.to_string()));
    }

    #[test]
    fn days_and_times_of_every_format_are_read_alike() {
        let iso = |text: &str| value(DataRef::DateTimeIso(text.to_owned())).shown();
        assert_eq!(iso("2026-05-12"), "2026-05-12");
        assert_eq!(iso("2026-05-12T00:00:00"), "2026-05-12");
        assert_eq!(iso("2026-05-12T13:30:00.000000000"), "2026-05-12 13:30");
        assert_eq!(value(DataRef::DurationIso("PT13H30M00S".to_owned())).shown(), "13:30");
        assert_eq!(value(DataRef::DurationIso("PT13H30M05,5S".to_owned())).shown(), "13:30:05");
        assert_eq!(value(DataRef::DurationIso("lama".to_owned())).shown(), "lama");
    }
}
