use std::io;

use pilar_files::{Withheld, system_reason};

/// What is wrong with an evidence file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceFault {
    /// Nothing is there.
    Missing,
    /// A link that leads nowhere.
    BrokenLink,
    /// A folder.
    Folder,
    /// One of the workspace's own databases or backups.
    OwnFile,
    /// A device or anything else that is no file.
    NotAFile,
    /// No permission or a failing medium.
    Unreadable(String),
    /// Another program has it open and lets nobody else in.
    InUse,
    /// A service such as `OneDrive` has its content and could not bring it.
    InCloud,
    /// It changed while it was read.
    Changing,
    /// No content.
    Empty,
    /// Over the limit, in bytes.
    TooLarge(u64),
}

impl EvidenceFault {
    /// Why the system did not let a file be read.
    pub(crate) fn of(error: &io::Error) -> Self {
        match Withheld::of(error) {
            Some(Withheld::InUse) => Self::InUse,
            Some(Withheld::InCloud) => Self::InCloud,
            None => Self::Unreadable(system_reason(error)),
        }
    }
}

/// Why a folder of evidence cannot be planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderFault {
    /// Nothing is there.
    Missing,
    /// A file.
    NotAFolder,
    /// The workspace itself.
    Workspace,
    /// No permission or a failing medium, with the reason.
    Unreadable(String),
    /// More files than are planned at once.
    TooMany(usize),
}

impl FolderFault {
    /// Why the system did not let a folder be read.
    pub(crate) fn of(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::NotADirectory => Self::NotAFolder,
            _ => Self::Unreadable(system_reason(error)),
        }
    }
}
