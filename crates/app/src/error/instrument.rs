use thiserror::Error;

use super::code::Code;

/// Why an assessment cannot be measured with an instrument.
#[derive(Debug, Error)]
pub enum InstrumentError {
    /// The facts that are meant are not those of this program's instruments.
    #[error(
        "penilaian itu memakai instrumen \"{name}\" versi {version} dengan fakta yang tidak ada di program ini (sidik \
         {}), dan nilainya tidak dihitung dengan fakta lain",
        .facts.get(..12).unwrap_or("tidak disebut")
    )]
    OtherFacts {
        /// Name of the instrument.
        name: String,
        /// Version that is meant.
        version: u32,
        /// Hash of its facts, or nothing where it is not said.
        facts: String,
    },
    /// A variant that does not fit the instrument, with everything that does not.
    #[error("ketentuan penilaian itu tidak dapat dipakai: {}", .0.join("; "))]
    Variant(Vec<String>),
    /// An assessment can be carried over into a later year only.
    #[error("penilaian tahun {year} tidak dapat dibuat dari penilaian tahun {from}")]
    YearNotLater {
        /// Year of the earlier one.
        from: u16,
        /// Year that was asked for.
        year: u16,
    },
    /// Files that are no instrument, with everything that is wrong.
    #[error("instrumen itu tidak dapat dipakai, {} hal di dalamnya salah", .0.len())]
    Files(Vec<String>),
    /// Another instrument has its key and version.
    #[error("instrumen \"{name}\" versi {version} sudah ada dengan fakta lain")]
    SameVersion {
        /// Name of the one that is there.
        name: String,
        /// The version of both.
        version: u32,
    },
    /// A rule that is not written as it should be.
    #[error("\"{0}\" bukan ketentuan penilaian")]
    UnreadableRule(String),
}

impl InstrumentError {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::OtherFacts { .. } => Code::NoInstrument,
            Self::Files(_) | Self::SameVersion { .. } => Code::InstrumentUnfit,
            Self::YearNotLater { .. } => Code::YearNotLater,
            Self::Variant(_) | Self::UnreadableRule(_) => Code::RulesUnfit,
        }
    }
}
