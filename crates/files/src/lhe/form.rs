//! What a person fills in for the letter; everything else comes from the assessment.

use serde::{Deserialize, Serialize};

/// The letter data of an LHE. A blank field is printed as a visible gap.
///
/// Dates are `2026-11-22` or `22 November 2026`, and printed as the latter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(default)]
pub struct LheForm {
    /// The office that issues the report, the second line of the kop surat.
    pub penerbit: String,
    /// Lines of its address, telephone and mail.
    pub alamat: Vec<String>,
    /// Number of the letter, free text.
    pub nomor: String,
    /// For example Biasa or Terbatas.
    pub sifat: String,
    /// For example Satu berkas.
    pub lampiran: String,
    /// Subject of the letter.
    pub hal: String,
    /// To whom it is addressed; several lines are fine.
    pub yth: String,
    /// Place of signing.
    pub tempat: String,
    /// Date of signing.
    pub tanggal: String,
    /// Number of the surat tugas.
    pub surat_tugas_nomor: String,
    /// Its date.
    pub surat_tugas_tanggal: String,
    /// First day of the evaluation.
    pub mulai: String,
    /// Last day of the evaluation.
    pub selesai: String,
    /// The reviewing team.
    pub tim: Vec<LheMember>,
    /// Who signs the letter.
    pub penanda_tangan: LheSignatory,
    /// Who gets a copy.
    pub tembusan: Vec<String>,
    /// Regulations beside those of the instrument.
    pub dasar_hukum: Vec<String>,
    /// Further paragraphs of the letter.
    pub paragraf: Vec<String>,
    /// Words of thanks.
    pub apresiasi: String,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    #[cfg_attr(feature = "types", ts(skip))]
    pub other: serde_json::Map<String, serde_json::Value>,
}

/// One member of the reviewing team.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(default)]
pub struct LheMember {
    /// Name.
    pub nama: String,
    /// Employee number.
    pub nip: String,
    /// Part in the team, for example Ketua Tim.
    pub peran: String,
}

/// Who signs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(default)]
pub struct LheSignatory {
    /// Name.
    pub nama: String,
    /// Employee number.
    pub nip: String,
    /// Office.
    pub jabatan: String,
    /// Rank and grade.
    pub pangkat: String,
}
