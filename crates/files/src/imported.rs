//! What reading a file brings: answers found, rows that could not be read, and quirks.

use std::collections::BTreeMap;

use pilar_core::instrument::SoalId;
use pilar_core::worksheet::{Answer, Extras, Layer};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::column_map::ColumnMap;

/// The content of a workbook or JSON file, before anything is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// Name of the unit, where the file tells.
    pub unit: Option<String>,
    /// `PortalRB`'s unit id, where the file tells.
    pub portal_unit_id: Option<String>,
    /// Year, where the file tells.
    pub year: Option<u16>,
    /// The rest of the unit's profile, which only a workbook of Pilar's own tells.
    pub identity: Option<Identity>,
    /// In the order of the file; at most one per input.
    pub rows: Vec<ImportedRow>,
    /// Rows that could not be read, and what was wrong.
    pub unreadable: Vec<Unreadable>,
    /// Deviations of the file that Pilar does not reproduce.
    pub quirks: Vec<Quirk>,
    /// The total the file itself shows; never trusted, only compared.
    pub recorded_total: Option<Decimal>,
    /// Pictures that stand in the rows of inputs.
    pub pictures: Vec<Picture>,
    /// Where everything stood, for each sheet of a workbook that was taken.
    pub maps: Vec<ColumnMap>,
    /// Whether these sheets each hold a part of the worksheet; two that do not hold all of it both.
    pub joined: bool,
}

impl Imported {
    /// The one map of what was read: for all sheets that each hold a part, or else of the first; `None` where there is none.
    pub fn map(&self) -> Option<ColumnMap> {
        if self.joined { ColumnMap::together(&self.maps) } else { self.maps.first().cloned() }
    }
}

/// What is said of a file of another year than the worksheet it is for.
pub fn other_year(told: u16, own: u16) -> String {
    format!("Berkas ini untuk tahun {told}, sedangkan LKE ini untuk tahun {own}; periksa kembali.")
}

/// What a workbook of Pilar's own tells of the unit beside its name, year and `PortalRB`'s id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Identity {
    /// Name of the agency.
    pub instansi: String,
    /// Key of the target; maybe none of the instrument's.
    pub target: String,
    /// Lines of address for the kop surat.
    pub address: Vec<String>,
    /// `PortalRB`'s category of the unit, if known.
    pub category: Option<String>,
    /// The proposer declared affirmation.
    pub afirmasi: bool,
}

/// A picture that floats over the cells of an input's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The input.
    pub soal: SoalId,
    /// Sheet and row.
    pub place: String,
    /// Its part of the workbook.
    pub part: String,
    /// Size in bytes.
    pub size: u64,
}

/// One input found in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportedRow {
    /// The input.
    pub soal: SoalId,
    /// Where it stood, for example `LKE ZI!K9` or `answers[3]`.
    pub place: String,
    /// The unit's answer; `None` is a blank.
    pub answer: Option<Answer>,
    /// The unit's note.
    pub note: Option<String>,
    /// The unit's evidence text.
    pub evidence_text: Option<String>,
    /// Where the first of it stood in a workbook; `None` where there is none, and for other files.
    pub evidence_place: Option<String>,
    /// What its extra columns say.
    pub extras: Extras,
    /// What reviewers wrote, by layer; those who wrote nothing are not in it.
    pub reviews: BTreeMap<Layer, Review>,
}

/// What one reviewing layer wrote about an input.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// Its answer.
    pub answer: Option<Answer>,
    /// Its note.
    pub note: Option<String>,
}

impl ImportedRow {
    /// The answer of a reviewing layer.
    pub fn reviewed(&self, layer: Layer) -> Option<&Answer> {
        self.reviews.get(&layer)?.answer.as_ref()
    }

    /// The note of a reviewing layer.
    pub fn remarked(&self, layer: Layer) -> Option<&str> {
        self.reviews.get(&layer)?.note.as_deref()
    }
}

/// A row that could not be read; the rest of the file still can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Where it stood.
    pub place: String,
    /// The input, where it is known.
    pub soal: Option<SoalId>,
    /// The value as it stood in the file, cut to 80 characters.
    pub value: String,
    /// What is wrong and what is accepted, one Indonesian sentence.
    pub reason: String,
}

/// A deviation of the file that was found and not reproduced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quirk {
    /// Stable code, for example `rumus_rerata_tidak_lengkap`.
    pub code: &'static str,
    /// Where.
    pub place: String,
    /// One Indonesian sentence: what is there and what Pilar does instead.
    pub message: String,
}
