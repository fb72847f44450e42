use std::path::PathBuf;

use serde::Serialize;

/// A file beside the workspace's databases that a sync program seems to have made of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ConflictCopyView {
    /// The file.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// Whether importing it would bring anything.
    pub new: bool,
    /// Whether it cannot be read.
    pub unreadable: bool,
    /// What it is, an Indonesian sentence.
    pub what: String,
    /// What is safe.
    pub safe: String,
    /// What to do next.
    pub todo: String,
}

/// What a conflict copy holds beside what is here.
pub(crate) enum CopyHolds {
    /// Changes and contents that are not here.
    New { changes: usize, contents: usize },
    /// Nothing more.
    Nothing,
    /// It could not be read, for this reason.
    Unknown(String),
}

impl ConflictCopyView {
    pub(crate) fn of(path: PathBuf, holds: CopyHolds) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let seems = format!(
            "Berkas {name} di folder ruang kerja tampak seperti salinan bentrok dari program sinkronisasi (misalnya \
             OneDrive)"
        );
        let (new, unreadable) =
            (matches!(holds, CopyHolds::New { .. }), matches!(holds, CopyHolds::Unknown(_)));
        let (what, safe, todo) = match holds {
            CopyHolds::New { changes, contents } => (
                format!("{seems} dan memuat {} yang belum ada di sini.", held(changes, contents)),
                "Isinya tidak ikut dihitung dan tidak hilang selama berkas itu ada.",
                "Jangan hapus dahulu: impor berkas itu seperti paket; rencananya ditampilkan lebih dahulu.",
            ),
            CopyHolds::Nothing => (
                format!("{seems}; isinya sudah digabungkan, tidak ada yang belum ada di sini."),
                "Tidak ada yang hilang bila berkas itu tidak ada lagi.",
                "Berkas itu boleh dipindahkan atau dihapus.",
            ),
            CopyHolds::Unknown(why) => (
                format!("{seems}, tetapi tidak dapat diperiksa: {why}."),
                "Berkas itu tidak diubah dan isinya tidak ikut dihitung.",
                "Jangan hapus dahulu: tunggu bila folder ini masih disinkronkan, lalu periksa lagi.",
            ),
        };
        Self { path, name, new, unreadable, what, safe: safe.into(), todo: todo.into() }
    }
}

fn held(changes: usize, contents: usize) -> String {
    match (changes, contents) {
        (changes, 0) => format!("{changes} perubahan"),
        (0, contents) => format!("{contents} isi bukti dukung"),
        (changes, contents) => format!("{changes} perubahan dan {contents} isi bukti dukung"),
    }
}
