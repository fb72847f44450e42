//! Why an update from a file is not taken.

use std::io::{Error, ErrorKind};

use pilar_files::system_reason;
use pilar_files::update::UpdateFault;
use thiserror::Error;

use super::code_of::read_code;
use super::{AppError, Case, Code, Facts};

/// Why an update from a file is not taken.
#[derive(Debug, Error)]
pub enum UpdateError {
    /// The file is no whole, signed update.
    #[error("{0}")]
    Refused(#[from] UpdateFault),
    /// It brings no later version.
    #[error("pembaruan ini berisi versi {found}, dan di komputer ini sudah ada versi {here}")]
    NotNewer {
        /// The version it brings.
        found: String,
        /// The version that is here.
        here: String,
    },
    /// This program was not installed by an installer that an update could bring.
    #[error(
        "Pilar di komputer ini tidak dipasang dengan pemasang Windows, sehingga berkas pembaruan tidak berlaku"
    )]
    Elsewhere,
    /// The program's own folder could not be written to.
    #[error("berkas pembaruan tidak dapat disimpan di folder program ({})", system_reason(.0))]
    Folder(Error),
}

impl UpdateError {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Refused(UpdateFault::Read(error)) => read_code(error),
            Self::Refused(UpdateFault::Cancelled) => Code::Cancelled,
            Self::Folder(error) if error.kind() == ErrorKind::StorageFull => Code::DiskFull,
            Self::Folder(_) => Code::DestinationNotWritable,
            Self::Refused(_) | Self::NotNewer { .. } | Self::Elsewhere => Code::UpdateRefused,
        }
    }

    pub(super) fn facts(&self) -> Facts {
        let case = match self {
            Self::Refused(UpdateFault::Damaged | UpdateFault::OtherInstaller) => Case::Copy,
            Self::Refused(UpdateFault::Unsigned | UpdateFault::Foreign) => Case::Unofficial,
            Self::Refused(UpdateFault::Newer(_)) => Case::Newer,
            Self::Refused(UpdateFault::NoKeys) => Case::Unchecked,
            Self::NotNewer { .. } => Case::Older,
            Self::Elsewhere => Case::Elsewhere,
            Self::Refused(UpdateFault::NotAnUpdate | UpdateFault::Read(_) | UpdateFault::Cancelled)
            | Self::Folder(_) => return Facts::default(),
        };
        Facts::case(case)
    }
}

impl From<UpdateFault> for AppError {
    fn from(fault: UpdateFault) -> Self {
        Self::Update(fault.into())
    }
}
