//! How much of what was typed a sentence repeats.

/// How many characters it repeats.
const SHOWN: usize = 60;

pub(super) fn shown(typed: &str) -> String {
    let mut text: String = typed.chars().take(SHOWN).collect();
    if typed.chars().nth(SHOWN).is_some() {
        text.push('…');
    }
    text
}
