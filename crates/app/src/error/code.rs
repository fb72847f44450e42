//! The stable code of every fault; a contract with scripts and the window.

use pilar_core::merge::Refusal;
use pilar_files::package::PackageError;
use pilar_files::{ReadError, WriteError};
use pilar_store::StoreError;

use super::AppError;
use super::right::right_code;

impl AppError {
    /// The stable code of this fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => store_code(error),
            Self::Review(error) => error.code(),
            Self::Answer(_) => "jawaban_tidak_sah",
            Self::Read(error) => read_code(error),
            Self::Write(WriteError::DiskFull { .. }) => "disk_penuh",
            Self::Write(WriteError::NotWritable { .. }) => "tujuan_tidak_dapat_ditulis",
            Self::Write(WriteError::FolderMissing { .. } | WriteError::IsFolder { .. }) => "tujuan_tidak_ada",
            Self::Write(WriteError::Template { .. })
            | Self::TemplateForWorkbookOnly
            | Self::TemplateIsOutput => "templat_ditolak",
            Self::Write(WriteError::Cancelled) => "dibatalkan",
            Self::Write(_) => "ekspor_gagal",
            Self::Package(error) => package_code(error),
            Self::UnknownArea { .. } | Self::UnknownScope(_) => "area_tidak_ada",
            Self::OptionsForPackageOnly => "pilihan_tidak_berlaku",
            Self::UnreadableTime(_) => "waktu_tidak_terbaca",
            Self::SinceOtherAssessment | Self::SinceUnreadable(_) => "acuan_ditolak",
            Self::Instrument(_) => "instrumen_rusak",
            Self::UnknownInstrument(_) | Self::NoInstrumentForYear { .. } => "instrumen_tidak_ada",
            Self::UnknownTarget { .. } => "target_tidak_dikenal",
            Self::MissingText(_) => "isian_kosong",
            Self::UnknownCode(_) | Self::SeveralInputs { .. } => "kode_tidak_dikenal",
            Self::NoSuchAssessment(_) | Self::AmbiguousId(_) => "penilaian_tidak_ada",
            Self::NoteTooLong { .. } => "catatan_terlalu_panjang",
            Self::NoSuchEvidence(_) | Self::AmbiguousEvidence(_) => "bukti_tidak_ada",
            Self::UnreadableValue { .. } => "data_tidak_terbaca",
            Self::EvidenceFile { .. } | Self::EvidenceFiles { .. } => "berkas_bukti_ditolak",
            Self::NoSuchChange(_) | Self::NotRestorable(_) => "riwayat_ditolak",
            Self::UnreadableDate(_) => "tanggal_tidak_terbaca",
            Self::NotALogo(_) => "logo_ditolak",
            Self::NoSuchRequirement { .. } => "dokumen_diminta_tidak_ada",
            Self::Quarter(_) => "triwulan_tidak_sah",
            Self::UnreadableRows { .. } => "baris_tidak_terbaca",
            Self::NoBackup(_) | Self::NotABackup(_) => "bukan_cadangan",
            Self::InsideWorkspace(_) => "tujuan_tidak_sah",
            Self::NewerInstrument { .. } => "versi_lebih_baru",
            Self::PackageInstead(_) | Self::NoAnswers(_) => "bukan_berkas_jawaban",
            Self::LheForm(_) | Self::LheShape { .. } => "data_lhe_tidak_sah",
            Self::LheField(_) => "isian_lhe_tidak_dikenal",
            Self::LheEnding => "jenis_lhe_tidak_dikenal",
            Self::NoHome => "folder_data_tidak_ada",
            Self::Example(_) => "contoh_rusak",
            Self::InstrumentMismatch { .. } | Self::OtherInstrument(_) => "instrumen_berbeda",
            Self::IncomingUnreadable { .. } => "paket_ditolak",
            Self::NoConflict(_) => "konflik_tidak_ada",
            Self::NotAVersion(_) | Self::OnlyVersions(_) | Self::NotAValue { .. } => "keputusan_tidak_sah",
        }
    }
}

fn store_code(error: &StoreError) -> &'static str {
    match error {
        StoreError::Busy => "ruang_kerja_sibuk",
        StoreError::ReadOnly => "ruang_kerja_hanya_baca",
        StoreError::DiskFull => "disk_penuh",
        StoreError::NewerSchema { .. } => "versi_lebih_baru",
        StoreError::NotAWorkspace { .. } | StoreError::Damaged { .. } => "basis_data_rusak",
        StoreError::Gone(_) => "ruang_kerja_hilang",
        StoreError::Missing(_) => "ruang_kerja_tidak_ada",
        StoreError::UnknownAssessment(_) => "penilaian_tidak_ada",
        StoreError::UnknownBlob(_) => "bukti_tidak_ada",
        StoreError::BlobDamaged(_) => "bukti_rusak",
        StoreError::BlobTooLarge { .. } | StoreError::BlobEmpty | StoreError::BlobSource(_) => {
            "berkas_bukti_ditolak"
        }
        StoreError::Cancelled => "dibatalkan",
        StoreError::Forbidden(breach) => right_code(breach),
        StoreError::Refused(Refusal::AnotherInstrument { .. }) => "instrumen_berbeda",
        StoreError::Refused(Refusal::TooLarge { .. }) => "nilai_terlalu_panjang",
        StoreError::Refused(Refusal::MissingBase { .. }) => "paket_lanjutan",
        StoreError::Refused(_) => "paket_ditolak",
        _ => "ruang_kerja_gagal",
    }
}

fn package_code(error: &PackageError) -> &'static str {
    match error {
        PackageError::Read(error) => read_code(error),
        PackageError::NotAPackage => "bukan_paket",
        PackageError::Newer { .. } => "versi_lebih_baru",
        PackageError::Cancelled => "dibatalkan",
        PackageError::Damaged | PackageError::Payload(_) | PackageError::BadTag { .. } => "paket_rusak",
        PackageError::Inconsistent
        | PackageError::TooManyEntries { .. }
        | PackageError::UnsafeName(_)
        | PackageError::NotAFile(_)
        | PackageError::DuplicateName
        | PackageError::NamesClash(..)
        | PackageError::OtherCompression(_)
        | PackageError::TooLarge(_)
        | PackageError::WrongSize(_) => "paket_berbahaya",
        PackageError::BadPart { .. } | PackageError::Journal { .. } => "isi_paket_ditolak",
    }
}

fn read_code(error: &ReadError) -> &'static str {
    match error {
        ReadError::Missing | ReadError::NotAFile => "berkas_tidak_ada",
        ReadError::Empty => "berkas_kosong",
        ReadError::TooLarge { .. } | ReadError::TooManyAnswers { .. } => "berkas_terlalu_besar",
        ReadError::Damaged => "berkas_rusak",
        ReadError::PasswordProtected => "berkas_berkata_sandi",
        ReadError::OldFormat { .. } | ReadError::NotAWorkbook | ReadError::UnknownKind => "jenis_berkas_lain",
        ReadError::NoSheet { .. } => "lembar_tidak_ada",
        ReadError::AnotherInstrument { .. } => "instrumen_berbeda",
        ReadError::NotJson { .. }
        | ReadError::TooDeep
        | ReadError::WrongShape { .. }
        | ReadError::Faults { .. } => "susunan_berkas_salah",
        _ => "berkas_tidak_terbaca",
    }
}
