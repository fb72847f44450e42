use crate::find::Find as _;
use uuid::Uuid;

use crate::error::Result;
use crate::session::Session;
use crate::view::{ChecklistView, RequirementView};

/// The documents a question asks for, and which attached ones fulfil them.
pub fn checklist(session: &Session, assessment: Uuid, code: &str) -> Result<ChecklistView> {
    let loaded = session.assessment(assessment)?;
    let (question, input) = loaded.find_input(code)?;
    let first = question.inputs.first().map_or(input.soal, |first| first.soal);
    let name = |id| Some(loaded.documents.get(&id)?.file_name().to_owned());
    let documents = (1..).zip(&question.documents).map(|(n, wanted)| RequirementView {
        n,
        name: wanted.shown(),
        counts: wanted.counts(),
        fulfilled: loaded.fulfilling(first, n).filter_map(name).collect(),
        waived: loaded.waived.get(&(first, n)).cloned(),
    });
    Ok(ChecklistView {
        code: question.code.clone(),
        title: question.title.clone(),
        documents: documents.collect(),
    })
}
