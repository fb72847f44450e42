//! File names that every system accepts, made from names as people give them.

use std::collections::HashSet;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

/// The longest name that is written, in bytes: leaves room for a folder path on every system.
const LONGEST: usize = 150;

/// Names Windows reserves for devices, with or without an ending.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Hands out safe names that are distinct within one folder, also where case does not matter.
#[derive(Debug, Default)]
pub struct SafeNames {
    taken: HashSet<String>,
}

impl SafeNames {
    /// Starts with the names that are in a folder already.
    pub fn in_folder(folder: &Path) -> std::io::Result<Self> {
        let mut taken = HashSet::new();
        for entry in std::fs::read_dir(folder)? {
            taken.insert(folded(&entry?.file_name().to_string_lossy()));
        }
        Ok(Self { taken })
    }

    /// The safe form of a name, with ` (2)`, ` (3)`, ... before its ending where it is taken.
    pub fn take(&mut self, name: &str) -> String {
        self.take_within(name, LONGEST)
    }

    /// The same, in at most so many bytes (24 or more).
    pub fn take_within(&mut self, name: &str, longest: usize) -> String {
        let safe = safe_name_within(name, longest);
        let (stem, ending) = split(&safe);
        let mut candidate = safe.clone();
        let mut number = 1u32;
        while !self.taken.insert(folded(&candidate)) {
            number += 1;
            let suffix = format!(" ({number}){ending}");
            candidate = format!("{}{suffix}", cut(stem, longest - suffix.len()));
        }
        candidate
    }
}

/// The safe form of one name: NFC, no separators or control characters, no device names, no trailing
/// dots or spaces, at most 150 bytes with its ending kept.
pub fn safe_name(name: &str) -> String {
    safe_name_within(name, LONGEST)
}

/// The same, in at most so many bytes (24 or more).
pub fn safe_name_within(name: &str, longest: usize) -> String {
    let replaced: String = name
        .nfc()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            c if c.is_control() || turns_direction(c) => '_',
            c => c,
        })
        .collect();
    let trimmed = replaced.trim().trim_end_matches(['.', ' ']);
    let named = if trimmed.is_empty() { "tanpa nama" } else { trimmed };
    let device = named.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let named = if RESERVED.contains(&device.as_str()) { format!("_{named}") } else { named.to_owned() };
    if named.len() <= longest {
        return named;
    }
    let (stem, ending) = split(&named);
    format!("{}{ending}", cut(stem, longest - ending.len()))
}

/// Marks that can make an ending look like another one.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Stem and ending; an ending of more than 16 bytes is part of the stem.
fn split(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(dot) if dot > 0 && name.len() - dot <= 16 => name.split_at(dot),
        _ => (name, ""),
    }
}

fn cut(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].trim_end_matches(['.', ' '])
}

/// A name as systems compare it that do not tell case and composition apart.
pub fn folded(name: &str) -> String {
    name.nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_safe_and_stay_recognisable() {
        for (given, safe) in [
            ("SK Tim Kerja.pdf", "SK Tim Kerja.pdf"),
            ("a/b\\c:d\n\u{0}e.pdf", "a_b_c_d__e.pdf"),
            ("CON.pdf", "_CON.pdf"),
            ("nul", "_nul"),
            ("lpt1 .txt", "_lpt1 .txt"),
            ("laporan. . ", "laporan"),
            ("..", "tanpa nama"),
            ("", "tanpa nama"),
            ("cafe\u{301}.txt", "café.txt"),
            ("x\u{202e}fdp.exe", "x_fdp.exe"),
        ] {
            assert_eq!(safe_name(given), safe, "{given:?}");
        }
    }

    #[test]
    fn long_names_keep_their_ending() {
        let safe = safe_name(&format!("{}.pdf", "é".repeat(300)));
        assert!(safe.len() <= LONGEST && safe.ends_with("é.pdf"), "{safe}");
        let safe = safe_name(&"x".repeat(300));
        assert_eq!(safe.len(), LONGEST);
    }

    #[test]
    fn names_that_differ_by_case_only_get_numbers() {
        let mut names = SafeNames::default();
        assert_eq!(names.take("Notulen.pdf"), "Notulen.pdf");
        assert_eq!(names.take("notulen.PDF"), "notulen (2).PDF");
        assert_eq!(names.take("Notulen.pdf"), "Notulen (3).pdf");
        let long = "y".repeat(300);
        let (first, second) = (names.take(&long), names.take(&long));
        assert!(first != second && second.len() <= LONGEST && second.ends_with(" (2)"));
    }
}
