//! Files that consist of files: a fuzzer that had to find checksums and compressed bytes would never come further.

use std::collections::BTreeMap;

use crate::bag::{RawEntry, raw_zip};

/// What a line begins with that names the next part.
const MARK: &str = "@@ ";
/// More than any part's name has, in bytes.
const LONGEST_NAME: usize = 200;

/// The parts of a text: each begins with a line `@@ name`.
pub fn parts(data: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut parts: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut current = String::new();
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(MARK.as_bytes()) {
            Some(name) => {
                current = String::from_utf8_lossy(name).trim_end().chars().take(LONGEST_NAME).collect();
                parts.entry(current.clone()).or_default();
            }
            None => parts.entry(current.clone()).or_default().extend(line),
        }
    }
    parts
}

/// The text that these are the parts of; a part that does not end with a line end gets one.
pub fn joined<'a>(parts: impl IntoIterator<Item = (&'a String, &'a Vec<u8>)>) -> Vec<u8> {
    let mut text = Vec::new();
    for (name, content) in parts {
        text.extend(format!("{MARK}{name}\n").bytes());
        text.extend(content);
        if !content.is_empty() && !content.ends_with(b"\n") {
            text.push(b'\n');
        }
    }
    text
}

/// A zip file: the bytes as they are where they begin like one, otherwise of their parts.
pub fn zip(data: &[u8]) -> Vec<u8> {
    if data.starts_with(b"PK") { data.to_vec() } else { zip_of(&parts(data)) }
}

/// A zip file of these parts.
pub fn zip_of(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let entries: Vec<RawEntry> =
        parts.iter().map(|(name, content)| RawEntry::new(name.as_str(), content.clone())).collect();
    raw_zip(&entries)
}
