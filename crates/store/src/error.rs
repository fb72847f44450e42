use std::io;
use std::path::PathBuf;

use pilar_core::assessment::Breach;
use pilar_core::merge::Refusal;
use rusqlite::ErrorCode;
use rusqlite::ffi::{SQLITE_IOERR_SHMLOCK, SQLITE_IOERR_SHMMAP, SQLITE_IOERR_SHMOPEN, SQLITE_IOERR_SHMSIZE};
use uuid::Uuid;

use crate::names::MAIN_DB;
use crate::source_fault::SourceFault;

/// Why the workspace could not do something, as a fact; wording for people is the caller's.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program or window holds the workspace longer than the busy timeout.
    #[error("the workspace is in use elsewhere")]
    Busy,
    /// The folder, the file or this opening allows no writing.
    #[error("the workspace cannot be written to")]
    ReadOnly,
    /// The place cannot hold a database that several connections use at once, as some network and virtual drives cannot.
    #[error("the place cannot hold a database in use")]
    PlaceUnfit,
    /// The path of the folder is longer than databases can be opened in.
    #[error("the path has {length} bytes, more than {limit}")]
    PathTooLong {
        /// Its length in bytes.
        length: usize,
        /// The longest there may be.
        limit: usize,
    },
    /// `evidence.db` is not there or is empty, although the journal names content. Nothing was made in its place.
    #[error("evidence.db is lost, and the journal names {contents} contents")]
    EvidenceLost {
        /// How many contents the journal names.
        contents: usize,
    },
    /// No room is left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// The files were made by a newer Pilar; nothing was touched.
    #[error("schema {found} is newer than {known}, the newest known")]
    NewerSchema {
        /// The version in the file.
        found: u32,
        /// The newest version this program knows.
        known: u32,
    },
    /// A file is there, but it is not one of Pilar's databases (or its first bytes are gone).
    #[error("{file} is not a Pilar database")]
    NotAWorkspace {
        /// Name of the file.
        file: String,
    },
    /// There is no workspace in this folder (only when opening without creating).
    #[error("no workspace in {}", .0.display())]
    Missing(PathBuf),
    /// The folder of an open workspace is no longer there: a drive was removed, or the folder moved.
    #[error("the workspace in {} is gone", .0.display())]
    Gone(PathBuf),
    /// The folder to move to, or to restore into, has something in it.
    #[error("{} is not empty", .0.display())]
    Occupied(PathBuf),
    /// The folder to move to lies in the workspace, or the workspace in it.
    #[error("{} and the workspace lie in each other", .0.display())]
    Nested(PathBuf),
    /// A database is damaged or lost.
    #[error("{file} is damaged: {detail}")]
    Damaged {
        /// Name of the file.
        file: String,
        /// What was found.
        detail: String,
    },
    /// No assessment has this id.
    #[error("no assessment {0}")]
    UnknownAssessment(Uuid),
    /// An assessment with this id is there already.
    #[error("assessment {0} exists already")]
    AssessmentExists(Uuid),
    /// Changes cannot be taken into the journal; none was.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The actor's role may not write this, or not now; nothing was written.
    #[error("{0}")]
    Forbidden(Breach),
    /// No content with this SHA-256 is stored.
    #[error("no evidence content {0}")]
    UnknownBlob(String),
    /// The stored content no longer has the SHA-256 it was stored under.
    #[error("evidence content {0} is damaged")]
    BlobDamaged(String),
    /// The source is larger than allowed.
    #[error("the file is larger than {limit} bytes")]
    BlobTooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// The source has no content.
    #[error("the file is empty")]
    BlobEmpty,
    /// The source could not be read.
    #[error("the file could not be read: {0}")]
    BlobSource(#[source] io::Error),
    /// A database elsewhere that was to be looked at cannot be.
    #[error("{0}")]
    Source(#[from] SourceFault),
    /// The person cancelled.
    #[error("cancelled")]
    Cancelled,
    /// A file operation failed.
    #[error("{0}")]
    Io(#[source] io::Error),
    /// SQLite refused for a reason not listed here.
    #[error("{0}")]
    Sqlite(#[source] rusqlite::Error),
}

impl StoreError {
    /// The same fact said of another database file.
    pub(crate) fn about(self, name: &str) -> Self {
        match self {
            Self::Damaged { detail, .. } => Self::Damaged { file: name.into(), detail },
            Self::NotAWorkspace { .. } => Self::NotAWorkspace { file: name.into() },
            other => other,
        }
    }

    /// Whether the database itself is at fault, as opposed to its use or its surroundings.
    pub(crate) fn is_damage(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::NotAWorkspace { .. } | Self::BlobDamaged(_))
    }

    /// A damaged `pilar.db`.
    pub(crate) fn damaged(detail: impl Into<String>) -> Self {
        Self::Damaged { file: MAIN_DB.into(), detail: detail.into() }
    }
}

impl From<rusqlite::Error> for StoreError {
    /// The one place where SQLite's codes become facts; damage is said of `pilar.db` until `about` says otherwise.
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        match &error {
            E::FromSqlConversionFailure(..)
            | E::IntegralValueOutOfRange(..)
            | E::InvalidColumnType(..)
            | E::Utf8Error(..) => return Self::damaged(error.to_string()),
            _ => {}
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            // The coordination file could not grow.
            Some(ErrorCode::SystemIoFailure)
                if error.sqlite_extended_error_code() == Some(SQLITE_IOERR_SHMSIZE) =>
            {
                Self::DiskFull
            }
            // The coordination file cannot be shared here.
            Some(ErrorCode::SystemIoFailure)
                if matches!(
                    error.sqlite_extended_error_code(),
                    Some(SQLITE_IOERR_SHMOPEN | SQLITE_IOERR_SHMLOCK | SQLITE_IOERR_SHMMAP)
                ) =>
            {
                Self::PlaceUnfit
            }
            Some(ErrorCode::DatabaseCorrupt) => Self::damaged(error.to_string()),
            Some(ErrorCode::NotADatabase) => Self::NotAWorkspace { file: MAIN_DB.into() },
            Some(ErrorCode::SystemIoFailure) => Self::Io(io::Error::other(error)),
            _ => Self::Sqlite(error),
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(error),
        }
    }
}
