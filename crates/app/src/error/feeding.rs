//! Why surveys and complaints cannot feed an answer.

use pilar_files::ReadError;
use thiserror::Error;

use super::facts::RowFault;
use super::shown::shown;

/// Why surveys and complaints cannot feed an answer.
#[derive(Debug, Error)]
pub enum FeedError {
    /// A file of responses or complaints could not be read.
    #[error("{0}")]
    Table(#[from] ReadError),
    /// No row of such a file can be used; every one with its reason.
    #[error("isi berkas ini tidak dapat dipakai")]
    NoUsableRow(Vec<RowFault>),
    /// No survey has this key.
    #[error("survei \"{}\" tidak dikenal", shown(.given))]
    UnknownSurvey {
        /// What was given.
        given: String,
        /// Keys there are.
        known: Vec<String>,
    },
    /// No responses to a survey are kept.
    #[error("belum ada tanggapan survei {0} yang disimpan di ruang kerja ini")]
    NoResponsesYet(String),
    /// No complaint that is kept has this category.
    #[error("tidak ada pengaduan berkategori \"{}\"", shown(.given))]
    NoCategory {
        /// What was given.
        given: String,
        /// Categories there are.
        known: Vec<String>,
    },
    /// No register was imported.
    #[error("belum ada pengaduan yang diimpor untuk penilaian ini")]
    NoComplaintsYet,
    /// The name of the file of a report tells no format.
    #[error("laporan ditulis sebagai .pdf, .docx, atau .xlsx")]
    Ending,
    /// Complaints are reported as sums only, for which there is no workbook.
    #[error("rekap pengaduan tidak ditulis sebagai .xlsx, hanya sebagai .pdf atau .docx")]
    NoWorkbook,
    /// The worksheet has no input for this.
    #[error("LKE penilaian ini tidak memuat isian untuk {0}")]
    NoInputFor(String),
}
