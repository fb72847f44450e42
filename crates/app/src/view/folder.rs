use std::path::PathBuf;

use serde::Serialize;

/// What attaching a folder would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FolderPlanView {
    /// The folder.
    pub folder: PathBuf,
    /// Files it holds, with those that are left out.
    pub total: usize,
    /// What can be attached, in the order of paths.
    pub files: Vec<PlannedFileView>,
    /// What is left out, every one, in the order of paths.
    pub left_out: Vec<LeftOutView>,
    /// Documents that the assessment names as links or file names; `null` when it names none.
    pub mentions: Option<MentionsView>,
}

/// One file of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct PlannedFileView {
    /// Its path below the folder, with `/`.
    pub path: String,
    /// Size in bytes.
    pub size: u64,
    /// Title the document would have.
    pub title: String,
    /// `pasti`: will be attached; `ragu`: a person decides; `tidak_dikenal`: nothing tells where it belongs.
    #[ts(type = "'pasti' | 'ragu' | 'tidak_dikenal'")]
    pub sureness: &'static str,
    /// Codes of the inputs it would serve; for a doubtful one the likeliest.
    pub codes: Vec<String>,
    /// Codes of others that come into question.
    pub others: Vec<String>,
    /// Number of the required document of the first code's question that it is, from 1.
    pub document: Option<u32>,
    /// That document.
    pub document_name: Option<String>,
    /// What speaks for it and against it, in words.
    pub reasons: Vec<String>,
    /// What else is worth knowing of it, in words.
    pub remarks: Vec<String>,
}

/// Something in a folder that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct LeftOutView {
    /// Its path below the folder, with `/`; one at its end for a folder.
    pub path: String,
    /// Stable key of the reason.
    #[ts(
        type = "'sistem' | 'tersembunyi' | 'pintasan' | 'di_awan' | 'belum_selesai' | 'tautan' | 'bukan_berkas' | 'ruang_kerja' | 'nama_tidak_terbaca' | 'kosong' | 'terlalu_besar' | 'berubah' | 'tidak_terbaca' | 'ganda' | 'sudah_terlampir' | 'versi_lama'"
    )]
    pub code: &'static str,
    /// Why, in words that follow the path.
    pub reason: String,
}

/// Links and file names of an imported file, and which of them were found in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MentionsView {
    /// How many were found.
    pub found: usize,
    /// How many there are.
    pub of: usize,
    /// Those without a file, each with the code of its input.
    pub missing: Vec<MentionView>,
}

/// A link or file name that waits for its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MentionView {
    /// Code of the input.
    pub code: String,
    /// The link or name.
    pub text: String,
}
