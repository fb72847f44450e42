//! Names of files that are no evidence: what systems, office programs and cloud services leave beside it.

use std::fs::Metadata;

/// Why something in a folder is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unfit {
    /// Made by the system or an office program for itself.
    System,
    /// Hidden.
    Hidden,
    /// Only points to a document elsewhere.
    Shortcut,
    /// Its content is with a cloud service only.
    InCloud,
    /// Being downloaded.
    Incomplete,
    /// A link of the file system, which is not followed.
    Link,
    /// A device or anything else that is no file.
    NotAFile,
    /// A folder of this workspace.
    Workspace,
    /// Its name is no text.
    Nameless,
    /// 0 bytes.
    Empty,
    /// Over the limit for one document.
    TooLarge,
    /// It changed while it was read.
    Changing,
    /// It could not be read, with the reason.
    Unreadable(String),
    /// The same content as another file, by its path.
    SameAs(String),
    /// Attached already, under this title, to these inputs.
    Attached(String, Vec<String>),
    /// What a document was before its present revision, by its title.
    Earlier(String),
}

/// Files and folders that systems make for themselves.
const SYSTEM: [&str; 12] = [
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    ".ds_store",
    "icon\r",
    "__macosx",
    "$recycle.bin",
    "system volume information",
    ".localized",
    ".directory",
    "@eadir",
    "lost+found",
];
/// How the files begin that office programs lay beside an open document, and macOS beside every file.
const BESIDE: [&str; 3] = ["~$", ".~lock.", "._"];
/// Endings of files that only point elsewhere.
const SHORTCUTS: [&str; 19] = [
    "gdoc",
    "gsheet",
    "gslides",
    "gdraw",
    "gform",
    "gmap",
    "gsite",
    "gjam",
    "gscript",
    "gtable",
    "glink",
    "gnote",
    "gshortcut",
    "url",
    "lnk",
    "webloc",
    "desktop",
    "website",
    "shortcut",
];
/// Endings of files that stand for content a service holds.
const PLACEHOLDERS: [&str; 5] = ["icloud", "cloud", "cloudf", "nextcloud", "owncloud"];
/// Endings of files that are being written.
const INCOMPLETE: [&str; 6] = ["crdownload", "part", "partial", "download", "opdownload", "tmp"];

/// Whether a file has the name of one that a program or system lays beside a document.
pub(crate) fn lies_beside(name: &str) -> bool {
    BESIDE.iter().any(|beginning| name.starts_with(beginning))
}

/// Why a name alone shows that this is no evidence.
pub(super) fn by_name(name: &str) -> Option<Unfit> {
    let lower = name.to_lowercase();
    if SYSTEM.contains(&lower.as_str()) || lies_beside(&lower) {
        return Some(Unfit::System);
    }
    let ending = lower.rsplit_once('.').map_or("", |(_, ending)| ending);
    if PLACEHOLDERS.contains(&ending) {
        return Some(Unfit::InCloud);
    }
    if lower.starts_with('.') {
        return Some(Unfit::Hidden);
    }
    if SHORTCUTS.contains(&ending) {
        return Some(Unfit::Shortcut);
    }
    INCOMPLETE.contains(&ending).then_some(Unfit::Incomplete)
}

/// Why Windows' marks on a file show it.
#[cfg(windows)]
pub(super) fn by_marks(about: &Metadata) -> Option<Unfit> {
    use std::os::windows::fs::MetadataExt as _;
    const HIDDEN: u32 = 0x2;
    const SYSTEM: u32 = 0x4;
    const OFFLINE: u32 = 0x1000;
    const RECALL_ON_OPEN: u32 = 0x4_0000;
    const RECALL_ON_DATA_ACCESS: u32 = 0x40_0000;
    let marks = about.file_attributes();
    if marks & (OFFLINE | RECALL_ON_OPEN | RECALL_ON_DATA_ACCESS) != 0 {
        return Some(Unfit::InCloud);
    }
    if marks & SYSTEM != 0 {
        return Some(Unfit::System);
    }
    (marks & HIDDEN != 0).then_some(Unfit::Hidden)
}

/// Other systems mark by name.
#[cfg(not(windows))]
pub(super) fn by_marks(_: &Metadata) -> Option<Unfit> {
    None
}

impl Unfit {
    /// Stable key.
    pub fn code(&self) -> &'static str {
        match self {
            Self::System => "sistem",
            Self::Hidden => "tersembunyi",
            Self::Shortcut => "pintasan",
            Self::InCloud => "di_awan",
            Self::Incomplete => "belum_selesai",
            Self::Link => "tautan",
            Self::NotAFile => "bukan_berkas",
            Self::Workspace => "ruang_kerja",
            Self::Nameless => "nama_tidak_terbaca",
            Self::Empty => "kosong",
            Self::TooLarge => "terlalu_besar",
            Self::Changing => "berubah",
            Self::Unreadable(_) => "tidak_terbaca",
            Self::SameAs(_) => "ganda",
            Self::Attached(..) => "sudah_terlampir",
            Self::Earlier(_) => "versi_lama",
        }
    }

    /// What is wrong, in words that follow the name.
    pub fn words(&self) -> String {
        match self {
            Self::System => "dibuat sistem atau aplikasi untuk keperluannya sendiri".into(),
            Self::Hidden => "tersembunyi".into(),
            Self::Shortcut => {
                "hanya pintasan ke dokumen di tempat lain; unduh dokumennya sebagai berkas".into()
            }
            Self::InCloud => {
                "isinya masih di penyimpanan awan (misalnya OneDrive) dan belum ada di komputer ini".into()
            }
            Self::Incomplete => "belum selesai diunduh atau disimpan".into(),
            Self::Link => "tautan ke berkas atau folder lain, yang tidak diikuti".into(),
            Self::NotAFile => "bukan berkas".into(),
            Self::Workspace => "folder ruang kerja Pilar sendiri".into(),
            Self::Nameless => "namanya tidak terbaca sebagai teks; ganti namanya dahulu".into(),
            Self::Empty => "kosong (0 byte)".into(),
            Self::TooLarge => "melebihi 2 GB".into(),
            Self::Changing => "berubah saat dibaca".into(),
            Self::Unreadable(detail) => format!("tidak dapat dibaca ({detail})"),
            Self::SameAs(path) => format!("isinya sama dengan \"{path}\""),
            Self::Attached(title, codes) => {
                format!("sudah terlampir sebagai \"{title}\" pada {}", codes.join(", "))
            }
            Self::Earlier(title) => {
                format!("versi lama dari \"{title}\", yang sudah digantikan")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Unfit, by_name};

    #[test]
    fn what_is_no_evidence_is_known_by_its_name() {
        for (name, why) in [
            ("Thumbs.db", Some(Unfit::System)),
            (".DS_Store", Some(Unfit::System)),
            ("~$SK Tim.docx", Some(Unfit::System)),
            (".~lock.SK Tim.odt#", Some(Unfit::System)),
            ("._SK Tim.pdf", Some(Unfit::System)),
            (".git", Some(Unfit::Hidden)),
            (".SK Tim.pdf.icloud", Some(Unfit::InCloud)),
            ("SK Tim.gdoc", Some(Unfit::Shortcut)),
            ("SK Tim.pdf.lnk", Some(Unfit::Shortcut)),
            ("SK Tim.pdf.crdownload", Some(Unfit::Incomplete)),
            ("SK Tim.pdf", None),
            ("Cloud.pdf", None),
            ("tanpa ending", None),
        ] {
            assert_eq!(by_name(name), why, "{name}");
        }
    }
}
