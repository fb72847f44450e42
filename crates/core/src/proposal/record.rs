use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Key;

/// A file of the kit; the value of the journal's kit subject.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitFile {
    /// Name of the file.
    pub name: String,
    /// SHA-256 of its content.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its media type.
    pub media: String,
    /// Key of the target that the unit aimed for when it was put in.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target: String,
    /// Who put it in; empty where an earlier version did not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// Key of the letter that it was made of; such a file is not signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_of: Option<Key>,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Somebody looked at a file of the kit and found it right; the value of the journal's kit check. It is of one content,
/// so that another file is another matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitCheck {
    /// SHA-256 of the content that was looked at. Not called so, because it refers to no content that has to be kept.
    pub digest: String,
    /// Who looked.
    pub by: String,
    /// When.
    pub on: NaiveDate,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What a unit or its agency has of a condition; the value of the journal's condition subject.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConditionValue {
    /// A grade, a number, `ya` or `tidak`, as it was typed.
    pub value: String,
    /// Where it says so, for example a letter with its number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What is filled into a letter, by field; the value of the journal's letter subject.
pub type LetterFields = BTreeMap<String, String>;

/// What is objected to in one item (sanggah); the value of the journal's appeal subject.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    /// Why the result is not accepted.
    pub reason: String,
    /// What the file that proves it is; empty while there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub proof: String,
    /// What came of it; empty while nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A stage after submission; the value of the journal's stage subject.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageRecord {
    /// The day by which something has to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// The day it took place, or its outcome was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<NaiveDate>,
    /// Key of what came of it; empty while it is under way.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    /// What was found (kondisi).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// What is recommended.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub recommendation: String,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Everything there is of a proposal, by the keys of data.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// The files of the kit.
    pub files: BTreeMap<Key, KitFile>,
    /// Who looked at them.
    pub checks: BTreeMap<Key, KitCheck>,
    /// What there is of the conditions.
    pub conditions: BTreeMap<Key, ConditionValue>,
    /// What is filled into letters.
    pub letters: BTreeMap<Key, LetterFields>,
    /// What is objected to.
    pub appeals: BTreeMap<Key, Appeal>,
    /// The stages.
    pub stages: BTreeMap<Key, StageRecord>,
}
