use std::collections::BTreeMap;

use uuid::Uuid;

use crate::assessment::{Assessment, Document};
use crate::view::EvidenceFlag;

/// What is doubtful about each document; documents without doubt are left out.
pub(crate) fn document_flags(assessment: &Assessment) -> BTreeMap<Uuid, Vec<EvidenceFlag>> {
    let mut by_content: BTreeMap<&str, Vec<Uuid>> = BTreeMap::new();
    let mut by_name: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
    for (id, document) in &assessment.documents {
        if let Some(current) = document.current() {
            by_content.entry(&current.sha256).or_default().push(*id);
        }
        by_name.entry(document.file_name().to_lowercase()).or_default().push(*id);
    }
    let other =
        |ids: Option<&Vec<Uuid>>, id: Uuid| ids.into_iter().flatten().copied().find(|other| *other != id);
    let mut flags: BTreeMap<Uuid, Vec<EvidenceFlag>> = BTreeMap::new();
    for (id, document) in &assessment.documents {
        let mut add = |code, message| flags.entry(*id).or_default().push(EvidenceFlag { code, message });
        let content = document.current().map_or("", |revision| &revision.sha256);
        let twin = other(by_content.get(content), *id);
        if let Some(twin) = twin.and_then(|twin| assessment.documents.get(&twin)) {
            add("ganda", format!("Isinya sama dengan \"{}\"; satu dokumen cukup.", twin.about.title));
        } else if other(by_name.get(&document.file_name().to_lowercase()), *id).is_some() {
            add(
                "nama_sama",
                format!("Nama berkas {} dipakai dokumen lain dengan isi berbeda.", document.file_name()),
            );
        }
        if let Some(year) = unfitting_year(assessment, document) {
            add(
                "tahun_lain",
                format!("Dokumen dari tahun {year}; tahun penilaian {}.", assessment.profile.year),
            );
        }
        if document.serves.is_empty() {
            add("tidak_dipakai", "Belum dipakai oleh pertanyaan mana pun.".into());
        }
    }
    flags
}

/// A document's year when it is not one the assessment looks at: its own and the one before.
pub(crate) fn unfitting_year(assessment: &Assessment, document: &Document) -> Option<u16> {
    let fitting = assessment.profile.year.saturating_sub(1)..=assessment.profile.year;
    document.about.year.filter(|year| !fitting.contains(year))
}
