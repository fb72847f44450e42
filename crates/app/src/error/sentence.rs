//! The sentences of the faults that need more than one line of wording.

use pilar_core::assessment::said;
use pilar_core::journal::Subject;
use pilar_core::merge::{LONGEST_VALUE, Quarantine, Refusal};
use pilar_core::text::size_limit;
use pilar_files::system_reason;
use pilar_store::StoreError;

use super::evidence::{EvidenceFault, FolderFault};
use super::right::right_sentence;

pub(super) fn no_beginning(waits: Option<Quarantine>) -> &'static str {
    match waits {
        None | Some(Quarantine::Gap) => "yang diimpor melanjutkan penilaian yang belum ada di sini",
        Some(Quarantine::Future) => {
            "permulaan penilaian yang diimpor bertanggal lebih dari satu hari di depan jam komputer ini"
        }
        Some(Quarantine::Format) => "permulaan penilaian yang diimpor tidak sah bentuknya",
    }
}

pub(super) fn store_sentence(error: &StoreError) -> String {
    match error {
        StoreError::Busy => "ruang kerja sedang dipakai proses Pilar lain".into(),
        StoreError::ReadOnly => "ruang kerja hanya untuk dilihat".into(),
        StoreError::PlaceUnfit => {
            "folder ruang kerja ada di tempat yang tidak dapat menampung data Pilar yang sedang dipakai, misalnya drive \
             jaringan atau drive virtual"
                .into()
        }
        StoreError::PathTooLong { length, limit } => format!(
            "nama lengkap folder ruang kerja terlalu panjang untuk data Pilar ({length} byte, paling banyak {limit})"
        ),
        StoreError::EvidenceLost { contents } => format!(
            "berkas evidence.db tidak ada atau kosong, padahal riwayat menyebut isi {contents} bukti dukung"
        ),
        StoreError::DiskFull => "ruang penyimpanan penuh".into(),
        StoreError::NewerSchema { found, known } => format!(
            "ruang kerja dibuat oleh Pilar yang lebih baru (skema {found}, versi ini mengenal {known})"
        ),
        StoreError::NotAWorkspace { file } => {
            format!("berkas {file} bukan berkas data Pilar atau bagian awalnya rusak")
        }
        StoreError::Damaged { file, .. } => format!("berkas {file} rusak"),
        StoreError::Missing(dir) => format!("belum ada ruang kerja di {}", dir.display()),
        StoreError::Gone(dir) => {
            format!("ruang kerja di {} tidak ada lagi", dir.display())
        }
        StoreError::Occupied(dir) => {
            format!("folder {} tidak kosong", dir.display())
        }
        StoreError::Nested(dir) => format!(
            "folder {} dan ruang kerja ini saling memuat",
            dir.display()
        ),
        StoreError::UnknownAssessment(id) => format!("penilaian {id} tidak ditemukan"),
        StoreError::UnknownBlob(_) => "isi sebuah bukti dukung tidak tersimpan di ruang kerja ini".into(),
        StoreError::BlobDamaged(_) => "isi sebuah bukti dukung rusak di ruang kerja".into(),
        StoreError::BlobTooLarge { limit } => format!("berkas melebihi batas {}", size_limit(*limit)),
        StoreError::BlobEmpty => "berkas kosong (0 byte)".into(),
        StoreError::BlobSource(error) => format!("berkas tidak dapat dibaca ({})", system_reason(error)),
        StoreError::Io(error) => {
            format!("ruang kerja gagal diakses ({})", system_reason(error))
        }
        StoreError::Refused(refusal) => refusal_sentence(refusal),
        StoreError::Forbidden(breach) => right_sentence(breach),
        StoreError::Cancelled => "dibatalkan".into(),
        _ => "ruang kerja gagal diakses".into(),
    }
}

fn refusal_sentence(refusal: &Refusal) -> String {
    match refusal {
        Refusal::AnotherAssessment { .. } => "sebuah perubahan milik penilaian lain".into(),
        Refusal::AnotherInstrument { expected, found } => {
            format!("penilaian ini memakai instrumen \"{expected}\", paket itu \"{found}\"")
        }
        Refusal::BadNumber { .. } => "sebuah perubahan memuat angka yang tidak mungkin".into(),
        Refusal::Altered { .. } => "isi sebuah perubahan diubah setelah ditulis".into(),
        Refusal::TooMany => {
            "riwayat penilaian ini akan terlalu panjang atau terlalu bercabang untuk dikirim lagi".into()
        }
        Refusal::TooLarge { .. } => format!(
            "nilai atau nama terlalu panjang (paling banyak {} untuk satu nilai)",
            size_limit(LONGEST_VALUE as u64)
        ),
    }
}

/// A subject in words, by its path; a setting of the workspace has no such path.
pub(super) fn subject_words(path: &str) -> String {
    let subject = Subject::from(path);
    match (&subject, subject.soal()) {
        (Subject::Other(_), _) => "data ruang kerja".into(),
        (_, Some(soal)) => format!("{} soal {soal}", said(&subject)),
        _ => said(&subject),
    }
}

/// What is wrong with a file, in a few words.
pub(super) fn reason(fault: &EvidenceFault) -> String {
    match fault {
        EvidenceFault::Missing => "tidak ada".into(),
        EvidenceFault::BrokenLink => "tautan yang putus".into(),
        EvidenceFault::Folder => "folder".into(),
        EvidenceFault::OwnFile => "berkas ruang kerja Pilar sendiri".into(),
        EvidenceFault::NotAFile => "bukan berkas".into(),
        EvidenceFault::Unreadable(detail) => format!("tidak dapat dibaca: {detail}"),
        EvidenceFault::InUse => "sedang dibuka di program lain".into(),
        EvidenceFault::InCloud => "belum terunduh dari penyimpanan awan".into(),
        EvidenceFault::Changing => "berubah saat dibaca".into(),
        EvidenceFault::Empty => "kosong".into(),
        EvidenceFault::TooLarge(limit) => format!("melebihi {}", size_limit(*limit)),
    }
}

pub(super) fn evidence_sentence(path: &std::path::Path, fault: &EvidenceFault) -> String {
    let path = path.display();
    match fault {
        EvidenceFault::Missing => format!("berkas {path} tidak ada"),
        EvidenceFault::BrokenLink => format!("berkas {path} adalah tautan ke berkas yang tidak ada lagi"),
        EvidenceFault::Folder => format!("lampiran {path} adalah folder"),
        EvidenceFault::OwnFile => format!("berkas {path} milik ruang kerja Pilar sendiri"),
        EvidenceFault::NotAFile => format!("lampiran {path} bukan berkas"),
        EvidenceFault::Unreadable(detail) => format!("berkas {path} tidak dapat dibaca ({detail})"),
        EvidenceFault::InUse => format!("berkas {path} sedang dibuka di program lain"),
        EvidenceFault::InCloud => {
            format!("isi berkas {path} masih di penyimpanan awan (misalnya OneDrive) dan belum terunduh")
        }
        EvidenceFault::Changing => format!("berkas {path} berubah saat dibaca"),
        EvidenceFault::Empty => format!("berkas {path} kosong (0 byte)"),
        EvidenceFault::TooLarge(limit) => format!("berkas {path} melebihi batas {}", size_limit(*limit)),
    }
}

pub(super) fn folder_sentence(path: &std::path::Path, fault: &FolderFault) -> String {
    let path = path.display();
    match fault {
        FolderFault::Missing => format!("folder {path} tidak ada"),
        FolderFault::NotAFolder => format!("{path} bukan folder"),
        FolderFault::Workspace => format!("folder {path} adalah ruang kerja Pilar sendiri"),
        FolderFault::Unreadable(detail) => format!("folder {path} tidak dapat dibaca ({detail})"),
        FolderFault::TooMany(limit) => {
            format!("folder {path} memuat lebih dari {limit} berkas")
        }
    }
}
