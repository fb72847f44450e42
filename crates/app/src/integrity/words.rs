//! How origins, people and changes are named.

use std::collections::BTreeMap;

use pilar_core::assessment::value_text;
use pilar_core::merge::{Made, Origin};
use pilar_core::text::tidy;
use serde_json::Value;
use uuid::Uuid;

use crate::clock;
use crate::merging::told::named;
use crate::view::SubjectWords;

/// Names listed before the rest is counted.
const MOST_NAMES: usize = 3;

/// Characters of a value that are shown.
const LONGEST_VALUE: usize = 60;

/// The end of an id: what tells workspaces apart that began on one day.
pub fn short(replica: Uuid) -> String {
    let text = replica.simple().to_string();
    text.chars().skip(24).collect()
}

/// For example `Sari Utami dan Budi (asal 9f3a2b1c)`.
pub fn origin(origin: &Origin) -> String {
    let waiting = origin.waiting.values().flat_map(|waits| &waits.authors);
    let all: BTreeMap<&str, u64> =
        origin.authors.iter().chain(waiting).map(|(name, count)| (name.as_str(), *count)).collect();
    format!("{} (asal {})", people(all.keys().copied()), short(origin.replica))
}

/// For example `Sari, Budi, Wati, dan 2 orang lain`.
pub fn people<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().map(named).collect();
    // One more is named rather than counted.
    let most = if names.len() == MOST_NAMES + 1 { names.len() } else { MOST_NAMES };
    let shown = &names[..names.len().min(most)];
    match (shown, names.len() - shown.len()) {
        ([], _) => "seseorang".into(),
        ([one], 0) => (*one).into(),
        ([one, other], 0) => format!("{one} dan {other}"),
        ([first @ .., last], 0) => format!("{}, dan {last}", first.join(", ")),
        (shown, rest) => format!("{}, dan {rest} orang lain", shown.join(", ")),
    }
}

/// For example `jawaban unit A.I.1.ii.c menjadi B, oleh Sari Utami, 2 Maret 2026 pukul 09.10 WIB`.
pub fn made(words: &SubjectWords<'_>, made: &Made) -> String {
    let about = words.view(&made.subject);
    let what = [Some(about.what), about.code].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let value = match &made.value {
        Value::Null => "dihapus".to_owned(),
        value => format!("menjadi {}", cut(&value_text(&made.subject, value))),
    };
    format!("{what} {value}, oleh {}, {}", named(&made.author), clock::local_words(made.millis))
}

/// The beginning of a long text, on one line.
fn cut(text: &str) -> String {
    let words = tidy(text);
    if words.chars().count() <= LONGEST_VALUE {
        return words;
    }
    format!("{}…", words.chars().take(LONGEST_VALUE).collect::<String>().trim_end())
}

#[cfg(test)]
mod tests {
    use super::people;

    #[test]
    fn names_are_written_as_people_do() {
        for (names, said) in [
            (&[][..], "seseorang"),
            (&["Sari"], "Sari"),
            (&["Sari", " "], "Sari dan tanpa nama"),
            (&["A", "B", "C"], "A, B, dan C"),
            (&["A", "B", "C", "D"], "A, B, C, dan D"),
            (&["A", "B", "C", "D", "E"], "A, B, C, dan 2 orang lain"),
        ] {
            assert_eq!(people(names.iter().copied()), said);
        }
    }
}
