//! Texts made safe for a cell: no characters XML forbids, no escapes Excel would undo, no overlong text.

/// Excel's limit, in UTF-16 units.
pub(crate) const LONGEST: usize = 32_767;

/// Stands where a text was cut.
pub(crate) const CUT_MARK: &str =
    " … [dipotong di sini: teks melebihi batas 32.767 karakter per sel; teks lengkap ada di Pilar]";

/// Removes control characters other than tab and line break, which no workbook may hold.
pub(crate) fn clean(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    result.push('\n');
                }
            }
            '\n' | '\t' => result.push(character),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => result.push(other),
        }
    }
    result
}

/// Cleans a text and cuts it to the limit of a cell; tells whether it was cut.
pub(crate) fn fit(text: &str) -> (String, bool) {
    let text = clean(text);
    if text.encode_utf16().count() <= LONGEST {
        return (text, false);
    }
    let room = LONGEST - CUT_MARK.encode_utf16().count();
    let mut used = 0;
    let mut kept = String::with_capacity(text.len());
    for character in text.chars() {
        used += character.len_utf16();
        if used > room {
            break;
        }
        kept.push(character);
    }
    kept.push_str(CUT_MARK);
    (kept, true)
}

/// Escapes what Excel would read as a coded character (`_x0041_`).
pub(crate) fn escape_coded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut result = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let coded = character == '_'
            && bytes.get(at + 1) == Some(&b'x')
            && bytes.get(at + 2..at + 6).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit))
            && bytes.get(at + 6) == Some(&b'_');
        result.push_str(if coded { "_x005F" } else { "" });
        result.push(character);
    }
    result
}

/// Whether another program might take the text for a formula.
pub(crate) fn looks_like_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@'])
}

/// The text as a link, if it is exactly one address that a workbook can hold.
pub(crate) fn single_link(text: &str) -> Option<&str> {
    let text = text.trim();
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let head = text.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &text[scheme.len()..])
    })?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>'));
    // Escaping can triple a character, and the limit holds for the escaped address.
    let short =
        text.chars().map(|c| if c.is_ascii_alphanumeric() { 1 } else { c.len_utf8() * 3 }).sum::<usize>()
            < 2_000;
    (!host.is_empty() && plain && short).then_some(text)
}

/// A relative path of the package as a link that is stored relative.
pub(crate) fn package_link(path: &str) -> Option<String> {
    let path = clean(path).replace('\\', "/");
    let path = path.trim_start_matches('/');
    let outside = path.is_empty() || path.split('/').any(|part| part == "..") || path.contains(':');
    if outside || path.len() > 600 {
        return None;
    }
    let encoded = path.replace('%', "%25").replace('#', "%23").replace('?', "%3F").replace(' ', "%20");
    Some(format!("file:///{encoded}"))
}

/// Doubles the ampersands that a header or footer would read as codes, and keeps it short.
pub(crate) fn for_footer(text: &str, longest: usize) -> String {
    let text = clean(text).replace(['\n', '\t'], " ");
    let mut kept: String = text.chars().take(longest).collect();
    if text.chars().count() > longest {
        kept.push('…');
    }
    kept.replace('&', "&&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_line_breaks_stay() {
        assert_eq!(clean("a\u{0}b\r\nc\rd\u{b}\te\u{ffff}\u{7f}"), "ab\nc\nd\te");
        assert_eq!(escape_coded("_x0041_ _x00_ é_xABCD_"), "_x005F_x0041_ _x00_ é_x005F_xABCD_");
    }

    #[test]
    fn an_overlong_text_is_cut_with_a_mark_on_a_character_boundary() {
        let (text, cut) = fit(&"😀".repeat(20_000));
        assert!(cut && text.ends_with(CUT_MARK));
        assert!(text.encode_utf16().count() <= LONGEST);
        assert_eq!(fit("pendek"), ("pendek".into(), false));
    }

    #[test]
    fn only_a_single_short_address_is_a_link() {
        assert_eq!(single_link(" https://contoh.go.id/a?b=1 "), Some("https://contoh.go.id/a?b=1"));
        for text in ["https://a.id b", "lihat https://a.id", "https://", "javascript:x", "ftp://a", ""] {
            assert_eq!(single_link(text), None, "{text}");
        }
        assert_eq!(single_link(&format!("https://a.id/{}", "x".repeat(2_100))), None);
    }

    #[test]
    fn package_links_stay_inside_the_package() {
        assert_eq!(package_link("Bukti/1 50% #a.pdf").as_deref(), Some("file:///Bukti/1%2050%25%20%23a.pdf"));
        assert_eq!(package_link("../rahasia"), None);
        assert_eq!(package_link("C:/x"), None);
    }
}
