//! Why a file was refused. Nothing is imported from a refused file.

use pilar_core::text::{size, size_limit};
use thiserror::Error;

use crate::column_map::ColumnMap;
use crate::system_reason::system_reason;

/// Why a file could not be read; in Indonesian, without the file's name.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// There is no such file.
    #[error("berkas tidak ditemukan")]
    Missing,
    /// The path is a folder or a device.
    #[error("yang dipilih adalah folder atau perangkat, bukan berkas")]
    NotAFile,
    /// Nothing is in the file.
    #[error("berkas kosong (0 byte)")]
    Empty,
    /// The file, or what it unpacks to, is beyond what a worksheet needs.
    #[error("berkas terlalu besar ({})", beyond(*.size, *.limit))]
    TooLarge {
        /// Size found, in bytes.
        size: u64,
        /// Largest size accepted, in bytes.
        limit: u64,
    },
    /// The file is cut short or its content does not hold together.
    #[error("berkas rusak atau tidak lengkap sehingga tidak dapat dibaca")]
    Damaged,
    /// Somebody wrote the file while it was read.
    #[error("berkas berubah selagi dibaca, sehingga isinya tidak dapat dipastikan")]
    Changed,
    /// The workbook is encrypted.
    #[error("berkas dilindungi kata sandi")]
    PasswordProtected,
    /// A table in a format that is not read here.
    #[error("format {format} tidak dapat dibaca di sini")]
    OtherFormat {
        /// The extension by which people know the format, for example `.xls`.
        format: &'static str,
    },
    /// Some other kind of file.
    #[error("berkas ini bukan buku kerja Excel (.xlsx)")]
    NotAWorkbook,
    /// What `PortalRB` answers when it cannot give what was asked for.
    #[error("berkas ini pesan kesalahan dari PortalRB, bukan data: \"{message}\"")]
    PortalRefusal {
        /// The server's message, with its code where it has one.
        message: String,
    },
    /// `PortalRB`'s list of proposed units.
    #[error("berkas ini daftar unit usulan PortalRB ({count} unit), bukan jawaban satu unit")]
    PortalUnits {
        /// Units in the list.
        count: usize,
    },
    /// Neither a workbook nor separated text.
    #[error("berkas ini bukan tabel yang dikenal")]
    NotATable,
    /// No row with anything in it.
    #[error("berkas tidak memuat satu baris pun")]
    NoRows,
    /// A table without headings.
    #[error("tabel di berkas ini tidak berjudul kolom")]
    NoHeadings,
    /// A table of which no column holds answers to statements.
    #[error("tidak ada kolom pernyataan yang dijawab dengan angka 1 sampai 4 atau sebutannya")]
    NoStatements,
    /// A table without the columns of a register of complaints.
    #[error("tidak ada tabel pengaduan di berkas ini (kolom tanggal, dan kolom status atau tanggal jawaban)")]
    NoComplaints,
    /// A table without the columns of a register of people.
    #[error(
        "tidak ada daftar orang di berkas ini (kolom nama, dan salah satu dari NIP, jabatan, Pokja, atau peran)"
    )]
    NoPeople,
    /// Two columns that count are called the same.
    #[error("kolom {} dan {} berjudul sama (\"{heading}\"), sehingga tidak jelas mana yang dihitung", .columns[0], .columns[1])]
    SameHeadings {
        /// Letters of the columns.
        columns: [String; 2],
        /// What both are called.
        heading: String,
    },
    /// More rows than any sheet has.
    #[error("berkas memuat lebih dari {limit} baris")]
    TooManyRows {
        /// Rows accepted.
        limit: u32,
    },
    /// More columns than any form has.
    #[error("berkas memuat lebih dari {limit} kolom")]
    TooManyColumns {
        /// Columns accepted.
        limit: usize,
    },
    /// None of the kinds of file that can be imported.
    #[error("jenis berkas tidak dikenali")]
    UnknownKind,
    /// No sheet looks like the worksheet.
    #[error("tidak ada lembar LKE di buku kerja ini (lembar yang ada: {})", .found.join(", "))]
    NoSheet {
        /// Names of the sheets that were found.
        found: Vec<String>,
    },
    /// No sheet has the name that was asked for.
    #[error("lembar \"{given}\" tidak ada di buku kerja ini (lembar yang ada: {})", .found.join(", "))]
    NoSuchSheet {
        /// The name asked for.
        given: String,
        /// Names of the sheets that there are.
        found: Vec<String>,
    },
    /// Several sheets fit equally well and say different things.
    #[error("beberapa lembar sama cocoknya dan berbeda isinya: {}", .found.join(", "))]
    SeveralSheets {
        /// Names of the sheets.
        found: Vec<String>,
    },
    /// A column map that is broken, or does not fit the workbook; everything that is wrong.
    #[error("peta kolom tidak dapat dipakai: {}", one_or_count(.faults))]
    ColumnMap {
        /// What is wrong, a few words each.
        faults: Vec<String>,
    },
    /// The sheet of a regulation that does not apply any more.
    #[error("berkas ini {name}, bukan {instead}, sehingga susunan dan nilainya berbeda")]
    EarlierRegulation {
        /// What it is.
        name: String,
        /// The regulation that Pilar reads.
        instead: String,
    },
    /// The file belongs to another worksheet, or its rows were changed beyond recognition.
    #[error("susunan berkas tidak cocok dengan {expected}: {detail}")]
    AnotherInstrument {
        /// Name of the instrument that was expected.
        expected: String,
        /// What did not fit.
        detail: String,
    },
    /// A sheet whose columns were not found; where they are, somebody can say.
    #[error("susunan berkas tidak cocok dengan {expected}: {detail}")]
    NoColumns {
        /// Name of the instrument that was expected.
        expected: String,
        /// What did not fit.
        detail: String,
        /// Which sheet it is.
        at: Box<SheetAt>,
    },
    /// The text is not JSON.
    #[error("isi berkas bukan JSON yang sah (baris {line}, kolom {column})")]
    NotJson {
        /// One-based line.
        line: usize,
        /// One-based column.
        column: usize,
    },
    /// Values are nested deeper than any worksheet.
    #[error("isi JSON bersarang terlalu dalam, sehingga berkas ini bukan berkas PortalRB")]
    TooDeep,
    /// JSON, but not of the shape that was asked for.
    #[error("susunan JSON tidak sesuai: {detail}")]
    WrongShape {
        /// What was expected and is not there.
        detail: String,
    },
    /// More answers than any worksheet has.
    #[error("berkas memuat {count} jawaban, paling banyak {limit}")]
    TooManyAnswers {
        /// Answers found.
        count: usize,
        /// Answers accepted.
        limit: usize,
    },
    /// The structure has these faults, so nothing of it is used.
    #[error("{} kesalahan susunan ditemukan", .0.len())]
    Faults(Vec<String>),
    /// The system could not read the file.
    #[error("berkas tidak dapat dibaca oleh sistem ({})", system_reason(.0))]
    Io(std::io::Error),
}

/// A sheet of a workbook, and where its headings seem to end.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct SheetAt {
    /// Name of the sheet.
    pub sheet: String,
    /// Last row of the headings (one-based); 0 where none were found.
    pub heading_row: u32,
    /// Where everything stands in the sheets that are read together with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<ColumnMap>>", optional)]
    pub beside: Vec<ColumnMap>,
}

/// A size and the limit that it is beyond, in bytes, as words; both may read the same.
fn beyond(found: u64, limit: u64) -> String {
    let (found, limit) = (size(found), size_limit(limit));
    if found == limit { format!("lebih dari {limit}") } else { format!("{found}, paling banyak {limit}") }
}

/// The only fault, or how many there are.
fn one_or_count(faults: &[String]) -> String {
    match faults {
        [only] => only.clone(),
        many => format!("{} hal di dalamnya tidak cocok", many.len()),
    }
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

/// Makes one error of all faults; `Ok` when there are none.
pub(crate) fn refuse(faults: Vec<String>) -> Result<(), ReadError> {
    if faults.is_empty() { Ok(()) } else { Err(ReadError::Faults(faults)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_beyond_a_limit_is_never_told_as_the_limit_itself() {
        let said = |size| ReadError::TooLarge { size, limit: 50_000_000 }.to_string();
        assert_eq!(said(200 << 20), "berkas terlalu besar (210 MB, paling banyak 50 MB)");
        assert_eq!(said(50_000_001), "berkas terlalu besar (lebih dari 50 MB)");
    }
}
