//! Every fault a use case can end with: a stable code, and one Indonesian sentence with what to do.
//!
//! Codes are a contract with scripts and the window; sentences are worded here and nowhere else,
//! except where a format knows better what was wrong with its file.

use std::path::PathBuf;

use pilar_core::worksheet::AnswerError;
use pilar_files::{ReadError, WriteError, system_reason};
use pilar_store::StoreError;
use thiserror::Error;

/// The result of every use case.
pub type Result<T, E = AppError> = std::result::Result<T, E>;

/// Why a use case was refused or failed. Nothing was changed, unless the variant says so.
#[derive(Debug, Error)]
pub enum AppError {
    /// The workspace could not do it.
    #[error("{}", store_sentence(.0))]
    Store(#[from] StoreError),
    /// An answer is not one.
    #[error("{0}")]
    Answer(#[from] AnswerError),
    /// A file to import could not be read.
    #[error("{0}")]
    Read(#[from] ReadError),
    /// A file could not be written.
    #[error("{0}")]
    Write(#[from] WriteError),
    /// The instruments compiled into the program are not valid.
    #[error("{0}")]
    Instrument(String),
    /// An assessment uses an instrument this program does not have.
    #[error("instrumen \"{0}\" tidak ada di versi Pilar ini; pasang versi Pilar yang lebih baru")]
    UnknownInstrument(String),
    /// No instrument for a year.
    #[error("belum ada instrumen LKE untuk tahun {year}; tahun yang tersedia: {known}")]
    NoInstrumentForYear {
        /// The year asked for.
        year: u16,
        /// Years there are.
        known: String,
    },
    /// No such target.
    #[error("target \"{given}\" tidak dikenal; pilihannya: {known}")]
    UnknownTarget {
        /// What was given.
        given: String,
        /// Keys there are.
        known: String,
    },
    /// A required text is blank.
    #[error("{0} masih kosong; isikan lebih dahulu")]
    MissingText(&'static str),
    /// No input or question has this code.
    #[error(
        "kode \"{}\" tidak ada di LKE ini; tulis kode lengkap seperti pada lembar kerja atau nomor soal",
        shown(.0)
    )]
    UnknownCode(String),
    /// A question has several inputs, and the code does not say which.
    #[error("{code} punya beberapa isian; sebutkan salah satu: {codes}")]
    SeveralInputs {
        /// Code of the question.
        code: String,
        /// Codes of its inputs.
        codes: String,
    },
    /// No assessment begins with this id.
    #[error("penilaian \"{}\" tidak ditemukan; lihat daftarnya dengan perintah list", shown(.0))]
    NoSuchAssessment(String),
    /// Several assessments begin with this id.
    #[error("beberapa penilaian berawalan \"{0}\"; tulis id lebih panjang")]
    AmbiguousId(String),
    /// No document has this id or name.
    #[error("bukti dukung \"{}\" tidak ditemukan; lihat daftarnya dengan perintah evidence list", shown(.0))]
    NoSuchEvidence(String),
    /// Several documents have this name.
    #[error("beberapa bukti dukung bernama \"{0}\"; sebutkan id-nya dari perintah evidence list")]
    AmbiguousEvidence(String),
    /// A stored value is not what its subject needs.
    #[error("data \"{subject}\" tidak terbaca ({detail}); jalankan pemeriksaan dengan perintah check")]
    UnreadableValue {
        /// The subject.
        subject: String,
        /// What was wrong.
        detail: String,
    },
    /// An evidence file is not usable.
    #[error("{}", evidence_sentence(.path, .fault))]
    EvidenceFile {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        fault: EvidenceFault,
    },
    /// A quarter outside 1..=4.
    #[error("triwulan {0} tidak ada; isikan 1 sampai 4")]
    Quarter(u8),
    /// Rows of an import could not be read, and nothing was imported.
    #[error("{} baris tidak dapat dibaca dan tidak ada yang diimpor: {}; perbaiki berkasnya, atau ulangi dengan --skip-unreadable", .rows.len(), listed(.rows))]
    UnreadableRows {
        /// Place and reason of each.
        rows: Vec<String>,
    },
    /// The backup to restore is not there.
    #[error("cadangan {} tidak ada; lihat daftarnya dengan perintah restore tanpa nama berkas", .0.display())]
    NoBackup(PathBuf),
    /// The file to restore is no backup of a workspace, or a damaged one.
    #[error("berkas {} bukan cadangan Pilar atau rusak; tidak ada yang berubah, pilih cadangan lain dari perintah restore", .0.display())]
    NotABackup(PathBuf),
    /// An export would take the place of the workspace's own files.
    #[error("tujuan {} dipakai ruang kerja Pilar sendiri; pilih nama atau folder lain", .0.display())]
    InsideWorkspace(PathBuf),
    /// A package was given to a version that cannot read packages yet.
    #[error("paket Pilar belum dapat diimpor oleh versi ini; impor buku kerja LKE atau JSON PortalRB")]
    PackageNotSupported,
    /// A file that cannot be scored.
    #[error("berkas {} berisi soal induk, bukan jawaban; pilih berkas jawaban unit atau buku kerja LKE", .0.display())]
    NoAnswers(PathBuf),
    /// A template was given for an export that is no workbook.
    #[error("templat hanya dipakai untuk ekspor xlsx; hapus --template atau pilih --format xlsx")]
    TemplateForWorkbookOnly,
    /// The export would replace its own template.
    #[error("berkas tujuan sama dengan templat; pilih nama lain agar templat tidak tertimpa")]
    TemplateIsOutput,
    /// The folder for application data is not known.
    #[error("folder data pengguna tidak dapat ditentukan; sebutkan ruang kerja dengan --workspace")]
    NoHome,
    /// A file of the example that ships with the program is not valid.
    #[error("contoh bawaan tidak terbaca: {0}")]
    Example(String),
    /// The file to import fits another assessment's instrument.
    #[error(
        "penilaian ini memakai instrumen \"{expected}\", berkas itu \"{found}\"; buat penilaian baru untuk berkas itu"
    )]
    InstrumentMismatch {
        /// Instrument of the assessment.
        expected: String,
        /// Instrument of the file.
        found: String,
    },
}

/// What is wrong with an evidence file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvidenceFault {
    /// Nothing is there.
    Missing,
    /// A link that leads nowhere.
    BrokenLink,
    /// A folder or device.
    NotAFile,
    /// No permission or a failing medium.
    Unreadable(String),
    /// It changed while it was read.
    Changing,
    /// No content.
    Empty,
    /// Over the limit, in bytes.
    TooLarge(u64),
}

impl AppError {
    /// The stable code of this fault.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => store_code(error),
            Self::Answer(_) => "jawaban_tidak_sah",
            Self::Read(error) => read_code(error),
            Self::Write(WriteError::DiskFull { .. }) => "disk_penuh",
            Self::Write(WriteError::NotWritable { .. }) => "tujuan_tidak_dapat_ditulis",
            Self::Write(WriteError::FolderMissing { .. } | WriteError::IsFolder { .. }) => "tujuan_tidak_ada",
            Self::Write(WriteError::Template { .. })
            | Self::TemplateForWorkbookOnly
            | Self::TemplateIsOutput => "templat_ditolak",
            Self::Write(_) => "ekspor_gagal",
            Self::Instrument(_) => "instrumen_rusak",
            Self::UnknownInstrument(_) | Self::NoInstrumentForYear { .. } => "instrumen_tidak_ada",
            Self::UnknownTarget { .. } => "target_tidak_dikenal",
            Self::MissingText(_) => "isian_kosong",
            Self::UnknownCode(_) | Self::SeveralInputs { .. } => "kode_tidak_dikenal",
            Self::NoSuchAssessment(_) | Self::AmbiguousId(_) => "penilaian_tidak_ada",
            Self::NoSuchEvidence(_) | Self::AmbiguousEvidence(_) => "bukti_tidak_ada",
            Self::UnreadableValue { .. } => "data_tidak_terbaca",
            Self::EvidenceFile { .. } => "berkas_bukti_ditolak",
            Self::Quarter(_) => "triwulan_tidak_sah",
            Self::UnreadableRows { .. } => "baris_tidak_terbaca",
            Self::NoBackup(_) | Self::NotABackup(_) => "bukan_cadangan",
            Self::InsideWorkspace(_) => "tujuan_tidak_sah",
            Self::PackageNotSupported => "paket_belum_didukung",
            Self::NoAnswers(_) => "bukan_berkas_jawaban",
            Self::NoHome => "folder_data_tidak_ada",
            Self::Example(_) => "contoh_rusak",
            Self::InstrumentMismatch { .. } => "instrumen_berbeda",
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
        StoreError::Missing(_) => "ruang_kerja_tidak_ada",
        StoreError::UnknownAssessment(_) => "penilaian_tidak_ada",
        StoreError::UnknownBlob(_) => "bukti_tidak_ada",
        StoreError::BlobDamaged(_) => "bukti_rusak",
        StoreError::BlobTooLarge { .. } | StoreError::BlobEmpty | StoreError::BlobSource(_) => {
            "berkas_bukti_ditolak"
        }
        StoreError::Cancelled => "dibatalkan",
        _ => "ruang_kerja_gagal",
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

fn store_sentence(error: &StoreError) -> String {
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
        StoreError::Cancelled => "dibatalkan; tidak ada yang berubah".into(),
        other => format!("ruang kerja gagal diakses ({other}); tidak ada yang berubah, ulangi atau jalankan perintah check"),
    }
}

fn evidence_sentence(path: &std::path::Path, fault: &EvidenceFault) -> String {
    let path = path.display();
    match fault {
        EvidenceFault::Missing => format!("berkas {path} tidak ada; periksa nama dan foldernya"),
        EvidenceFault::BrokenLink => {
            format!("berkas {path} adalah tautan ke berkas yang tidak ada lagi; lampirkan berkas aslinya")
        }
        EvidenceFault::NotAFile => {
            format!("lampiran {path} bukan berkas; pilih berkas di dalamnya satu per satu")
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

/// How many unreadable rows a sentence names, and how much of what was typed it repeats.
const LISTED: usize = 5;
const SHOWN: usize = 60;

fn listed(rows: &[String]) -> String {
    let named: Vec<&str> = rows.iter().take(LISTED).map(|row| row.trim_end_matches('.')).collect();
    let more = rows.len().saturating_sub(LISTED);
    let rest = if more > 0 { format!("; dan {more} lagi") } else { String::new() };
    named.join("; ") + &rest
}

fn shown(typed: &str) -> String {
    let mut text: String = typed.chars().take(SHOWN).collect();
    if typed.chars().nth(SHOWN).is_some() {
        text.push('…');
    }
    text
}

/// A size as people read it, for example `2 GiB`.
fn size_text(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    UNITS
        .iter()
        .find(|(unit, _)| bytes >= *unit && bytes.is_multiple_of(*unit))
        .map_or_else(|| format!("{bytes} byte"), |(unit, name)| format!("{} {name}", bytes / unit))
}
