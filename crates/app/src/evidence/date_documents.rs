use crate::find::Find as _;
use pilar_core::assessment::DocumentAbout;
use pilar_core::journal::Subject;
use serde_json::json;
use uuid::Uuid;

use super::attach::check_quarter;
use crate::error::Result;
use crate::session::Session;

/// Where several documents are from.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct DatedDocuments {
    /// Ids of the documents.
    pub documents: Vec<Uuid>,
    /// The year they are from; without it theirs stay.
    pub year: Option<u16>,
    /// The quarter 1..=4 they are from; without it theirs stay.
    pub triwulan: Option<u8>,
}

/// Says of each of these groups of documents from when they are, all in one action. Gives the number of documents that
/// are said to be from another time now.
pub fn date_documents(session: &mut Session, assessment: Uuid, given: &[DatedDocuments]) -> Result<usize> {
    let loaded = session.assessment(assessment)?;
    let mut dated: Vec<(Uuid, DocumentAbout)> = Vec::new();
    for group in given {
        check_quarter(group.triwulan)?;
        for document in &group.documents {
            let id = loaded.find_document(&document.to_string())?;
            let about = &loaded.documents[&id].about;
            let (year, triwulan) = (group.year.or(about.year), group.triwulan.or(about.triwulan));
            if (year, triwulan) != (about.year, about.triwulan) {
                dated.push((id, DocumentAbout { year, triwulan, ..about.clone() }));
            }
        }
    }
    let name = format!("Atur tahun dan triwulan {} dokumen", dated.len());
    session.act(assessment, &name, |acting| {
        let mut changed = 0;
        for (id, about) in dated {
            changed += usize::from(acting.set(Subject::Evidence(id), json!(about))?);
        }
        Ok(changed)
    })
}
