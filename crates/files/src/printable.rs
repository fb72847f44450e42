//! What any text has to lose before it is printed.

/// Joiners, marks of direction, variation selectors, soft hyphens, tags and the byte order mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Unifies line ends, turns tabs into spaces, and drops control, invisible and non-characters.
pub(crate) fn printable(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut previous = ' ';
    for c in text.chars() {
        match c {
            '\n' if previous == '\r' => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            '\t' => clean.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() || is_invisible(c) => {}
            c => clean.push(c),
        }
        previous = c;
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn what_no_document_may_hold_is_dropped() {
        assert_eq!(printable("a\u{0}b\u{1b}[0m\r\nc\td\u{202e}e\u{ffff}\u{feff}"), "ab[0m\nc de");
    }
}
