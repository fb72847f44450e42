use std::str::FromStr;

use rust_decimal::Decimal;

use super::{Answer, AnswerError};
use crate::instrument::{Input, Kind, Question};

/// The largest count that is accepted: no unit counts more than this many people or reports.
const LARGEST_COUNT: u64 = 100_000_000;

/// Reads what a person typed, or what a file holds, as the answer to an input.
///
/// Options are matched without regard to case; numbers take a decimal comma or point.
/// `Ok(None)` is a blank.
pub fn read_answer(question: &Question, input: &Input, text: &str) -> Result<Option<Answer>, AnswerError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let given = || text.chars().take(40).collect::<String>();
    let code = || input.code.clone();
    let number = || read_number(text).ok_or_else(|| AnswerError::NotANumber { code: code(), given: given() });
    let answer = match &question.kind {
        Kind::Choice { options } => {
            let option = options.iter().find(|option| option.key.eq_ignore_ascii_case(text)).ok_or_else(|| {
                let keys: Vec<&str> = options.iter().map(|option| option.key.as_str()).collect();
                AnswerError::NotAnOption { code: code(), given: given(), options: keys.join(", ") }
            })?;
            Answer::Choice(option.key.clone())
        }
        Kind::Survey { maximum } => {
            let index = number()?;
            if index < Decimal::ZERO || index > *maximum {
                return Err(AnswerError::OutOfScale { code: code(), given: given(), maximum: *maximum });
            }
            Answer::Number(index.normalize())
        }
        Kind::Share { .. } | Kind::Decline { .. } => {
            let count = number()?;
            let maximum = Decimal::from(LARGEST_COUNT);
            if count < Decimal::ZERO {
                return Err(AnswerError::Negative { code: code(), given: given() });
            }
            if !count.is_integer() {
                return Err(AnswerError::NotWhole { code: code(), given: given() });
            }
            if count > maximum {
                return Err(AnswerError::TooLarge { code: code(), given: given(), maximum });
            }
            Answer::Number(count.normalize())
        }
    };
    Ok(Some(answer))
}


/// Reads a number with a decimal comma or point, without exponent or grouping.
pub fn read_number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let separators = digits.chars().filter(|c| matches!(c, ',' | '.')).count();
    let plain = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'));
    let framed = digits.starts_with(|c: char| c.is_ascii_digit()) && digits.ends_with(|c: char| c.is_ascii_digit());
    if !plain || !framed || separators > 1 {
        return None;
    }
    Decimal::from_str(&text.replace(',', ".")).ok()
}

/// Writes a number the Indonesian way: decimal comma, no trailing zeros, no grouping.
pub fn format_number(number: Decimal) -> String {
    number.normalize().to_string().replace('.', ",")
}
