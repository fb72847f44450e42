use serde::Serialize;
use uuid::Uuid;

use super::media::{Preview, is_risky, preview};
use pilar_core::assessment::{Assessment, Document, Doubt, Revision, doubts};

/// One document.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct EvidenceView {
    /// Its id.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// Name of the file in use, as given.
    pub name: String,
    /// Year it is from.
    pub year: Option<u16>,
    /// Quarter 1..=4.
    pub triwulan: Option<u8>,
    /// Size in bytes of the revision in use.
    pub size: u64,
    /// Its media type.
    pub media: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Every revision, oldest first.
    pub revisions: Vec<Revision>,
    /// Codes of the inputs it serves.
    pub serves: Vec<String>,
    /// What people noted about it.
    pub note: String,
    /// How it can be shown.
    pub preview: Preview,
    /// Opening it may run a program; a warning comes first.
    pub risky: bool,
    /// What is doubtful about it.
    pub flags: Vec<EvidenceFlag>,
}

/// Something doubtful about a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct EvidenceFlag {
    /// Stable code: `ganda`, `nama_sama`, `tahun_lain`, `tahun_lalu` or `tidak_dipakai`.
    #[ts(type = "'ganda' | 'nama_sama' | 'tahun_lain' | 'tahun_lalu' | 'tidak_dipakai'")]
    pub code: &'static str,
    /// One Indonesian sentence.
    pub message: String,
}

/// What checking one stored file found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct EvidenceCheckView {
    /// Id of the document.
    pub id: Uuid,
    /// Name of the file.
    pub name: String,
    /// SHA-256 it was stored under.
    pub sha256: String,
    /// Whether the content still has that hash.
    pub intact: bool,
    /// What is wrong, one Indonesian sentence.
    pub fault: Option<String>,
}

/// Every document, in the order they were added.
pub(crate) fn evidence_views(assessment: &Assessment) -> Vec<EvidenceView> {
    let doubts = doubts(assessment);
    assessment
        .documents
        .iter()
        .map(|(id, document)| {
            let flags = doubts.get(id).into_iter().flatten().map(flag).collect();
            evidence_view(assessment, *id, document, flags)
        })
        .collect()
}

fn evidence_view(
    assessment: &Assessment,
    id: Uuid,
    document: &Document,
    flags: Vec<EvidenceFlag>,
) -> EvidenceView {
    let current = document.current().cloned().unwrap_or_default();
    EvidenceView {
        id,
        title: document.about.title.clone(),
        year: document.about.year,
        triwulan: document.about.triwulan,
        note: document.about.note.clone(),
        preview: preview(&current.media),
        risky: is_risky(&current.name, &current.media),
        name: current.name,
        size: current.size,
        media: current.media,
        sha256: current.sha256,
        revisions: document.revisions.clone(),
        serves: document
            .serves
            .iter()
            .filter_map(|soal| Some(assessment.instrument.input(*soal)?.1.code.clone()))
            .collect(),
        flags,
    }
}

fn flag(doubt: &Doubt) -> EvidenceFlag {
    let (code, message) = match doubt {
        Doubt::SameContent { title } => {
            ("ganda", format!("Isinya sama dengan \"{title}\"; satu dokumen cukup."))
        }
        Doubt::SameName { name } => {
            ("nama_sama", format!("Nama berkas {name} dipakai dokumen lain dengan isi berbeda."))
        }
        Doubt::OtherYear { year, expected } => {
            ("tahun_lain", format!("Dokumen dari tahun {year}; tahun penilaian {expected}."))
        }
        Doubt::LastYear => ("tahun_lalu", "Dari tahun lalu; belum dipakai tahun ini.".into()),
        Doubt::Unused => ("tidak_dipakai", "Belum dipakai oleh pertanyaan mana pun.".into()),
    };
    EvidenceFlag { code, message }
}
