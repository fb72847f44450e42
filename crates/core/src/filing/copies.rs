use super::lexicon::{Lexicon, split};

/// The name that a name marked as a copy was made from, ending included: `SK Tim.pdf` of `SK Tim - Copy (2).pdf`,
/// `SK Tim (1).pdf` and `Salinan SK Tim.pdf`. `None` for a name without such a mark.
pub fn original_name(lexicon: &Lexicon, name: &str) -> Option<String> {
    let (stem, ending) = match name.rfind('.') {
        Some(dot) if dot > 0 => name.split_at(dot),
        _ => (name, ""),
    };
    let mut left = stem.trim_end();
    while let Some(shorter) = without_number(left).or_else(|| without_last(lexicon, left)) {
        left = shorter;
    }
    if let Some(rest) = without_first(lexicon, left) {
        left = rest;
    }
    let changed = left.len() < stem.trim_end().len() && left.chars().any(char::is_alphanumeric);
    changed.then(|| format!("{left}{ending}"))
}

/// `SK Tim` of `SK Tim (1)`; a year in brackets is no number of a copy.
fn without_number(text: &str) -> Option<&str> {
    let (before, number) = text.strip_suffix(')')?.rsplit_once('(')?;
    let counts = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    counts.then(|| before.trim_end()).filter(|before| !before.is_empty())
}

/// Without a word for a copy at the end, and the dash or underscore before it.
fn without_last<'a>(lexicon: &Lexicon, text: &'a str) -> Option<&'a str> {
    let at = text.rfind([' ', '_', '-'])?;
    let word = split(&text[at..]);
    let marks = lexicon.copies.contains(&word);
    let before = text[..at].trim_end_matches([' ', '_', '-']);
    (marks && !before.is_empty()).then_some(before)
}

/// Without words for a copy at the beginning.
fn without_first<'a>(lexicon: &Lexicon, text: &'a str) -> Option<&'a str> {
    lexicon.copies.iter().filter_map(|phrase| after(phrase, text)).min_by_key(|rest| rest.len())
}

fn after<'a>(phrase: &[String], text: &'a str) -> Option<&'a str> {
    let mut rest = text;
    for word in phrase {
        let end = rest.find(|c: char| !c.is_alphanumeric())?;
        if rest[..end].to_lowercase() != *word {
            return None;
        }
        rest = rest[end..].trim_start_matches([' ', '_', '-']);
    }
    (!rest.is_empty()).then_some(rest)
}
