use std::io;

/// Why a database elsewhere cannot be looked at; it stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum SourceFault {
    /// There is no such file.
    #[error("the file is not there")]
    Missing,
    /// A folder or a device.
    #[error("not a file")]
    NotAFile,
    /// It has no bytes, as what a sync program has not brought yet.
    #[error("the file is empty")]
    Empty,
    /// Its first bytes are not those of an SQLite database: another kind of file, or an encrypted one.
    #[error("not an SQLite database, or an encrypted one")]
    Foreign,
    /// A database of some other program.
    #[error("a database of another program")]
    NotOurs,
    /// A full backup, which is restored and not taken in.
    #[error("a full backup")]
    FullBackup,
    /// It was made by a newer Pilar.
    #[error("schema {found} is newer than {known}, the newest known")]
    Newer {
        /// The version in the file.
        found: u32,
        /// The newest version this program knows.
        known: u32,
    },
    /// It is damaged, or only a part of it is there.
    #[error("damaged: {0}")]
    Damaged(String),
    /// Somebody wrote to it each time it was copied.
    #[error("the file is being written")]
    Changing,
    /// It is a database of the open workspace itself.
    #[error("the database of the open workspace")]
    Own,
    /// The system does not let it be read.
    #[error("{0}")]
    Unreadable(#[source] io::Error),
}
