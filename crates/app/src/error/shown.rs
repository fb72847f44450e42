//! How much of what was typed or refused a sentence repeats.

/// How many unreadable rows a sentence names, and how much of what was typed it repeats.
const LISTED: usize = 5;
const SHOWN: usize = 60;

pub(super) fn listed(rows: &[String]) -> String {
    let named: Vec<&str> = rows.iter().take(LISTED).map(|row| row.trim_end_matches('.')).collect();
    let more = rows.len().saturating_sub(LISTED);
    let rest = if more > 0 { format!("; dan {more} lagi") } else { String::new() };
    named.join("; ") + &rest
}

pub(super) fn shown(typed: &str) -> String {
    let mut text: String = typed.chars().take(SHOWN).collect();
    if typed.chars().nth(SHOWN).is_some() {
        text.push('…');
    }
    text
}
