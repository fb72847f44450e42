//! What is known of worksheets in circulation: words of headings, sheets of earlier regulations, fingerprints of
//! questions. All of it is data; see `assessments/reading/`.

use std::collections::BTreeMap;
use std::str::FromStr;

use pilar_core::instrument::SoalId;
use pilar_core::worksheet::Layer;
use rust_decimal::Decimal;
use serde::Deserialize;

use super::fingerprint::Sketch;

/// The version of the format of `headings.toml`.
const FORMAT: u32 = 1;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    /// Number or code of the row.
    Code,
    /// Weight in points.
    Weight,
    /// List of options.
    Options,
    /// Criteria, and other words of the form itself.
    Explanation,
    /// Questions and what they belong to.
    Form,
    /// An answer.
    Answer,
    /// Points as the sheet computes them.
    Value,
    /// Percent as the sheet computes it.
    Percent,
    /// A note.
    Note,
    /// Names, addresses or paths of evidence.
    Evidence,
    /// What is kept under the name behind the colon.
    Extra,
}

/// What is known of worksheets in circulation.
#[derive(Debug, Clone, Default)]
pub struct Lore {
    words: Words,
    /// Sketches of the wordings of every input, by the key of its instrument.
    sketches: BTreeMap<String, BTreeMap<SoalId, Vec<Sketch>>>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    format: u32,
    reviewers: Vec<String>,
    /// Words for columns of addresses among those of evidence.
    #[serde(default)]
    links: Vec<String>,
    #[serde(default)]
    layer: Vec<LayerWords>,
    column: Vec<ColumnWords>,
    #[serde(default)]
    earlier: Vec<Earlier>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct LayerWords {
    layer: Layer,
    words: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnWords {
    role: Role,
    #[serde(default)]
    reviewers_only: bool,
    #[serde(default)]
    is: Vec<String>,
    #[serde(default)]
    begins: Vec<String>,
    #[serde(default)]
    holds: Vec<String>,
}

/// A sheet of an earlier regulation, told by the weights of its areas.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Earlier {
    /// What it is called.
    pub name: String,
    /// The regulation that Pilar reads instead.
    pub instead: String,
    areas: Vec<EarlierArea>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct EarlierArea {
    name: String,
    weight: String,
}

impl Lore {
    /// Reads the words of headings (TOML).
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn read(headings: &str) -> Result<Self, String> {
        let words: Words = toml::from_str(headings).map_err(|error| error.to_string())?;
        if words.format != FORMAT {
            return Err(format!("format {} tidak dikenal", words.format));
        }
        Ok(Self { words, sketches: BTreeMap::new() })
    }

    /// Takes the fingerprints of an instrument: a line for each wording, the soal id and its hashes; `#` begins a
    /// remark.
    ///
    /// # Errors
    /// The line that cannot be read.
    pub fn with_fingerprints(mut self, instrument: &str, lines: &str) -> Result<Self, String> {
        let mut sketches: BTreeMap<SoalId, Vec<Sketch>> = BTreeMap::new();
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let read = line
                .split_once(' ')
                .and_then(|(soal, hashes)| Some((soal.parse().ok()?, Sketch::parse(hashes)?)));
            let (soal, sketch) = read.ok_or_else(|| format!("baris \"{line}\" tidak terbaca"))?;
            sketches.entry(soal).or_default().push(sketch);
        }
        self.sketches.insert(instrument.to_owned(), sketches);
        Ok(self)
    }

    /// What a heading (compacted) is for; `reviewed` tells whether it is the reviewers'.
    pub(crate) fn role(&self, heading: &str, reviewed: bool) -> Option<Role> {
        let fits = |words: &&ColumnWords| {
            (reviewed || !words.reviewers_only)
                && (words.is.iter().any(|word| word == heading)
                    || words.begins.iter().any(|word| heading.starts_with(word.as_str()))
                    || words.holds.iter().any(|word| heading.contains(word.as_str())))
        };
        self.words.column.iter().find(fits).map(|words| words.role)
    }

    /// Which reviewers a heading names: from the first word for them to its end, letters and digits only.
    pub(crate) fn reviewers<'a>(&self, heading: &'a str) -> Option<&'a str> {
        let at = self.words.reviewers.iter().filter_map(|word| heading.find(word.as_str())).min()?;
        Some(&heading[at..])
    }

    /// The layer that a heading names itself.
    pub(crate) fn layer(&self, heading: &str) -> Option<Layer> {
        let names = |layer: &&LayerWords| layer.words.iter().any(|word| heading.contains(word.as_str()));
        self.words.layer.iter().find(names).map(|layer| layer.layer)
    }

    /// The earlier sheet whose areas these rows are: name (compacted) and weight of each.
    pub(crate) fn earlier(&self, rows: &[(String, Decimal)]) -> Option<&Earlier> {
        let has = |area: &EarlierArea| {
            let weight = Decimal::from_str(&area.weight).ok();
            rows.iter().any(|(name, found)| name.starts_with(&area.name) && Some(*found) == weight)
        };
        self.words.earlier.iter().find(|earlier| earlier.areas.iter().all(has))
    }

    /// Whether a heading asks for addresses rather than names of documents.
    pub(crate) fn is_for_links(&self, heading: &str) -> bool {
        let heading = super::grid::compact(heading);
        self.words.links.iter().any(|word| heading.contains(word.as_str()))
    }

    /// The sketches of every input of an instrument.
    pub(crate) fn sketches(&self, instrument: &str) -> Option<&BTreeMap<SoalId, Vec<Sketch>>> {
        self.sketches.get(instrument)
    }
}
