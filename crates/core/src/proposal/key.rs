use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Characters a key may have.
const LONGEST: usize = 60;

/// The key of an item, condition, letter or stage, as data names it: lower-case letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Key(String);

/// A text that is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("kunci hanya terdiri atas huruf kecil, angka, dan tanda hubung")]
pub struct NotAKey;

impl Key {
    /// As files and the command line write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if text.is_empty() || text.len() > LONGEST || !text.bytes().all(sound) {
            return Err(NotAKey);
        }
        Ok(Self(text.to_owned()))
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.0
    }
}

impl TryFrom<String> for Key {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, NotAKey> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_one_plain_word() {
        assert_eq!("surat-usulan-2".parse::<Key>().map(String::from), Ok("surat-usulan-2".into()));
        for text in ["", "Surat", "a b", "a/b", "é", &"x".repeat(61)] {
            assert_eq!(text.parse::<Key>(), Err(NotAKey), "{text}");
        }
    }
}
