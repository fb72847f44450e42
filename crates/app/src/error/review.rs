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
    /// A reviewer writes only in the column of the own role.
    #[error(
        "peran {role} mengisi kolomnya sendiri, bukan kolom {column}; pilih --layer {own} atau ganti peran dengan perintah identity"
    )]
    OtherColumn {
        /// Name of the role.
        role: &'static str,
        /// Name of the layer that was meant.
        column: &'static str,
        /// Key of the role's own layer.
        own: &'static str,
    },
    /// The unit's answers are not reviewed by writing over them.
    #[error("reviu tidak mengubah jawaban unit; pilih lapisan at, kt, dalnis, atau tpn")]
    UnitColumn,
    /// Nothing was given to store.
    #[error("reviu {0} belum berisi apa pun; isikan jawaban, catatan, verdict, atau centang bukti")]
    Nothing(String),
    /// No such verdict.
    #[error("verdict \"{}\" tidak dikenal; pilihannya: sesuai, revisi", shown(.0))]
    UnknownVerdict(String),
    /// A recommendation does not begin with a verb.
    #[error("rekomendasi diawali kata kerja, misalnya Lengkapi, Susun, atau Tetapkan; ubah awal \"{}\"", shown(.0))]
    NoVerb(String),
    /// A recommendation is about one input or one area.
    #[error("rekomendasi ditujukan pada satu isian atau satu area; sebutkan --code atau --area")]
    NoSubject,
    /// No recommendation has this number or id.
    #[error("rekomendasi \"{}\" tidak ditemukan; lihat daftarnya dengan perintah recommendations", shown(.0))]
    NoSuchRecommendation(String),
    /// Several recommendations begin with this id.
    #[error("beberapa rekomendasi berawalan \"{}\"; tulis id lebih panjang", shown(.0))]
    AmbiguousRecommendation(String),
    /// No such follow-up status.
    #[error("status \"{}\" tidak dikenal; pilihannya: belum, proses, selesai", shown(.0))]
    UnknownStatus(String),
    /// Not a date.
    #[error("tanggal \"{}\" tidak terbaca; tulis seperti 2026-05-31", shown(.0))]
    Date(String),
    /// No such column.
    #[error("kolom \"{}\" tidak dikenal; pilihannya: unit, at, kt, dalnis, tpn, dengan .1 atau .2 untuk putarannya", shown(.0))]
    UnknownColumn(String),
    /// No such role.
    #[error("peran \"{}\" tidak dikenal; pilihannya: {known}", shown(.given))]
    UnknownRole {
        /// What was given.
        given: String,
        /// Keys there are.
        known: String,
    },
    /// A comparison of fewer than two assessments.
    #[error(
        "perbandingan memerlukan paling sedikit dua penilaian yang berbeda; sebutkan id-nya satu per satu"
    )]
    TooFewToCompare,
    /// The workspace was opened for reading only.
    #[error("ruang kerja dibuka hanya untuk dibaca; ulangi tanpa --read-only untuk mengubahnya")]
    ReadOnly,
    /// Not a civil servant's number.
    #[error("NIP \"{}\" tidak terdiri atas 18 angka; periksa kembali, atau kosongkan", shown(.0))]
    Nip(String),
}

impl ReviewError {
    /// The stable code of this fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Step(_) => "tahap_tidak_sesuai",
            Self::OtherColumn { .. } | Self::UnitColumn => "kolom_lain",
            Self::Nothing(_) => "isian_kosong",
            Self::UnknownVerdict(_) => "verdict_tidak_dikenal",
            Self::NoVerb(_) | Self::NoSubject => "rekomendasi_tidak_sah",
            Self::NoSuchRecommendation(_) | Self::AmbiguousRecommendation(_) => "rekomendasi_tidak_ada",
            Self::UnknownStatus(_) => "status_tidak_dikenal",
            Self::Date(_) => "tanggal_tidak_sah",
            Self::UnknownColumn(_) => "kolom_tidak_dikenal",
            Self::UnknownRole { .. } => "peran_tidak_dikenal",
            Self::TooFewToCompare => "perbandingan_kurang",
            Self::ReadOnly => "ruang_kerja_hanya_baca",
            Self::Nip(_) => "nip_tidak_sah",
        }
    }
}
