//! What can be wrong with what is asked of a portfolio.

use thiserror::Error;

use super::shown::shown;

/// Why units were not compared, or an LHE not written for them; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PortfolioError {
    /// A comparison of fewer than two assessments.
    #[error("perbandingan memerlukan paling sedikit dua penilaian yang berbeda")]
    TooFewToCompare,
    /// The filter or a group lets no assessment through.
    #[error("tidak ada penilaian untuk {0}")]
    NoUnits(String),
    /// All units of a group are empty.
    #[error("belum ada jawaban di {0}")]
    Unanswered(String),
    /// An assessment is on both sides.
    #[error("penilaian yang sama ada di kedua sisi: {0}")]
    BothSides(String),
    /// Two worksheets ask different questions.
    #[error("pertanyaan {a} dan {b} berbeda, sehingga selisihnya tidak dapat dirinci per pertanyaan")]
    OtherQuestions {
        /// Name of the one worksheet.
        a: String,
        /// Name of the other one.
        b: String,
    },
    /// No group is named so.
    #[error("kelompok \"{}\" tidak dikenal", shown(.0))]
    UnknownGroup(String),
}
