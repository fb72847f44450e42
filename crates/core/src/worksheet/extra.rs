//! Named extra columns: what an agency's sheet holds beside answers, notes, evidence and the layers of review.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::tidy;

/// Characters a name may have.
const LONGEST: usize = 100;

/// The name of an extra column: one line without spaces around it, of 1 to 100 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ExtraName(String);

/// What the extra columns say of one input, by their names.
pub type Extras = BTreeMap<ExtraName, String>;

impl ExtraName {
    /// The name that a text gives: its words with one space between them; `None` for none, for one that is too long and
    /// for one with control characters.
    pub fn new(text: &str) -> Option<Self> {
        let name = tidy(text);
        let fits = !name.is_empty() && name.chars().count() <= LONGEST && !name.chars().any(char::is_control);
        fits.then_some(Self(name))
    }

    /// The name of a heading, which may be longer than a name may be.
    pub fn of_heading(text: &str) -> Option<Self> {
        let kept: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let kept = tidy(&kept);
        Self::new(&kept.chars().take(LONGEST).collect::<String>())
    }

    /// As people read it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether two names differ in case only.
    pub fn is_like(&self, other: &Self) -> bool {
        self.0.to_lowercase() == other.0.to_lowercase()
    }
}

impl fmt::Display for ExtraName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<ExtraName> for String {
    fn from(name: ExtraName) -> Self {
        name.0
    }
}

impl TryFrom<String> for ExtraName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::new(&text).filter(|name| name.0 == text).ok_or_else(|| format!("no name of a column: {text:?}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_of_some_length() {
        let name = |text: &str| ExtraName::new(text).map(String::from);
        assert_eq!(name(" Catatan\n Inspektorat "), Some("Catatan Inspektorat".into()));
        assert_eq!(name(" \t"), None);
        assert_eq!(name("a\u{0}b"), None);
        assert_eq!(name(&"x".repeat(100)).map(|name| name.len()), Some(100));
        assert_eq!(name(&"x".repeat(101)), None);
        let heading = ExtraName::of_heading(&format!("a\u{0}{}", "x ".repeat(80)));
        assert_eq!(heading.map(|name| name.as_str().chars().count()), Some(99));
        assert!(ExtraName::try_from(" Catatan".to_owned()).is_err());
    }
}
