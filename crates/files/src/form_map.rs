//! Where everything stands in a table of responses or complaints, as a document (`docs/spec/form-map.md`).

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::column_letters::column;
use crate::column_map_file::refused;
use crate::read_error::ReadError;
use crate::xlsx::map_text;

/// The version of the format.
const FORMAT: u32 = 1;
/// The largest file of a map, in bytes.
const LARGEST: u64 = 1 << 20;

/// Where everything stands. Columns are named by their letters; what is absent is found by headings and content.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct FormMap {
    /// Version of the format.
    pub format: u32,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// The last row of the headings, one-based.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub heading_row: Option<u32>,
    /// The statements of a survey, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<String>,
    /// Other columns by what they hold, for example `date = "B"`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, String>,
}

impl FormMap {
    /// Reads the file of a map: TOML.
    ///
    /// # Errors
    /// [`ReadError::ColumnMap`] with everything that is wrong with it; `known` are the words that `columns` may have.
    pub fn open(path: &Path, known: &[&str]) -> Result<Self, ReadError> {
        let text = map_text(path, LARGEST)?;
        let map: Self = toml::from_str(&text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            refused(format!("susunannya tidak terbaca pada baris {}", before.matches('\n').count() + 1))
        })?;
        map.require_sound(known)?;
        Ok(map)
    }

    /// [`ReadError::ColumnMap`] with everything that is wrong with it by itself.
    pub fn require_sound(&self, known: &[&str]) -> Result<(), ReadError> {
        let mut faults = Vec::new();
        if self.format != FORMAT {
            faults.push(format!("formatnya ({}) belum dikenal oleh versi Pilar ini", self.format));
        }
        let mut taken = BTreeMap::new();
        let statements = self.statements.iter().map(|letters| ("pernyataan", letters));
        let columns = self.columns.iter().map(|(what, letters)| (what.as_str(), letters));
        for (what, letters) in statements.chain(columns) {
            match column(letters.trim()) {
                None => faults.push(format!("\"{letters}\" untuk {what} bukan huruf kolom")),
                Some(at) => {
                    if let Some(other) = taken.insert(at, what) {
                        faults.push(format!("kolom {letters} dipakai untuk {other} dan untuk {what}"));
                    }
                }
            }
        }
        let unknown = self.columns.keys().filter(|what| !known.contains(&what.as_str()));
        faults.extend(
            unknown.map(|what| format!("\"{what}\" bukan isi kolom yang dikenal ({})", known.join(", "))),
        );
        if faults.is_empty() { Ok(()) } else { Err(ReadError::ColumnMap { faults }) }
    }

    /// The columns of the statements, from 0.
    pub(crate) fn statements(&self) -> Vec<usize> {
        self.statements.iter().filter_map(|letters| at(letters)).collect()
    }

    /// The column of something, from 0.
    pub(crate) fn column(&self, what: &str) -> Option<usize> {
        self.columns.get(what).and_then(|letters| at(letters))
    }
}

fn at(letters: &str) -> Option<usize> {
    column(letters.trim()).and_then(|at| usize::try_from(at).ok())
}
