//! What people write in an answer cell, without what only the eye sees.

use crate::instrument::Choice;

/// Characters that take no room: they come with text copied from web pages and documents.
const INVISIBLE: [char; 8] =
    ['\u{ad}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}'];
/// Full-width forms of the printable ASCII characters, and how far they stand from them.
const FULL_WIDTH: std::ops::RangeInclusive<char> = '\u{ff01}'..='\u{ff5e}';
const FULL_WIDTH_AWAY: u32 = 0xfee0;

/// Text as it is meant: no invisible characters, full-width ones as usual ones, one kind of space, trimmed.
pub(super) fn plain(text: &str) -> String {
    let usual = |c: char| match c {
        c if FULL_WIDTH.contains(&c) => char::from_u32(u32::from(c) - FULL_WIDTH_AWAY).unwrap_or(c),
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let shown: String = text.chars().filter(|c| !INVISIBLE.contains(c)).map(usual).collect();
    shown.trim().to_owned()
}

/// The option that a text names beyond doubt: by its key, the key among brackets or before a full stop (`(A)`, `a)`,
/// `ya.`), by the beginning of a longer key (`Y`), or with its criterion behind it (`A. Jika ...`).
pub(super) fn option<'a>(options: &'a [Choice], text: &str) -> Option<&'a Choice> {
    let bare = text.trim_matches(|c: char| matches!(c, '(' | ')' | '.' | '"' | '\'') || c.is_whitespace());
    by_key(options, bare).or_else(|| by_beginning(options, bare)).or_else(|| before_criterion(options, text))
}

fn by_key<'a>(options: &'a [Choice], key: &str) -> Option<&'a Choice> {
    options.iter().find(|option| option.key.eq_ignore_ascii_case(key))
}

/// The only option whose key goes on after what was written.
fn by_beginning<'a>(options: &'a [Choice], text: &str) -> Option<&'a Choice> {
    if text.is_empty() {
        return None;
    }
    let begins = |option: &&Choice| {
        option.key.get(..text.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(text))
    };
    let mut found = options.iter().filter(begins);
    found.next().filter(|_| found.next().is_none())
}

/// `A. Jika ...`: the key with a full stop or bracket, a space, and words that are no other option.
fn before_criterion<'a>(options: &'a [Choice], text: &str) -> Option<&'a Choice> {
    let (key, words) = text.split_once(['.', ')'])?;
    let named = by_key(options, key.trim_start_matches('(').trim())?;
    let first = words.split_whitespace().next()?;
    let goes_on = words.starts_with(' ') && first.chars().filter(|c| c.is_alphabetic()).count() > 1;
    (goes_on && option(options, first).is_none()).then_some(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(keys: &[&str]) -> Vec<Choice> {
        let option = |key: &&str| Choice {
            key: (*key).to_owned(),
            value: rust_decimal::Decimal::ONE,
            criterion: String::new(),
        };
        keys.iter().map(option).collect()
    }

    fn named(keys: &[&str], text: &str) -> Option<String> {
        option(&options(keys), &plain(text)).map(|option| option.key.clone())
    }

    #[test]
    fn spellings_that_can_mean_one_thing_only_are_read() {
        let abc = ["A", "B", "C"];
        let spelt = ["A", "a", " a. ", "(A)", "a)", "A)", "\u{200b}A", "\u{ff21}", "\u{a0}A", "A\n", "\"A\""];
        for text in spelt.into_iter().chain(["A. Jika ada", "a) Jika 80 % ada", "(A) Jika ada"]) {
            assert_eq!(named(&abc, text).as_deref(), Some("A"), "{text:?}");
        }
        for text in ["Y", "ya.", "YA", "y", " Ya\u{a0}", "(ya)", "Ya. Tim telah ada"] {
            assert_eq!(named(&["Ya", "Tidak"], text).as_deref(), Some("Ya"), "{text:?}");
        }
        assert_eq!(named(&["Ya", "Tidak"], "T").as_deref(), Some("Tidak"));
    }

    #[test]
    fn what_could_mean_something_else_is_not() {
        for text in
            ["", ".", "A/B", "A, B", "AB", "D", "\u{410}", "1", "-", "v", "A. B", "A. B. C", "Jawaban A"]
        {
            assert_eq!(named(&["A", "B", "C"], text), None, "{text:?}");
        }
        for text in ["Iya", "Yes", "1", "\u{2713}", "Ya, sudah", "Ya/Tidak", "TRUE", "Ya. Tidak"] {
            assert_eq!(named(&["Ya", "Tidak"], text), None, "{text:?}");
        }
        assert_eq!(named(&["Sebagian", "Sebagian besar"], "Sebag"), None);
    }
}
