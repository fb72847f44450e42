//! What people type, as it is kept and as it is compared.

/// A text of one line as it is kept: its words with single blanks between them.
pub fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name or a tag as it is compared: neither case nor blanks tell two apart.
pub fn folded(text: &str) -> String {
    tidy(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_single_blanks_between_them() {
        assert_eq!(tidy(" Sumatera \t Barat\n"), "Sumatera Barat");
        assert_eq!(folded("SUMATERA  barat "), "sumatera barat");
    }
}
