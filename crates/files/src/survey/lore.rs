use std::collections::BTreeMap;

use pilar_core::instrument::SoalId;
use serde::Deserialize;

use super::scale::Scale;
use crate::rows::plain;

/// Words that forms use; data, not code.
#[derive(Debug, Clone, Default)]
pub struct SurveyLore {
    pub(super) scales: Vec<Scale>,
    /// Beginnings of headings of columns that are no statements.
    other: Vec<String>,
    /// Whole headings of such.
    other_alone: Vec<String>,
    /// Words of headings that ask for what respondents write themselves.
    comments: Vec<String>,
    time: Vec<String>,
    groups: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    other: Vec<String>,
    other_alone: Vec<String>,
    comments: Vec<String>,
    time: Vec<String>,
    groups: BTreeMap<String, Vec<String>>,
    scale: Vec<ScaleFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScaleFile {
    one: Vec<String>,
    two: Vec<String>,
    three: Vec<String>,
    four: Vec<String>,
}

/// A survey: its statements, and the input that its index answers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveySet {
    /// Version of the format.
    format: u32,
    /// Its key, for example `ipak`.
    pub key: String,
    /// Its short name.
    pub short: String,
    /// Its name.
    pub name: String,
    /// The input that its index answers, by the key of the instrument.
    pub soal: BTreeMap<String, SoalId>,
    /// Its statements.
    pub statement: Vec<Statement>,
}

/// A statement of a set.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its key.
    pub key: String,
    /// What respondents read.
    pub title: String,
}

impl SurveySet {
    /// Reads a set from TOML.
    ///
    /// # Errors
    /// What is wrong with the text, for whoever edits it.
    pub fn read(text: &str) -> Result<Self, String> {
        let set: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        require_format(set.format)?;
        let mut keys: Vec<&str> = set.statement.iter().map(|one| one.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        if keys.len() < set.statement.len() {
            return Err("dua pernyataan berkunci sama".into());
        }
        Ok(set)
    }

    /// The statement with a title, in whatever case and punctuation.
    pub(super) fn find(&self, title: &str) -> Option<&Statement> {
        let title = plain(title);
        self.statement.iter().find(|statement| plain(&statement.title) == title)
    }
}

fn require_format(format: u32) -> Result<(), String> {
    if format == 1 { Ok(()) } else { Err(format!("format {format} tidak dikenal")) }
}

impl SurveyLore {
    /// Reads the words from TOML.
    ///
    /// # Errors
    /// What is wrong with the text, for whoever edits it.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        require_format(file.format)?;
        let list = |words: Vec<String>| words.iter().map(|word| plain(word)).collect::<Vec<_>>();
        let scales = file
            .scale
            .into_iter()
            .map(|scale| Scale::new([list(scale.one), list(scale.two), list(scale.three), list(scale.four)]));
        Ok(Self {
            scales: scales.collect::<Result<_, _>>()?,
            other: list(file.other),
            other_alone: list(file.other_alone),
            comments: list(file.comments),
            time: list(file.time),
            groups: file.groups.into_iter().map(|(key, words)| (key, list(words))).collect(),
        })
    }

    /// Whether a heading says that its column is no statement.
    pub(super) fn is_other(&self, heading: &str) -> bool {
        /// Words that may follow, as in `umur Anda sekarang`.
        const FOLLOWING: usize = 3;
        let words = plain(bare(heading));
        heading.starts_with('_')
            || self.time.contains(&words)
            || self.other_alone.contains(&words)
            || self.other.iter().any(|known| {
                words.strip_prefix(known.as_str()).is_some_and(|rest| {
                    rest.is_empty() || (rest.starts_with(' ') && rest.split_whitespace().count() <= FOLLOWING)
                })
            })
    }

    /// Whether a heading has a word for what respondents write themselves.
    pub(super) fn asks_for_comments(&self, heading: &str) -> bool {
        plain(heading).split(' ').any(|word| self.comments.iter().any(|known| known == word))
    }

    /// Which of the words for a time of filling in a heading is; the lowest is the best.
    pub(super) fn time(&self, heading: &str) -> Option<usize> {
        let words = plain(heading);
        self.time.iter().position(|known| *known == words)
    }

    /// The group that a heading names.
    pub(super) fn group(&self, heading: &str) -> Option<&str> {
        let words = plain(bare(heading));
        self.groups.iter().find(|(_, known)| known.contains(&words)).map(|(key, _)| key.as_str())
    }
}

/// A heading without the group that a tool names before it, the number in front of it, and what is explained behind it.
fn bare(heading: &str) -> &str {
    let own = heading.rsplit_once('/').map_or(heading, |(_, own)| own);
    let asked = own.split(['(', ':']).find(|part| !plain(part).is_empty()).unwrap_or(own);
    asked.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '(' | ' '))
}
