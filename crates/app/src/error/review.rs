//! What can be wrong with a review, a recommendation or an identity.

use pilar_core::review::StepError;
use thiserror::Error;

use super::shown::shown;

/// Why a review was refused; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReviewError {
    /// The review is not at a point where this can be done.
    #[error("{0}")]
    Step(#[from] StepError),
    /// Something competes that nobody has decided, so it is not known what is handed in.
    #[error("{0} konflik belum diselesaikan, sehingga belum jelas jawaban mana yang diserahkan")]
    Conflicts(usize),
    /// The unit's answers are not reviewed by writing over them.
    #[error("reviu tidak mengubah jawaban unit")]
    UnitColumn,
    /// Nothing was given to store.
    #[error("reviu {0} belum berisi apa pun")]
    Nothing(String),
    /// No such verdict.
    #[error("hasil reviu \"{}\" tidak dikenal", shown(.0))]
    UnknownVerdict(String),
    /// A recommendation does not begin with a verb.
    #[error("rekomendasi diawali kata kerja, misalnya Lengkapi, Susun, atau Tetapkan")]
    NoVerb(String),
    /// A recommendation is about one input or one area.
    #[error("rekomendasi ditujukan pada satu isian atau satu area")]
    NoSubject,
    /// No recommendation has this number or id.
    #[error("rekomendasi \"{}\" tidak ditemukan", shown(.0))]
    NoSuchRecommendation(String),
    /// Several recommendations begin with this id.
    #[error("beberapa rekomendasi berawalan \"{}\"", shown(.0))]
    AmbiguousRecommendation(String),
    /// No such follow-up status.
    #[error("status \"{}\" tidak dikenal", shown(.0))]
    UnknownStatus(String),
    /// Not a date.
    #[error("tanggal \"{}\" tidak terbaca", shown(.0))]
    Date(String),
    /// No such column.
    #[error("kolom \"{}\" tidak dikenal", shown(.0))]
    UnknownColumn(String),
    /// No such role.
    #[error("peran \"{}\" tidak dikenal", shown(.0))]
    UnknownRole(String),
    /// The workspace was opened for reading only.
    #[error("ruang kerja dibuka hanya untuk dilihat")]
    ReadOnly,
    /// Not a civil servant's number.
    #[error("NIP \"{}\" tidak terdiri atas 18 angka", shown(.0))]
    Nip(String),
}
