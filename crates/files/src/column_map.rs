//! A column map: where everything stands in an agency's sheets, as a document with a name (`docs/spec/column-map.md`).

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::worksheet::{ExtraName, Layer};
use serde::{Deserialize, Serialize};

use crate::column_letters::{LAST_COLUMN, column, letters};

/// The version of the format of a map of one sheet, or of any.
pub const COLUMN_MAP_FORMAT: u32 = 1;
/// The version of the format of a map of several sheets, which earlier programs cannot read.
const SEVERAL_FORMAT: u32 = 2;
/// Characters a name may have.
const LONGEST_NAME: usize = 100;

/// Where everything stands in a sheet, or in each of several. Columns are named by their letters; a column that is not
/// there is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ColumnMap {
    /// Version of the format: 1, or 2 with `sheets`.
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
    /// What stands where in each of several sheets that are read together and differ; then nothing stands above.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<SheetColumns>>", optional)]
    pub sheets: Vec<SheetColumns>,
}

/// Where everything stands in one of several sheets, as a [`ColumnMap`] has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct SheetColumns {
    /// Name of the sheet.
    pub sheet: String,
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
    /// Headings by the letters of their columns.
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

/// A map of several sheets as its file has it.
#[derive(Serialize)]
struct Several<'a> {
    format: u32,
    name: &'a str,
    sheets: &'a [SheetColumns],
}

impl ColumnMap {
    /// As a file has it (TOML).
    ///
    /// # Errors
    /// What cannot be written; nothing a map holds is such.
    pub fn to_toml(&self) -> Result<String, String> {
        let Self { name, sheets, .. } = self;
        let text = if sheets.is_empty() {
            toml::to_string(self)
        } else {
            toml::to_string(&Several { format: SEVERAL_FORMAT, name, sheets })
        };
        text.map_err(|error| error.to_string())
    }

    /// The one map for all sheets that are read together: for any sheet where they are alike ([`Self::common`]), or else
    /// with what each of them says. `None` where there is none.
    pub fn together(maps: &[Self]) -> Option<Self> {
        let [first, others @ ..] = maps else { return None };
        if others.is_empty() {
            return Some(first.clone());
        }
        Self::common(maps).or_else(|| {
            let named = others.iter().all(|other| other.name == first.name);
            let name = if named { first.name.clone() } else { String::new() };
            let sheets = maps.iter().map(SheetColumns::of).collect();
            Some(Self { format: SEVERAL_FORMAT, name, sheets, ..Self::default() })
        })
    }

    /// Whether a version of the format can be read.
    pub(crate) fn is_known(format: u32) -> bool {
        matches!(format, COLUMN_MAP_FORMAT | SEVERAL_FORMAT)
    }

    /// The same map with the version that it needs.
    #[must_use]
    pub fn versioned(self) -> Self {
        let format = if self.sheets.is_empty() { COLUMN_MAP_FORMAT } else { SEVERAL_FORMAT };
        Self { format, ..self }
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

    /// Everything that is wrong with it by itself, whatever the workbook, a few words each.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if !Self::is_known(self.format) {
            faults.push(format!("formatnya ({}) belum dikenal oleh versi Pilar ini", self.format));
        }
        if self.name.chars().count() > LONGEST_NAME {
            faults.push(format!("namanya lebih dari {LONGEST_NAME} karakter"));
        }
        if self.sheets.is_empty() {
            faults.extend(self.faults_of_columns());
            return faults;
        }
        let plain = Self { format: self.format, name: self.name.clone(), ..Self::default() };
        if (Self { sheets: Vec::new(), ..self.clone() }) != plain {
            faults.push("kolomnya disebut di luar lembar-lembarnya".to_owned());
        }
        let mut names = BTreeSet::new();
        for sheet in &self.sheets {
            let name = sheet.sheet.trim();
            if name.is_empty() {
                faults.push("satu di antara lembar-lembarnya tidak bernama".to_owned());
            } else if !names.insert(name.to_lowercase()) {
                faults.push(format!("lembar \"{name}\" disebut dua kali"));
            }
            let own = sheet.alone("").faults_of_columns().into_iter();
            faults.extend(own.map(|fault| format!("lembar \"{name}\": {fault}")));
        }
        // Such sheets hold a worksheet each and are never joined.
        let coded = self.sheets.iter().filter(|sheet| sheet.code.is_some());
        let coded: Vec<String> = coded.map(|sheet| format!("\"{}\"", sheet.sheet.trim())).collect();
        if coded.len() > 1 {
            faults.push(format!(
                "lembar {} masing-masing menyebut kolom nomor atau kode soal, padahal lembar seperti itu tidak dapat \
                 digabung",
                coded.join(", ")
            ));
        }
        faults
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

    /// What is wrong with the columns of one sheet.
    fn faults_of_columns(&self) -> Vec<String> {
        let mut faults = Vec::new();
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
        faults
    }
}

impl SheetColumns {
    /// What a map of one sheet says of it.
    pub fn of(map: &ColumnMap) -> Self {
        let ColumnMap { sheet, heading_row, code, answer, note, evidence, review, extra, headings, .. } =
            map.clone();
        let sheet = sheet.unwrap_or_default();
        Self { sheet, heading_row, code, answer, note, evidence, review, extra, headings }
    }

    /// The map of this sheet alone, under the name of the whole.
    pub fn alone(&self, name: &str) -> ColumnMap {
        let Self { sheet, heading_row, code, answer, note, evidence, review, extra, headings } = self.clone();
        ColumnMap {
            format: COLUMN_MAP_FORMAT,
            name: name.to_owned(),
            sheet: Some(sheet),
            heading_row,
            code,
            answer,
            note,
            evidence,
            review,
            extra,
            headings,
            sheets: Vec::new(),
        }
    }
}
