//! The files as written. See `assessments/schema/README.md` for the format.

use std::collections::BTreeMap;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer};

/// The version of the file format this program reads.
pub const FORMAT: u32 = 1;

/// Fields the format does not know; collected so that they are reported together with every other fault.
pub type Unknown = BTreeMap<String, toml::Value>;

#[derive(Debug, Deserialize)]
pub struct File {
    #[expect(dead_code, reason = "checked before the rest is read")]
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
    pub gate_set: Vec<GateSet>,
    #[serde(default)]
    pub eligibility: Vec<Eligibility>,
    #[serde(default)]
    pub node: Vec<Node>,
    #[serde(default)]
    pub question: Vec<Question>,
    pub effort: Option<Effort>,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Default, Deserialize)]
pub struct Head {
    pub key: String,
    pub version: u32,
    #[serde(default)]
    pub name: String,
    pub year: u16,
    #[serde(default)]
    pub regulation: String,
    #[serde(default)]
    pub legal_basis: Vec<String>,
    pub facts: Option<String>,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
pub struct Scale {
    pub key: String,
    pub options: Vec<ScaleOption>,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
pub struct ScaleOption {
    pub key: String,
    pub value: Number,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
pub struct Target {
    pub key: String,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub long_name: String,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
pub struct Headline {
    pub key: String,
    #[serde(default)]
    pub name: String,
    pub node: String,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
pub struct Gate {
    pub key: String,
    #[serde(default)]
    pub name: String,
    /// Node codes; empty (with no question) means the total.
    #[serde(default)]
    pub nodes: Vec<String>,
    pub question: Option<String>,
    pub unit: String,
    pub minimum: BTreeMap<String, Number>,
    #[serde(default)]
    pub warn_each_node: bool,
    #[serde(default)]
    pub certainty: String,
    #[serde(default)]
    pub source: String,
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Gates that may be judged instead of others.
#[derive(Debug, Deserialize)]
pub struct GateSet {
    pub key: String,
    #[serde(default)]
    pub name: String,
    pub replaces: Vec<String>,
    #[serde(default)]
    pub gate: Vec<Gate>,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
pub struct Eligibility {
    pub key: String,
    pub scope: String,
    pub condition: BTreeMap<String, String>,
    #[serde(default)]
    pub source: String,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
pub struct Area {
    pub key: String,
    pub number: Option<u32>,
    #[serde(default)]
    pub name: String,
    pub short: Option<String>,
    pub nodes: Vec<String>,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
pub struct Node {
    pub id: u32,
    pub code: String,
    pub parent: Option<String>,
    #[serde(default)]
    pub level: String,
    #[serde(default)]
    pub name: String,
    pub weight: Number,
    pub workbook_row: u32,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
pub struct Question {
    pub code: String,
    pub node: String,
    pub kind: String,
    pub weight: Option<Number>,
    pub workbook_row: u32,
    pub denominator_row: Option<u32>,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub asks: String,
    #[serde(default)]
    pub hint: String,
    #[serde(default)]
    pub documents: Vec<Document>,
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
    #[serde(default)]
    pub input: Vec<Input>,
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// A document by its name, or a table that says who needs it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Document {
    Name(String),
    Marked {
        #[serde(default)]
        name: String,
        option: Option<String>,
        #[serde(default)]
        optional: bool,
        #[serde(flatten)]
        unknown: Unknown,
    },
}

#[derive(Debug, Deserialize)]
pub struct Input {
    pub soal: u32,
    #[serde(default)]
    pub label: String,
    pub workbook_row: u32,
    pub portal_row: u32,
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// What it costs to raise answers; costs are whole numbers, targets percent.
#[derive(Debug, Deserialize)]
pub struct Effort {
    #[serde(default)]
    pub unit: String,
    pub choice: Option<EffortKind>,
    pub survey: Option<EffortKind>,
    pub share: Option<EffortKind>,
    pub decline: Option<EffortKind>,
    #[serde(default)]
    pub question: Vec<EffortQuestion>,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
pub struct EffortKind {
    pub cost: i64,
    pub targets: Option<Vec<Number>>,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
pub struct EffortQuestion {
    pub code: String,
    pub cost: Option<i64>,
    pub targets: Option<Vec<Number>>,
    #[serde(default)]
    pub lock: bool,
    #[serde(default)]
    pub pin: bool,
    pub cap: Option<Cap>,
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Where a question ends this year: the key of an option, or percent.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "bukan pilihan dan bukan persen")]
pub enum Cap {
    Option(String),
    Percent(Number),
}

#[derive(Debug, Default, Deserialize)]
pub struct Workbook {
    pub official: Official,
    pub portal: Portal,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Default, Deserialize)]
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
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Deserialize)]
pub struct Total {
    pub row: u32,
    pub label: String,
    pub nodes: Vec<String>,
    #[serde(flatten)]
    pub unknown: Unknown,
}

#[derive(Debug, Default, Deserialize)]
pub struct Portal {
    pub sheet: String,
    pub unit_answer: String,
    pub unit_note: String,
    pub unit_evidence: String,
    pub tpi_answer: String,
    pub tpi_note: String,
    #[serde(flatten)]
    pub unknown: Unknown,
}

/// Largest number a file may hold; sums of such numbers never overflow.
const LARGEST: i64 = 1_000_000;

/// A TOML number as the decimal it was written as: shortest text of the float, read as decimal.
#[derive(Debug, Clone, Copy)]
pub struct Number(pub Decimal);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "bukan bilangan")]
        enum Written {
            Whole(i64),
            Float(f64),
        }
        let number = match Written::deserialize(deserializer)? {
            Written::Whole(whole) => Some(Decimal::from(whole)),
            Written::Float(float) => Decimal::from_str(&float.to_string()).ok(),
        };
        number
            .filter(|number| number.abs() <= Decimal::from(LARGEST))
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom("bilangan di luar jangkauan, paling besar 1000000"))
    }
}

impl File {
    /// Every field the format does not know, as (place, field).
    pub fn unknown_fields(&self, name: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut add = |place: &str, unknown: &Unknown| {
            found.extend(unknown.keys().map(|field| (place.to_owned(), field.clone())));
        };
        add(name, &self.unknown);
        if let Some(head) = &self.instrument {
            add("instrument", &head.unknown);
        }
        if let Some(workbook) = &self.workbook {
            add("workbook", &workbook.unknown);
            add("workbook.official", &workbook.official.unknown);
            add("workbook.portal", &workbook.portal.unknown);
            workbook.official.total.iter().for_each(|total| add(&total.label, &total.unknown));
        }
        if let Some(area) = &self.area {
            add(&area.key, &area.unknown);
        }
        for scale in &self.scale {
            add(&scale.key, &scale.unknown);
            scale.options.iter().for_each(|option| add(&scale.key, &option.unknown));
        }
        self.target.iter().for_each(|target| add(&target.key, &target.unknown));
        self.headline.iter().for_each(|headline| add(&headline.key, &headline.unknown));
        self.gate.iter().for_each(|gate| add(&gate.key, &gate.unknown));
        for set in &self.gate_set {
            add(&set.key, &set.unknown);
            set.gate.iter().for_each(|gate| add(&gate.key, &gate.unknown));
        }
        self.eligibility.iter().for_each(|condition| add(&condition.key, &condition.unknown));
        self.node.iter().for_each(|node| add(&node.code, &node.unknown));
        if let Some(effort) = &self.effort {
            add("effort", &effort.unknown);
            for kind in [&effort.choice, &effort.survey, &effort.share, &effort.decline].into_iter().flatten()
            {
                add("effort", &kind.unknown);
            }
            effort.question.iter().for_each(|question| add(&question.code, &question.unknown));
        }
        for question in &self.question {
            add(&question.code, &question.unknown);
            question.input.iter().for_each(|input| add(&question.code, &input.unknown));
            for document in &question.documents {
                if let Document::Marked { unknown, .. } = document {
                    add(&question.code, unknown);
                }
            }
        }
        found
    }
}
