//! The sentences of the faults that need more than one line of wording.

use std::path::PathBuf;

use pilar_core::merge::{LONGEST_VALUE, Refusal};
use pilar_files::system_reason;
use pilar_store::StoreError;

use super::evidence::EvidenceFault;
use super::right::right_sentence;

pub(super) fn store_sentence(error: &StoreError) -> String {
    const RESTORE: &str = "berkas itu tidak diubah; salin folder ruang kerja, lihat cadangan dengan perintah restore, lalu pulihkan yang terbaru dengan restore BERKAS";
    match error {
        StoreError::Busy => {
            "ruang kerja sedang dipakai proses Pilar lain; tunggu sampai selesai atau tutup jendelanya, lalu ulangi".into()
        }
        StoreError::ReadOnly => {
            "ruang kerja hanya dapat dibaca; pindahkan ke folder yang boleh ditulis atau ubah izinnya".into()
        }
        StoreError::DiskFull => {
            "ruang penyimpanan penuh sehingga perubahan tidak disimpan; kosongkan sebagian, lalu ulangi".into()
        }
        StoreError::NewerSchema { found, known } => format!(
            "ruang kerja dibuat oleh Pilar yang lebih baru (skema {found}, versi ini mengenal {known}) dan tidak disentuh; pasang Pilar terbaru"
        ),
        StoreError::NotAWorkspace { file } => {
            format!("berkas {file} bukan basis data Pilar atau bagian awalnya rusak; {RESTORE}")
        }
        StoreError::Damaged { file, detail } => format!("berkas {file} rusak ({detail}); {RESTORE}"),
        StoreError::Missing(dir) => {
            format!("belum ada ruang kerja di {}; periksa nama foldernya, atau mulai dengan perintah new, import, atau example", dir.display())
        }
        StoreError::Gone(dir) => format!(
            "ruang kerja di {} tidak ada lagi dan perubahan ini tidak disimpan; pasang kembali medianya atau kembalikan foldernya, lalu ulangi",
            dir.display()
        ),
        StoreError::UnknownAssessment(id) => {
            format!("penilaian {id} tidak ditemukan; lihat daftarnya dengan perintah list")
        }
        StoreError::UnknownBlob(sha256) => {
            format!("isi bukti dukung {sha256} tidak tersimpan di ruang kerja ini; jalankan perintah check")
        }
        StoreError::BlobDamaged(sha256) => format!(
            "isi bukti dukung {sha256} rusak di basis data; lampirkan kembali berkas aslinya"
        ),
        StoreError::BlobTooLarge { limit } => {
            format!("berkas melebihi batas {}; perkecil atau pecah berkasnya", size_text(*limit))
        }
        StoreError::BlobEmpty => "berkas kosong (0 byte); periksa berkas aslinya".into(),
        StoreError::BlobSource(error) => {
            format!("berkas tidak dapat dibaca ({}); periksa lalu ulangi", system_reason(error))
        }
        StoreError::Io(error) => format!(
            "ruang kerja gagal diakses ({}); tidak ada yang berubah, periksa folder dan izinnya",
            system_reason(error)
        ),
        StoreError::Refused(refusal) => refusal_sentence(refusal),
        StoreError::Forbidden(breach) => right_sentence(breach),
        StoreError::Cancelled => "dibatalkan; tidak ada yang berubah".into(),
        other => format!("ruang kerja gagal diakses ({other}); tidak ada yang berubah, ulangi atau jalankan perintah check"),
    }
}

fn refusal_sentence(refusal: &Refusal) -> String {
    const AGAIN: &str = "tidak ada yang berubah, minta pengirim membuat paket baru";
    match refusal {
        Refusal::AnotherAssessment { change } => {
            format!("perubahan {change} milik penilaian lain; {AGAIN}")
        }
        Refusal::AnotherInstrument { expected, found } => format!(
            "penilaian ini memakai instrumen \"{expected}\", paket itu \"{found}\"; tidak ada yang berubah, periksa paketnya"
        ),
        Refusal::Future { change, .. } => format!(
            "perubahan {change} bertanggal lebih dari satu hari di depan jam komputer ini; tidak ada yang berubah, betulkan tanggal komputer ini atau minta pengirim memeriksa jamnya"
        ),
        Refusal::OutOfSequence { change } => {
            format!("perubahan {change} tidak pada urutannya; {AGAIN}")
        }
        Refusal::SameIdOtherContent { change } => {
            format!("perubahan {change} sudah dikenal dengan isi lain; {AGAIN}")
        }
        Refusal::SamePlace { change, known } => format!(
            "perubahan {change} menempati nomor urut perubahan {known}; {AGAIN} dari ruang kerja aslinya, bukan dari salinannya"
        ),
        Refusal::MissingBase { .. } => "paket ini lanjutan dari perubahan yang belum ada di sini; tidak ada yang berubah, impor paket sebelumnya lebih dahulu atau minta paket lengkap".into(),
        Refusal::TooLarge { .. } => format!(
            "nilai atau nama terlalu panjang (paling banyak {} untuk satu nilai); tidak ada yang berubah, perpendek lalu ulangi",
            size_text(LONGEST_VALUE as u64)
        ),
    }
}

/// Every file that cannot be attached, with its reason in brackets.
pub(super) fn evidence_files_sentence(faults: &[(PathBuf, EvidenceFault)], of: usize) -> String {
    let reason = |fault: &EvidenceFault| match fault {
        EvidenceFault::Missing => "tidak ada".into(),
        EvidenceFault::BrokenLink => "tautan yang putus".into(),
        EvidenceFault::Folder => "folder".into(),
        EvidenceFault::NotAFile => "bukan berkas".into(),
        EvidenceFault::Unreadable(detail) => format!("tidak dapat dibaca: {detail}"),
        EvidenceFault::Changing => "berubah saat dibaca".into(),
        EvidenceFault::Empty => "kosong".into(),
        EvidenceFault::TooLarge(limit) => format!("melebihi {}", size_text(*limit)),
    };
    let named: Vec<String> =
        faults.iter().map(|(path, fault)| format!("{} ({})", path.display(), reason(fault))).collect();
    format!(
        "{} dari {of} berkas tidak dapat dilampirkan dan tidak ada yang dilampirkan: {}; perbaiki atau keluarkan berkas itu, lalu ulangi",
        faults.len(),
        named.join(", ")
    )
}

pub(super) fn evidence_sentence(path: &std::path::Path, fault: &EvidenceFault) -> String {
    let path = path.display();
    match fault {
        EvidenceFault::Missing => format!("berkas {path} tidak ada; periksa nama dan foldernya"),
        EvidenceFault::BrokenLink => {
            format!("berkas {path} adalah tautan ke berkas yang tidak ada lagi; lampirkan berkas aslinya")
        }
        EvidenceFault::Folder => {
            format!(
                "lampiran {path} adalah folder; buka foldernya, lalu pilih semua berkas di dalamnya sekaligus"
            )
        }
        EvidenceFault::NotAFile => {
            format!("lampiran {path} bukan berkas; salin isinya ke sebuah berkas, lalu lampirkan berkas itu")
        }
        EvidenceFault::Unreadable(detail) => {
            format!("berkas {path} tidak dapat dibaca ({detail}); periksa izin atau medianya, lalu ulangi")
        }
        EvidenceFault::Changing => {
            format!("berkas {path} berubah saat dibaca; tunggu sampai selesai ditulis, lalu ulangi")
        }
        EvidenceFault::Empty => format!("berkas {path} kosong (0 byte); periksa berkas aslinya"),
        EvidenceFault::TooLarge(limit) => {
            format!("berkas {path} melebihi batas {}; perkecil atau pecah berkasnya", size_text(*limit))
        }
    }
}

/// A size as people read it, for example `2 GiB`.
fn size_text(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    UNITS
        .iter()
        .find(|(unit, _)| bytes >= *unit && bytes.is_multiple_of(*unit))
        .map_or_else(|| format!("{bytes} byte"), |(unit, name)| format!("{} {name}", bytes / unit))
}
