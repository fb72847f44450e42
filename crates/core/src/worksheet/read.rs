use std::str::FromStr;

use rust_decimal::Decimal;

use super::{Answer, AnswerError, spelling};
use crate::instrument::{Input, Kind, Question};

/// The largest count that is accepted: no unit counts more than this many people or reports.
pub const LARGEST_COUNT: u64 = 100_000_000;

/// Reads what a person typed, or what a file holds, as the answer to an input.
///
/// Options are matched without regard to case, and in other spellings that can mean one option only (`ya.`, `(A)`,
/// `A. Jika ...`); numbers take a decimal comma or point. Invisible characters count for nothing.
/// `Ok(None)` is a blank.
pub fn read_answer(question: &Question, input: &Input, text: &str) -> Result<Option<Answer>, AnswerError> {
    let text = &spelling::plain(text);
    if text.is_empty() {
        return Ok(None);
    }
    let given = || shortened(text);
    let code = || input.code.clone();
    let number = || read_number(text).ok_or_else(|| AnswerError::NotANumber { code: code(), given: given() });
    let out_of_scale =
        |maximum| AnswerError::OutOfScale { code: code(), given: given(), maximum: format_number(maximum) };
    let answer = match &question.kind {
        Kind::Choice { options } => {
            let option = spelling::option(options, text).ok_or_else(|| {
                let keys: Vec<&str> = options.iter().map(|option| option.key.as_str()).collect();
                AnswerError::NotAnOption { code: code(), given: given(), options: keys.join(", ") }
            })?;
            Answer::Choice(option.key.clone())
        }
        Kind::Survey { maximum } => {
            if written(text).is_some_and(|number| number.too_long) {
                return Err(out_of_scale(*maximum));
            }
            let index = number()?;
            if index < Decimal::ZERO || index > *maximum {
                return Err(out_of_scale(*maximum));
            }
            Answer::Number(index)
        }
        Kind::Share { .. } | Kind::Decline { .. } => {
            let shape =
                written(text).ok_or_else(|| AnswerError::NotANumber { code: code(), given: given() })?;
            if shape.negative {
                return Err(AnswerError::Negative { code: code(), given: given() });
            }
            if shape.maybe_grouped {
                return Err(AnswerError::MaybeGrouped { code: code(), given: given() });
            }
            let maximum = Decimal::from(LARGEST_COUNT);
            let too_large = || AnswerError::TooLarge { code: code(), given: given(), maximum };
            if shape.too_long {
                return Err(too_large());
            }
            let count = number()?;
            if !count.is_integer() {
                return Err(AnswerError::NotWhole { code: code(), given: given() });
            }
            if count > maximum {
                return Err(too_large());
            }
            Answer::Number(count)
        }
    };
    Ok(Some(answer))
}

/// What a file or a person wrote, short enough for a sentence.
fn shortened(text: &str) -> String {
    const KEPT: usize = 40;
    match text.char_indices().nth(KEPT) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// How a number is written, before it becomes one.
struct Written {
    /// Below zero; `-0` is not.
    negative: bool,
    /// A comma or point with exactly three digits after it: a thousand, or a fraction?
    maybe_grouped: bool,
    /// More digits before the decimal mark than a decimal holds.
    too_long: bool,
}

/// Looks at the digits of a number with a decimal comma or point, without exponent or grouping.
fn written(text: &str) -> Option<Written> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !plain(fraction) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let zero = whole.is_empty() && fraction.bytes().all(|b| b == b'0');
    Some(Written {
        negative: digits.len() < text.len() && !zero,
        maybe_grouped: !whole.is_empty() && digits.contains([',', '.']) && fraction.len() == 3,
        too_long: whole.len() > 28,
    })
}

/// Reads a number with a decimal comma or point, without exponent or grouping.
///
/// `None` is anything else, and a number of more than 28 digits before the decimal mark.
pub fn read_number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    if written(text)?.too_long {
        return None;
    }
    // Normalised, so that 3,60 and 3.6 are one answer and -0 is 0.
    Decimal::from_str(&text.replace(',', ".")).ok().map(|number| number.normalize())
}

/// Writes a number the Indonesian way: decimal comma, no trailing zeros, no grouping.
pub fn format_number(number: Decimal) -> String {
    number.normalize().to_string().replace('.', ",")
}
