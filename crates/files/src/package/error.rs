//! Why a package is refused. Nothing is taken from a refused package.

use thiserror::Error;
use uuid::Uuid;

use crate::read_error::ReadError;

/// Why a package was refused; in Indonesian, without the file's name.
#[derive(Debug, Error)]
pub enum PackageError {
    /// The file could not be read at all.
    #[error("{0}")]
    Read(#[from] ReadError),
    /// Some other zip file, or no zip file.
    #[error("berkas ini bukan paket Pilar")]
    NotAPackage,
    /// The zip file is cut short or does not hold together.
    #[error("paket terpotong atau rusak sehingga isinya tidak terbaca")]
    Damaged,
    /// Local and central headers, or places of entries, contradict each other.
    #[error("susunan zip paket ini tidak konsisten sehingga ditolak")]
    Inconsistent,
    /// Made by a newer program.
    #[error("paket dibuat oleh Pilar yang lebih baru (format {found}, versi ini mengenal {known})")]
    Newer {
        /// Version found.
        found: String,
        /// Newest version known.
        known: String,
    },
    /// More entries than any package has.
    #[error("paket memuat {count} berkas, paling banyak {limit}, sehingga ditolak")]
    TooManyEntries {
        /// Entries declared.
        count: u64,
        /// Entries accepted.
        limit: u64,
    },
    /// A name that could leave the folder or that a system does not accept.
    #[error("paket memuat nama berkas yang berbahaya (\"{}\") sehingga ditolak", shown(.0))]
    UnsafeName(String),
    /// A link or device.
    #[error("paket memuat tautan atau berkas khusus (\"{0}\") sehingga ditolak")]
    NotAFile(String),
    /// Two entries of the same name.
    #[error("paket memuat dua berkas bernama sama sehingga ditolak")]
    DuplicateName,
    /// Names that are one name where case does not matter, or a file that is also a folder.
    #[error("nama \"{0}\" dan \"{1}\" di paket ini bertabrakan sehingga ditolak")]
    NamesClash(String, String),
    /// A password or a compression that packages do not use.
    #[error("\"{0}\" di paket ini bersandi atau dimampatkan dengan cara lain")]
    OtherCompression(String),
    /// Beyond the limits, by what is declared or by what comes out.
    #[error("\"{0}\" di paket ini melampaui batas ukuran sehingga ditolak")]
    TooLarge(String),
    /// The declared size is not the real one.
    #[error("ukuran \"{0}\" tidak sesuai dengan yang tercatat sehingga paket ditolak")]
    WrongSize(String),
    /// A tag file is not as `BagIt` asks for.
    #[error("\"{file}\" di paket ini tidak sah ({detail})")]
    BadTag {
        /// The tag file.
        file: &'static str,
        /// What is wrong.
        detail: String,
    },
    /// Files are missing, damaged or too many; all of them were found.
    #[error("isi paket tidak cocok dengan daftarnya")]
    Payload(Vec<PayloadFault>),
    /// A file under `data/pilar/` is not what it should be.
    #[error("\"{file}\" di paket ini tidak sesuai format ({detail})")]
    BadPart {
        /// Its path in the bag.
        file: &'static str,
        /// What is wrong.
        detail: String,
    },
    /// A line of the journal is not acceptable.
    #[error("riwayat di paket ini ditolak pada baris {line}: {fault}")]
    Journal {
        /// One-based line of `journal.jsonl`.
        line: u64,
        /// What is wrong.
        fault: JournalFault,
    },
    /// The person cancelled.
    #[error("dibatalkan")]
    Cancelled,
}

impl PackageError {
    /// The head says of the journal what the journal does not.
    pub fn head_differs(detail: &str) -> Self {
        Self::BadPart { file: super::HEAD, detail: detail.into() }
    }
}

/// What is wrong with a file of the bag.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PayloadFault {
    /// Listed and not there.
    #[error("\"{0}\" tidak ada")]
    Missing(String),
    /// There and not listed.
    #[error("\"{0}\" tidak tercatat")]
    Extra(String),
    /// Listed, and no file that a package of its kind has.
    #[error("\"{0}\" bukan berkas yang dikenal format paket")]
    Unknown(String),
    /// Its content does not have the listed SHA-256.
    #[error("isi \"{0}\" berubah")]
    Changed(String),
}

/// What is wrong with a change.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum JournalFault {
    /// Not a change.
    #[error("bukan catatan perubahan yang sah")]
    NotAChange,
    /// Longer than any change.
    #[error("isinya melampaui batas ukuran")]
    TooLarge,
    /// Of another assessment.
    #[error("perubahan milik penilaian lain")]
    OtherAssessment,
    /// An id that no program of ours makes.
    #[error("id perubahan {0} bukan id yang sah")]
    ForgedId(Uuid),
    /// Not written exactly as the format asks for.
    #[error("barisnya tidak ditulis sebagaimana mestinya")]
    NotCanonical,
    /// What comes before it in its chain is not in the package, or was altered.
    #[error("rantainya terputus: perubahan sebelumnya tidak ada atau diubah")]
    Broken,
    /// Not in the order of replica and sequence.
    #[error("nomor urut {0} tidak berurutan")]
    OutOfSequence(u64),
}

/// How much of a name it repeats.
const SHOWN: usize = 80;

pub(super) fn shown(name: &str) -> String {
    name.chars().map(|c| if c.is_control() { '?' } else { c }).take(SHOWN).collect()
}

impl From<std::io::Error> for PackageError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData => Self::Damaged,
            _ => Self::Read(error.into()),
        }
    }
}
