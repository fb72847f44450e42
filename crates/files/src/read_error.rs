//! Why a file was refused. Nothing is imported from a refused file.

use thiserror::Error;

use crate::system_reason::system_reason;

/// Why a file could not be read; worded in Indonesian with what to do, without the file's name.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is no such file.
    #[error("berkas tidak ditemukan; periksa kembali nama dan letaknya")]
    Missing,
    /// The path is a folder or a device.
    #[error("yang dipilih adalah folder atau perangkat, bukan berkas; pilih berkas LKE-nya")]
    NotAFile,
    /// Nothing is in the file.
    #[error("berkas kosong (0 byte); salin atau unduh ulang berkas itu")]
    Empty,
    /// The file, or what it unpacks to, is beyond what a worksheet needs.
    #[error(
        "berkas terlalu besar ({size} MB, paling banyak {limit} MB); gunakan berkas LKE saja, tanpa gambar dan lampiran"
    )]
    TooLarge {
        /// Size found, in megabytes, rounded up.
        size: u64,
        /// Largest size accepted, in megabytes.
        limit: u64,
    },
    /// The file is cut short or its content does not hold together.
    #[error(
        "berkas rusak atau tidak lengkap sehingga tidak dapat dibaca; salin atau unduh ulang berkas itu, lalu coba lagi"
    )]
    Damaged,
    /// The workbook is encrypted.
    #[error(
        "berkas dilindungi kata sandi; buka di aplikasi lembar kerja, hapus kata sandinya, simpan, lalu coba lagi"
    )]
    PasswordProtected,
    /// An older or binary workbook format.
    #[error(
        "format {format} tidak didukung; buka di aplikasi lembar kerja dan simpan sebagai Excel Workbook (.xlsx)"
    )]
    OldFormat {
        /// The extension by which people know the format, for example `.xls`.
        format: &'static str,
    },
    /// Some other kind of file.
    #[error("berkas ini bukan buku kerja Excel (.xlsx); pilih berkas LKE yang disimpan sebagai .xlsx")]
    NotAWorkbook,
    /// None of the kinds of file that can be imported.
    #[error(
        "jenis berkas tidak dikenali; yang dapat dibaca adalah buku kerja LKE (.xlsx), JSON PortalRB, dan paket Pilar (.zip)"
    )]
    UnknownKind,
    /// No sheet looks like the worksheet.
    #[error("tidak ada lembar LKE di buku kerja ini (lembar yang ada: {}); pilih berkas yang memuat lembar LKE atau Jawaban", .found.join(", "))]
    NoSheet {
        /// Names of the sheets that were found.
        found: Vec<String>,
    },
    /// The file belongs to another worksheet, or its rows were changed beyond recognition.
    #[error(
        "susunan berkas tidak cocok dengan {expected}: {detail}; gunakan LKE resmi tanpa menambah, menghapus, atau memindahkan baris pertanyaan"
    )]
    AnotherInstrument {
        /// Name of the instrument that was expected.
        expected: String,
        /// What did not fit.
        detail: String,
    },
    /// The text is not JSON.
    #[error(
        "isi berkas bukan JSON yang sah (baris {line}, kolom {column}); unduh ulang berkas itu dari sumbernya"
    )]
    NotJson {
        /// One-based line.
        line: usize,
        /// One-based column.
        column: usize,
    },
    /// Values are nested deeper than any worksheet.
    #[error("isi JSON bersarang terlalu dalam; berkas ini bukan berkas PortalRB, unduh ulang dari sumbernya")]
    TooDeep,
    /// JSON, but not of the shape that was asked for.
    #[error("susunan JSON tidak sesuai: {detail}; gunakan berkas yang diunduh dari PortalRB")]
    WrongShape {
        /// What was expected and is not there.
        detail: String,
    },
    /// More answers than any worksheet has.
    #[error("berkas memuat {count} jawaban, paling banyak {limit}; gunakan berkas jawaban satu unit saja")]
    TooManyAnswers {
        /// Answers found.
        count: usize,
        /// Answers accepted.
        limit: usize,
    },
    /// The structure has faults, so nothing of it is used.
    #[error("{count} kesalahan susunan ditemukan: {}{}; perbaiki berkas di sumbernya, lalu coba lagi", .faults.join("; "), more(*.count, .faults.len()))]
    Faults {
        /// The first few faults.
        faults: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// The system could not read the file.
    #[error(
        "berkas tidak dapat dibaca oleh sistem ({}); tutup aplikasi lain yang memakainya dan periksa izinnya",
        system_reason(.0)
    )]
    Io(std::io::Error),
}

impl From<std::io::Error> for ReadError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing,
            std::io::ErrorKind::IsADirectory => Self::NotAFile,
            std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData => Self::Damaged,
            _ => Self::Io(error),
        }
    }
}

/// How many faults an error lists.
const LISTED: usize = 5;

/// Makes one error of all faults; `Ok` when there are none.
pub(crate) fn refuse(mut faults: Vec<String>) -> Result<(), ReadError> {
    let count = faults.len();
    faults.truncate(LISTED);
    if count == 0 { Ok(()) } else { Err(ReadError::Faults { faults, count }) }
}

fn more(count: usize, listed: usize) -> String {
    if count > listed { format!("; dan {} lagi", count - listed) } else { String::new() }
}
