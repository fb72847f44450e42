use crate::find::Find as _;
use pilar_core::journal::Change;
use pilar_store::HistoryFilter;
use serde::Deserialize;
use uuid::Uuid;

use crate::clock;
use crate::error::Result;
use crate::session::Session;
use crate::view::{ChangeView, SubjectWords, change_view};

/// What to look for in the history.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct HistoryQuery {
    /// Input code, question code or soal id; `None` for everything.
    pub code: Option<String>,
    /// Name of the author; `None` for everyone.
    pub author: Option<String>,
    /// At most this many changes.
    pub limit: Option<usize>,
    /// How many of the newest to leave out, for the pages after the first.
    pub skip: usize,
}

/// The changes of an assessment, newest first.
pub fn history(session: &Session, id: Uuid, query: &HistoryQuery) -> Result<Vec<ChangeView>> {
    let assessment = session.assessment(id)?;
    let views = |changes: &[&Change]| -> Vec<ChangeView> {
        let mut words = SubjectWords::new(assessment.instrument, changes.iter().copied());
        words.learn_documents(&assessment.documents);
        let views = changes.iter();
        views.map(|change| change_view(&words, change, clock::local_text(change.clock.millis))).collect()
    };
    let mut filter = HistoryFilter { author: query.author.clone(), ..HistoryFilter::default() };
    let Some(code) = &query.code else {
        filter.skip = query.skip as u64;
        filter.limit = query.limit.map(|limit| limit as u64);
        return Ok(views(&session.workspace.history(id, &filter)?.iter().collect::<Vec<_>>()));
    };
    let (question, _) = assessment.find_input(code)?;
    let soals: Vec<_> = question.inputs.iter().map(|input| input.soal).collect();
    let changes = session.workspace.history(id, &filter)?;
    let of_question =
        changes.iter().filter(|change| change.subject.soal().is_some_and(|soal| soals.contains(&soal)));
    let page = of_question.skip(query.skip).take(query.limit.unwrap_or(usize::MAX));
    Ok(views(&page.collect::<Vec<_>>()))
}

/// Everyone who changed an assessment, by name.
pub fn authors(session: &Session, id: Uuid) -> Result<Vec<String>> {
    Ok(session.workspace.authors(id)?)
}
