use std::str::FromStr;

use pilar_core::scoring::format_points;
use pilar_core::worksheet::Answer;
use rust_decimal::Decimal;
use serde_json::Value;

/// A figure as people read it: rounded once, half away from zero, two decimals, decimal comma.
pub fn two_decimals(value: f64) -> String {
    match decimal(value) {
        Some(decimal) => format_points(decimal),
        None => value.to_string().replace('.', ","),
    }
}

/// The decimal that a figure came from: the shortest text of its double, which then rounds exactly.
pub(crate) fn decimal(value: f64) -> Option<Decimal> {
    Decimal::from_str(&value.to_string()).ok()
}

/// An answer as people write it.
pub fn answer_text(answer: &Answer) -> String {
    answer.to_string().replace('.', ",")
}

/// The same of an answer as views give it, blanks too.
pub fn answer_words(answer: &Value) -> String {
    match answer {
        Value::Null => "kosong".into(),
        Value::String(key) => key.clone(),
        number => number.to_string().replace('.', ","),
    }
}

/// A whole number with its thousands apart, for example `1.234`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::two_decimals;

    #[test]
    fn figures_round_once_half_away_from_zero() {
        for (value, text) in
            [(0.0, "0,00"), (76.835, "76,84"), (1.005, "1,01"), (59.999, "60,00"), (100.0, "100,00")]
        {
            assert_eq!(two_decimals(value), text);
        }
    }

    #[test]
    fn thousands_are_apart() {
        for (number, said) in [(0, "0"), (999, "999"), (1_000, "1.000"), (1_234_567, "1.234.567")] {
            assert_eq!(super::thousands(number), said);
        }
    }
}
