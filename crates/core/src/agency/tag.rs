use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::folded;

/// Longest tag, in characters.
pub const LONGEST_TAG: usize = 80;

/// What a unit is grouped by in the portfolio of its agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum TagKey {
    /// Where it is.
    Wilayah,
    /// What kind of unit it is.
    #[serde(rename = "jenis")]
    Kind,
}

/// A word that names no tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("penanda tidak dikenal")]
pub struct NotATag;

impl TagKey {
    /// Every tag there is.
    pub const ALL: [Self; 2] = [Self::Wilayah, Self::Kind];

    /// As the journal and the command line write it, and as people call it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Wilayah => "wilayah",
            Self::Kind => "jenis",
        }
    }
}

impl fmt::Display for TagKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl FromStr for TagKey {
    type Err = NotATag;

    fn from_str(text: &str) -> Result<Self, NotATag> {
        Self::ALL.into_iter().find(|tag| tag.key() == text).ok_or(NotATag)
    }
}

/// The units with one tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagGroup {
    /// The tag in the spelling that most of its units use, of equally many the first by alphabet; `None` for those
    /// without it.
    pub name: Option<String>,
    /// Which of the units they are, in their order.
    pub members: Vec<usize>,
    /// Further spellings of the tag, by alphabet.
    pub other_spellings: Vec<String>,
}

/// A group while it is gathered: how often each spelling is used, and by which units.
#[derive(Default)]
struct Spelt<'a> {
    spellings: BTreeMap<&'a str, usize>,
    members: Vec<usize>,
}

/// Groups units by a tag, by alphabet; those without it come last.
pub fn tag_groups<'a>(tags: impl IntoIterator<Item = Option<&'a str>>) -> Vec<TagGroup> {
    let mut groups: BTreeMap<(bool, String), Spelt<'_>> = BTreeMap::new();
    for (at, tag) in tags.into_iter().enumerate() {
        let key = (tag.is_none(), tag.map(folded).unwrap_or_default());
        let group = groups.entry(key).or_default();
        *group.spellings.entry(tag.unwrap_or_default()).or_default() += 1;
        group.members.push(at);
    }
    let made = groups.into_iter().map(|((without, _), Spelt { spellings, members })| {
        let most = spellings.values().max().copied();
        let name = spellings.iter().find(|(_, count)| Some(**count) == most).map(|(name, _)| *name);
        let others = spellings.keys().filter(|spelling| Some(**spelling) != name);
        TagGroup {
            other_spellings: others.map(|spelling| (*spelling).to_owned()).collect(),
            name: name.filter(|_| !without).map(str::to_owned),
            members,
        }
    });
    made.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_differ_by_case_and_blanks_are_one() {
        let groups = tag_groups([
            Some("Sumatera Barat"),
            None,
            Some("sumatera  barat "),
            Some("Bali"),
            Some("Sumatera Barat"),
        ]);
        let shown: Vec<_> =
            groups.iter().map(|group| (group.name.as_deref(), group.members.as_slice())).collect();
        assert_eq!(
            shown,
            [(Some("Bali"), &[3][..]), (Some("Sumatera Barat"), &[0, 2, 4][..]), (None, &[1][..])]
        );
        assert_eq!(groups[1].other_spellings, ["sumatera  barat "]);
        assert!(tag_groups([]).is_empty());
    }

    #[test]
    fn a_tag_reads_back_as_itself() {
        for tag in TagKey::ALL {
            assert_eq!(tag.to_string().parse(), Ok(tag));
            assert_eq!(serde_json::to_value(tag).expect("JSON"), tag.key());
        }
        assert_eq!("Wilayah".parse::<TagKey>(), Err(NotATag));
    }
}
