//! A column map: where everything stands in an agency's sheet, as a document with a name (`docs/spec/column-map.md`).

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::worksheet::{ExtraName, Layer};
use serde::{Deserialize, Serialize};

use crate::column_letters::{LAST_COLUMN, column, letters};
use crate::read_error::ReadError;

/// The version of the format.
pub const COLUMN_MAP_FORMAT: u32 = 1;
/// Characters a name may have.
const LONGEST_NAME: usize = 100;

/// Where everything stands in a sheet. Columns are named by their letters; a column that is not there is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnMap {
    /// Version of the format.
    pub format: u32,
    /// What it is called; empty for one that nobody named.
    #[serde(default)]
    pub name: String,
    /// The sheet; without it every sheet that has the headings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// The last row of the headings (one-based); 0 where there are none.
    #[serde(default)]
    pub heading_row: u32,
    /// Soal ids or codes of the inputs; without it rows are found by what stands in them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub code: Option<String>,
    /// The unit's answers.
    #[serde(default)]
    pub answer: String,
    /// The unit's notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
    /// The unit's evidence: names, addresses or paths.
    #[serde(default)]
    pub evidence: Vec<String>,
    /// What reviewers wrote, each layer once.
    #[serde(default)]
    pub review: Vec<ReviewColumns>,
    /// Columns that are kept under a name of their own.
    #[serde(default)]
    pub extra: Vec<NamedColumn>,
    /// Headings by the letters of their columns: what a saved map is found again by.
    #[serde(default)]
    pub headings: BTreeMap<String, String>,
}

/// The columns of one reviewing layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewColumns {
    /// Which one.
    pub layer: Layer,
    /// Its answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub answer: Option<String>,
    /// Its notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub note: Option<String>,
}

/// A column that is kept under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct NamedColumn {
    /// What it is called, up to 100 characters.
    pub name: String,
    /// Its letters.
    pub column: String,
}

/// Only the version, which is looked at before anything else.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

impl ColumnMap {
    /// Reads the text of a file: TOML, or the same as JSON.
    ///
    /// # Errors
    /// [`ReadError::ColumnMap`] with everything that is wrong with it.
    pub fn read(text: &str) -> Result<Self, ReadError> {
        let map = Self::parse(text)?;
        map.require_sound()?;
        Ok(map)
    }

    fn parse(text: &str) -> Result<Self, ReadError> {
        let broken = |line: usize| refused(format!("susunannya tidak terbaca pada baris {line}"));
        let newer = |format: u32| refused(format!("formatnya ({format}) belum dikenal oleh versi Pilar ini"));
        if text.trim_start().starts_with('{') {
            let at = |error: serde_json::Error| broken(error.line());
            let Version { format } = serde_json::from_str(text).map_err(at)?;
            return if format == COLUMN_MAP_FORMAT {
                serde_json::from_str(text).map_err(at)
            } else {
                Err(newer(format))
            };
        }
        let at = |error: toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            broken(before.matches('\n').count() + 1)
        };
        let Version { format } = toml::from_str(text).map_err(at)?;
        if format == COLUMN_MAP_FORMAT { toml::from_str(text).map_err(at) } else { Err(newer(format)) }
    }

    /// As a file has it (TOML).
    ///
    /// # Errors
    /// What cannot be written; nothing a map holds is such.
    pub fn to_toml(&self) -> Result<String, String> {
        toml::to_string(self).map_err(|error| error.to_string())
    }

    /// The map of several sheets that are read together and have everything in the same columns: for any sheet, with the
    /// headings that all of them have. `None` for a single sheet, and where they differ.
    pub fn common(maps: &[Self]) -> Option<Self> {
        let [first, others @ ..] = maps else { return None };
        if others.is_empty() || others.iter().any(|other| other.uses() != first.uses()) {
            return None;
        }
        let mut common = Self { sheet: None, ..first.clone() };
        common.headings.retain(|at, text| others.iter().all(|other| other.headings.get(at) == Some(text)));
        Some(common)
    }

    /// Every column with what it is for, in words.
    pub(crate) fn uses(&self) -> Vec<(String, &str)> {
        let plain = |what: &str| what.to_owned();
        let one = |what: &str, letters: &'_ Option<String>| letters.is_some().then(|| plain(what));
        let mut uses: Vec<(String, &str)> = Vec::new();
        uses.extend(one("nomor atau kode soal", &self.code).zip(self.code.as_deref()));
        uses.push((plain("jawaban unit"), &self.answer));
        uses.extend(one("catatan unit", &self.note).zip(self.note.as_deref()));
        uses.extend(self.evidence.iter().map(|letters| (plain("bukti dukung"), letters.as_str())));
        for review in &self.review {
            let named = |what: &str| format!("{what} {}", review.layer.name());
            uses.extend(review.answer.as_deref().map(|letters| (named("jawaban"), letters)));
            uses.extend(review.note.as_deref().map(|letters| (named("catatan"), letters)));
        }
        uses.extend(
            self.extra
                .iter()
                .map(|extra| (format!("kolom tambahan \"{}\"", extra.name), extra.column.as_str())),
        );
        uses
    }

    /// What is wrong with the extra columns beside their letters.
    fn faults_of_extras(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut names: Vec<ExtraName> = Vec::new();
        for given in &self.extra {
            if given.column.trim().is_empty() {
                faults.push(format!("kolom tambahan \"{}\" tidak menyebut kolomnya", given.name));
            }
            match ExtraName::new(&given.name) {
                None => faults.push(format!(
                    "nama kolom tambahan {} harus terdiri atas 1 sampai 100 karakter dalam satu baris",
                    given.column
                )),
                Some(name) if names.iter().any(|other| other.is_like(&name)) => {
                    faults.push(format!("nama kolom tambahan \"{name}\" disebut dua kali"));
                }
                Some(name) => names.push(name),
            }
        }
        faults
    }

    /// [`ReadError::ColumnMap`] with everything that is wrong with it by itself, whatever the workbook.
    pub fn require_sound(&self) -> Result<(), ReadError> {
        let mut faults = Vec::new();
        if self.format != COLUMN_MAP_FORMAT {
            faults.push(format!("formatnya ({}) belum dikenal oleh versi Pilar ini", self.format));
        }
        if self.name.chars().count() > LONGEST_NAME {
            faults.push(format!("namanya lebih dari {LONGEST_NAME} karakter"));
        }
        if self.answer.trim().is_empty() {
            faults.push("kolom jawaban unit belum disebut".to_owned());
        }
        let mut taken: BTreeMap<u32, String> = BTreeMap::new();
        for (what, given) in self.uses().into_iter().filter(|(_, given)| !given.trim().is_empty()) {
            let Some(at) = column(given.trim()) else {
                faults.push(format!("\"{given}\" untuk {what} bukan huruf kolom"));
                continue;
            };
            if at > LAST_COLUMN {
                let last = letters(LAST_COLUMN);
                faults.push(format!(
                    "kolom {given} untuk {what} di luar kolom {last}, yang terakhir dibaca Pilar"
                ));
            }
            if let Some(other) = taken.get(&at) {
                faults.push(format!("kolom {} dipakai untuk {other} dan untuk {what}", letters(at)));
            } else {
                taken.insert(at, what);
            }
        }
        faults.extend(self.faults_of_extras());
        let mut layers = BTreeSet::new();
        for review in &self.review {
            let name = review.layer.name();
            if review.layer == Layer::Unit {
                faults.push("kolom unit disebut di antara kolom tim penilai".to_owned());
            } else if !layers.insert(review.layer) {
                faults.push(format!("jenjang {name} disebut dua kali"));
            }
            if review.answer.is_none() && review.note.is_none() {
                faults.push(format!("jenjang {name} tidak menyebut satu kolom pun"));
            }
        }
        faults.extend(
            self.headings
                .keys()
                .filter(|letters| column(letters).is_none())
                .map(|letters| format!("\"{letters}\" di antara judulnya bukan huruf kolom")),
        );
        if faults.is_empty() { Ok(()) } else { Err(ReadError::ColumnMap { faults }) }
    }
}

/// Refuses a map for one fault.
pub(crate) fn refused(fault: String) -> ReadError {
    ReadError::ColumnMap { faults: vec![fault] }
}
