//! The files as written. See `assessments/schema/README.md` for the format.

use std::collections::BTreeMap;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};

/// The version of the file format this program reads.
pub const FORMAT: u32 = 1;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub format: u32,
    pub instrument: Option<Head>,
    pub workbook: Option<Workbook>,
    pub area: Option<Area>,
    #[serde(default)]
    pub scale: Vec<Scale>,
    #[serde(default)]
    pub target: Vec<Target>,
    #[serde(default)]
    pub headline: Vec<Headline>,
    #[serde(default)]
    pub gate: Vec<Gate>,
    #[serde(default)]
    pub eligibility: Vec<Eligibility>,
    #[serde(default)]
    pub node: Vec<Node>,
    #[serde(default)]
    pub question: Vec<Question>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub key: String,
    pub version: u32,
    pub name: String,
    pub year: u16,
    pub regulation: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    pub key: String,
    pub options: Vec<ScaleOption>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScaleOption {
    pub key: String,
    pub value: Number,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub key: String,
    pub name: String,
    pub long_name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headline {
    pub key: String,
    pub name: String,
    pub node: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub key: String,
    pub name: String,
    /// Node codes; empty (with no question) means the total.
    #[serde(default)]
    pub nodes: Vec<String>,
    pub question: Option<String>,
    pub unit: String,
    pub minimum: BTreeMap<String, Number>,
    #[serde(default)]
    pub warn_each_node: bool,
    pub certainty: String,
    pub source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    pub key: String,
    pub scope: String,
    pub condition: BTreeMap<String, String>,
    pub source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    pub key: String,
    pub number: Option<u32>,
    pub name: String,
    pub nodes: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    pub id: u32,
    pub code: String,
    pub parent: Option<String>,
    pub level: String,
    pub name: String,
    pub weight: Number,
    pub workbook_row: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub code: String,
    pub node: String,
    pub kind: String,
    pub weight: Option<Number>,
    pub workbook_row: u32,
    pub denominator_row: Option<u32>,
    pub title: String,
    pub asks: String,
    pub hint: String,
    pub documents: Vec<String>,
    pub scale: Option<String>,
    #[serde(default)]
    pub criteria: BTreeMap<String, String>,
    pub maximum: Option<Number>,
    #[serde(default)]
    pub numerator: Vec<u32>,
    #[serde(default)]
    pub denominator: Vec<u32>,
    pub previous: Option<u32>,
    pub current: Option<u32>,
    #[serde(default)]
    pub must_be_filled: Vec<u32>,
    pub input: Vec<Input>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    pub soal: u32,
    #[serde(default)]
    pub label: String,
    pub workbook_row: u32,
    pub portal_row: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workbook {
    pub official: Official,
    pub portal: Portal,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Official {
    pub sheet: String,
    pub heading_row: u32,
    pub weight: String,
    pub explanation: String,
    pub options: String,
    pub answer: String,
    pub value: String,
    pub percent: String,
    pub note: String,
    pub evidence: String,
    #[serde(default)]
    pub total: Vec<Total>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    pub row: u32,
    pub label: String,
    pub nodes: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portal {
    pub sheet: String,
    pub unit_answer: String,
    pub unit_note: String,
    pub unit_evidence: String,
    pub tpi_answer: String,
    pub tpi_note: String,
}

/// A TOML number as the decimal it was written as: shortest text of the float, read as decimal.
#[derive(Debug, Clone, Copy)]
pub struct Number(pub Decimal);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Whole(i64),
            Float(f64),
        }
        let written = Written::deserialize(deserializer)?;
        match written {
            Written::Whole(whole) => Ok(Self(Decimal::from(whole))),
            Written::Float(float) => Decimal::from_str(&float.to_string())
                .map(Self)
                .map_err(|_| serde::de::Error::custom("bukan bilangan desimal")),
        }
    }
}
