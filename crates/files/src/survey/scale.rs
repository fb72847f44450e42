//! What answers are called.

use std::collections::BTreeMap;

use pilar_core::survey::BEST;

use crate::rows::plain;

/// A scale: which text stands for which answer.
#[derive(Debug, Clone, Default)]
pub(super) struct Scale {
    labels: BTreeMap<String, u8>,
}

/// What a cell of a statement says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Blank,
    /// This answer, 1 to 4.
    Answer(u8),
    /// A number from 1 to 4 that is not whole.
    Fraction,
    /// Any other number.
    Outside,
    /// Anything else.
    Text,
}

impl Scale {
    /// With what stands for 1, 2, 3 and 4, each a [`plain`] text.
    ///
    /// # Errors
    /// Of two answers with the same label.
    pub(super) fn new(labels: [Vec<String>; BEST as usize]) -> Result<Self, String> {
        let mut scale = Self::default();
        for (answer, labels) in (1..).zip(labels) {
            for label in labels {
                if let Some(other) = scale.labels.insert(label.clone(), answer) {
                    return Err(format!("\"{label}\" berarti {other} dan {answer} pada satu skala"));
                }
            }
        }
        Ok(scale)
    }

    /// The answer that a [`plain`] label stands for.
    fn answer(&self, label: &str) -> Option<u8> {
        self.labels.get(label).copied()
    }

    /// Whether it has this label.
    pub(super) fn has(&self, label: &str) -> bool {
        self.labels.contains_key(label)
    }

    /// What a cell says.
    pub(super) fn read(scale: Option<&Self>, text: &str) -> Said {
        if text.is_empty() {
            return Said::Blank;
        }
        if let Some(number) = number(text) {
            return number;
        }
        let plain = plain(text);
        if plain.is_empty() {
            return Said::Blank;
        }
        let Some(scale) = scale else { return Said::Text };
        if let Some(answer) = scale.answer(&plain) {
            return Said::Answer(answer);
        }
        if let Some(answer) = with_letter(&plain).and_then(|label| scale.answer(label)) {
            return Said::Answer(answer);
        }
        // `4 - Sangat setuju`, `Sangat setuju (4)`: both have to say the same.
        match with_number(&plain) {
            Some((number, label)) if scale.answer(label) == Some(number) => Said::Answer(number),
            _ => Said::Text,
        }
    }
}

/// The number and the label of a text that has both.
pub(super) fn with_number(plain: &str) -> Option<(u8, &str)> {
    let digit = |word: &str| word.parse::<u8>().ok().filter(|_| word.len() == 1);
    let first = plain.split_once(' ').and_then(|(word, rest)| Some((digit(word)?, rest)));
    first.or_else(|| plain.rsplit_once(' ').and_then(|(rest, word)| Some((digit(word)?, rest))))
}

/// The label behind the letter of a choice, as in `a. Sangat setuju`.
pub(super) fn with_letter(plain: &str) -> Option<&str> {
    let (letter, label) = plain.split_once(' ')?;
    matches!(letter, "a" | "b" | "c" | "d").then_some(label)
}

/// What a number says: `3`, `3,0` and `3.00` are the answer 3.
fn number(text: &str) -> Option<Said> {
    let bare = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !bare.starts_with(|c: char| c.is_ascii_digit())
        || !bare.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    {
        return None;
    }
    let (whole, behind) = bare.split_once(['.', ',']).unwrap_or((bare, ""));
    let answer = whole.parse::<u8>().ok().filter(|answer| bare == text && (1..=BEST).contains(answer));
    let exact = behind.bytes().all(|byte| byte == b'0');
    let fraction = behind.bytes().all(|byte| byte.is_ascii_digit());
    Some(match answer {
        Some(answer) if exact => Said::Answer(answer),
        Some(answer) if fraction && answer < BEST => Said::Fraction,
        _ => Said::Outside,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_labels_are_answers_and_nothing_else_is() {
        let label = |text: &str| vec![text.to_owned()];
        let scale = Scale::new([
            label("sangat tidak setuju"),
            label("tidak setuju"),
            label("setuju"),
            label("sangat setuju"),
        ])
        .expect("a scale");
        for (text, said) in [
            ("", Said::Blank),
            ("-", Said::Blank),
            ("3", Said::Answer(3)),
            ("3,0", Said::Answer(3)),
            ("4.00", Said::Answer(4)),
            ("SANGAT  Setuju.", Said::Answer(4)),
            ("4 - Sangat Setuju", Said::Answer(4)),
            ("Sangat tidak setuju (1)", Said::Answer(1)),
            ("1 = Sangat setuju", Said::Text),
            ("d. Sangat setuju", Said::Answer(4)),
            ("A) Sangat setuju", Said::Answer(4)),
            ("e. Sangat setuju", Said::Text),
            ("0", Said::Outside),
            ("5", Said::Outside),
            ("3,5", Said::Fraction),
            ("2.25", Said::Fraction),
            ("4,5", Said::Outside),
            ("0,5", Said::Outside),
            ("-2,5", Said::Outside),
            ("-2", Said::Outside),
            ("+3", Said::Outside),
            ("99999999999", Said::Outside),
            ("1.2.3", Said::Outside),
            ("=1+2", Said::Text),
            ("netral", Said::Text),
        ] {
            assert_eq!(Scale::read(Some(&scale), text), said, "{text:?}");
        }
        assert!(Scale::new([label("a"), label("a"), label("b"), label("c")]).is_err());
    }
}
