//! Why people, assignments and tasks are not accepted.

use pilar_core::dates::date;
use pilar_files::ReadError;
use thiserror::Error;

use super::facts::RowFault;
use super::shown::shown;

/// Why a person, an assignment or a task is not acceptable. Nothing was changed.
#[derive(Debug, Error)]
pub enum TeamError {
    /// A list of people could not be read.
    #[error("{0}")]
    Table(#[from] ReadError),
    /// Rows of such a list cannot be used; every one with its reason.
    #[error("{} baris daftar orang tidak dapat dipakai", .0.len())]
    Rows(Vec<RowFault>),
    /// Nobody is called so.
    #[error("orang \"{}\" tidak ada di daftar penilaian ini", shown(.0))]
    NoSuchPerson(String),
    /// Several are.
    #[error("beberapa orang bernama \"{}\"", shown(.0))]
    AmbiguousPerson(String),
    /// Somebody is in the team already.
    #[error("{} sudah ada di daftar orang", shown(.0))]
    PersonTwice(String),
    /// A text that spreadsheets would take for a formula.
    #[error("{what} \"{}\" berawalan tanda rumus", shown(.given))]
    Formula {
        /// What it would be.
        what: &'static str,
        /// What was given.
        given: String,
    },
    /// What somebody works on would go to themselves.
    #[error("pekerjaan {} tidak dapat diserahkan kepada orang yang dikeluarkan itu sendiri", shown(.0))]
    HandedToSelf(String),
    /// Somebody works on nothing.
    #[error("{} belum mengerjakan isian apa pun di LKE ini", shown(.0))]
    NothingAssigned(String),
    /// Not a civil servant's number.
    #[error("NIP \"{}\" tidak terdiri atas 18 angka", shown(.0))]
    Nip(String),
    /// No duty has this key.
    #[error("peran \"{}\" dalam tim tidak dikenal", shown(.given))]
    UnknownDuty {
        /// What was given.
        given: String,
        /// Keys there are.
        known: Vec<String>,
    },
    /// No sub-area has this code.
    #[error("subarea \"{}\" tidak ada di LKE ini", shown(.0))]
    UnknownNode(String),
    /// No task is called so.
    #[error("tugas \"{}\" tidak ditemukan", shown(.0))]
    NoSuchTask(String),
    /// Several are.
    #[error("beberapa tugas bernama atau berawalan \"{}\"", shown(.0))]
    AmbiguousTask(String),
    /// No status has this key.
    #[error("status tugas \"{}\" tidak dikenal", shown(.given))]
    UnknownStatus {
        /// What was given.
        given: String,
        /// Keys there are.
        known: Vec<String>,
    },
    /// A task that is due before it starts.
    #[error("tenggat tugas {} lebih dahulu daripada mulainya {}", date(.due), date(.start))]
    DueBeforeStart {
        /// The day it would start.
        start: chrono::NaiveDate,
        /// The day it would be due.
        due: chrono::NaiveDate,
    },
    /// A predicate that no path leads to, so that there are no steps to make tasks of.
    #[error("predikat {} tidak terjangkau dengan kenaikan yang mungkin, sehingga tidak ada tugas yang dibuat", shown(.0))]
    OutOfReach(String),
    /// No assessment of the unit is of an earlier year.
    #[error("di ruang kerja ini tidak ada penilaian {} sebelum tahun {year}", shown(.unit))]
    NoLastYear {
        /// Name of the unit.
        unit: String,
        /// The year of its assessment.
        year: u16,
    },
    /// There is nobody to write a sheet for.
    #[error("belum ada orang di tim penilaian ini")]
    Nobody,
    /// The ending of a file's name says nothing of what it would be.
    #[error("nama berkas tujuan berakhiran {0}")]
    Ending(&'static str),
    /// No period is called so.
    #[error("periode monev \"{}\" tidak dikenal", shown(.0))]
    UnknownPeriod(String),
    /// A period that lies ahead.
    #[error("periode {period} baru dimulai {}", date(.first))]
    NotBegun {
        /// Its key.
        period: &'static str,
        /// Its first day.
        first: chrono::NaiveDate,
    },
    /// A period that was frozen otherwise.
    #[error(
        "periode {period} sudah dibekukan pada {}, dan rencana atau jawabannya sudah berbeda sejak itu",
        date(.on)
    )]
    Frozen {
        /// Its key.
        period: &'static str,
        /// The day it was frozen.
        on: chrono::NaiveDate,
    },
    /// A period that is not frozen.
    #[error("periode {0} belum dibekukan")]
    NotFrozen(&'static str),
    /// A task that was done on a day to come.
    #[error("tanggal selesai {} belum tiba", date(.0))]
    DoneInFuture(chrono::NaiveDate),
}
