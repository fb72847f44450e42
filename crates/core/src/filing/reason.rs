use std::fmt;

/// Why a file belongs to a question, or why that is doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A code of the worksheet was read in a name.
    Code {
        /// As it is written there.
        written: String,
        /// The file or folder.
        name: String,
    },
    /// A number or letter that continues the code of the folder around it.
    Continues {
        /// As it is written there.
        written: String,
        /// The file or folder.
        name: String,
    },
    /// The number of an area.
    Area {
        /// As it is written there.
        written: String,
        /// The file or folder.
        name: String,
    },
    /// The number of an input.
    Soal {
        /// The number.
        number: String,
        /// The file or folder.
        name: String,
    },
    /// The name of an area or sub-area.
    Name {
        /// Its name in the worksheet.
        part: String,
        /// The file or folder.
        name: String,
    },
    /// Words of a document that the question wants, or of its title.
    Words {
        /// The document or title.
        line: String,
    },
    /// Names of the path say different things.
    Conflict,
    /// Words fit another question better than the one whose code was read.
    OtherWords {
        /// Code of the other question.
        code: String,
        /// What its words fit.
        line: String,
    },
    /// Several questions fit as well.
    Several {
        /// How many.
        count: usize,
    },
    /// Only a guess from loose numbering.
    Loose,
    /// Only words of the name speak for it.
    WordsOnly,
    /// Nothing in the names tells a question.
    Nothing,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code { written, name } => write!(f, "kode {written} pada \"{name}\""),
            Self::Continues { written, name } => write!(f, "urutan {written} pada \"{name}\""),
            Self::Area { written, name } => write!(f, "{written} pada \"{name}\""),
            Self::Soal { number, name } => write!(f, "nomor soal {number} pada \"{name}\""),
            Self::Name { part, name } => write!(f, "nama \"{part}\" pada \"{name}\""),
            Self::Words { line } => write!(f, "kata-katanya cocok dengan \"{line}\""),
            Self::Conflict => f.write_str("nama-nama itu tidak sejalan"),
            Self::OtherWords { code, line } => {
                write!(f, "kata-katanya lebih cocok dengan \"{line}\" pada {code}")
            }
            Self::Several { count } => write!(f, "{count} pertanyaan sama-sama cocok"),
            Self::Loose => f.write_str("hanya menurut nomor urut, bukan kode"),
            Self::WordsOnly => f.write_str("hanya menurut kata-kata, tanpa kode atau nama folder"),
            Self::Nothing => f.write_str("namanya tidak menunjuk pertanyaan mana pun"),
        }
    }
}
