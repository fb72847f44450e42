use pilar_store::HistoryFilter;
use serde::Deserialize;
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::session::Session;
use crate::view::{ChangeView, change_view};

/// What to look for in the history.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct HistoryQuery {
    /// Input code, question code or soal id; `None` for everything.
    pub code: Option<String>,
    /// Name of the author; `None` for everyone.
    pub author: Option<String>,
    /// At most this many changes.
    pub limit: Option<usize>,
}

/// The changes of an assessment, newest first.
pub fn history(session: &Session, id: Uuid, query: &HistoryQuery) -> Result<Vec<ChangeView>> {
    let assessment = session.assessment(id)?;
    let soals: Option<Vec<_>> = match &query.code {
        None => None,
        Some(code) => {
            let (question, _) =
                assessment.instrument.find_input(code).ok_or_else(|| AppError::UnknownCode(code.clone()))?;
            Some(question.inputs.iter().map(|input| input.soal).collect())
        }
    };
    let filter = HistoryFilter { author: query.author.clone(), ..HistoryFilter::default() };
    let changes = session.workspace.history(id, &filter)?;
    let views = changes
        .iter()
        .map(|change| change_view(assessment.instrument, change, clock::local_text(change.clock.millis)))
        .filter(|view| {
            soals.as_ref().is_none_or(|soals| view.soal.is_some_and(|soal| soals.contains(&soal)))
        });
    Ok(match query.limit {
        Some(limit) => views.take(limit).collect(),
        None => views.collect(),
    })
}
