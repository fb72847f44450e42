//! The sentences about a database that lies elsewhere.

use std::path::Path;

use pilar_files::system_reason;
use pilar_store::SourceFault;

use super::case::Case;
use super::code::Code;
use super::facts::Facts;

pub(super) fn source_sentence(path: &Path, fault: &SourceFault) -> String {
    let path = path.display();
    match fault {
        SourceFault::Missing => format!("berkas {path} tidak ada"),
        SourceFault::NotAFile => format!("{path} bukan berkas"),
        SourceFault::Empty => format!("berkas {path} kosong (0 byte)"),
        SourceFault::Foreign => {
            format!("berkas {path} bukan berkas data Pilar, atau terenkripsi")
        }
        SourceFault::NotOurs => {
            format!("berkas {path} adalah berkas data program lain")
        }
        SourceFault::FullBackup => {
            format!("berkas {path} adalah cadangan lengkap, yang dipulihkan dan tidak diimpor")
        }
        SourceFault::Newer { found, known } => format!(
            "berkas {path} dibuat oleh Pilar yang lebih baru (skema {found}, versi ini mengenal {known})"
        ),
        SourceFault::Damaged(_) => format!("berkas {path} rusak atau belum lengkap"),
        SourceFault::Changing => {
            format!("berkas {path} sedang ditulis program lain")
        }
        SourceFault::Own => format!("berkas {path} adalah data ruang kerja yang sedang dibuka ini"),
        SourceFault::Unreadable(error) => {
            format!("berkas {path} tidak dapat dibaca ({})", system_reason(error))
        }
    }
}

pub(super) fn source_code(fault: &SourceFault) -> Code {
    match fault {
        SourceFault::Missing | SourceFault::NotAFile => Code::NoFile,
        SourceFault::Empty => Code::FileEmpty,
        SourceFault::Foreign | SourceFault::NotOurs | SourceFault::FullBackup | SourceFault::Own => {
            Code::OtherKind
        }
        SourceFault::Newer { .. } => Code::NewerVersion,
        SourceFault::Damaged(_) => Code::FileDamaged,
        SourceFault::Changing | SourceFault::Unreadable(_) => Code::FileUnreadable,
    }
}

pub(super) fn source_facts(fault: &SourceFault) -> Facts {
    match fault {
        SourceFault::FullBackup => Facts::case(Case::FullBackup),
        SourceFault::Own => Facts::case(Case::Own),
        _ => Facts::default(),
    }
}
