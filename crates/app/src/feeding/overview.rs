//! What surveys and complaints of an assessment are kept, and how its answers stand to them.

use serde::Serialize;
use uuid::Uuid;

use super::complaints::{COMPLAINTS, RecapView, recap_view, reckon};
use super::forget::{ForgetView, personal_data};
use super::survey::{SurveyOutcome, SurveyQuery, read_responses};
use super::{complaints, lore};
use crate::error::Result;
use crate::session::Session;
use crate::view::SourceView;

/// What feeds the answers of an assessment.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct FeedingView {
    /// Every survey that the worksheet has a place for.
    pub surveys: Vec<SurveyState>,
    /// What the complaints add up to, where any are kept.
    pub complaints: Option<RecapView>,
    /// Where the answers that count complaints come from.
    pub counted: Vec<SourceView>,
    /// Files with personal data, contacts among them, and what would stay without them.
    pub personal: ForgetView,
}

/// A survey.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SurveyState {
    /// Its key.
    pub key: String,
    /// Its short name.
    pub short: String,
    /// Its name.
    pub name: String,
    /// Code of the input that its index answers.
    pub code: String,
    /// What the responses that are kept come to.
    pub kept: Option<SurveyOutcome>,
    /// Where the answer comes from, once one was used.
    pub source: Option<SourceView>,
}

/// Everything that feeds the answers of an assessment; what is kept is added up afresh.
pub fn feeding(session: &Session, assessment: Uuid) -> Result<FeedingView> {
    let loaded = session.assessment(assessment)?;
    let kept = session.workspace.personal(assessment)?;
    let sources = session.sources(&loaded);
    let mut surveys = Vec::new();
    for set in lore::surveys()? {
        let soal = set.soal.get(&loaded.instrument.key);
        let Some((_, input)) = soal.and_then(|soal| loaded.instrument.input(*soal)) else { continue };
        let query =
            SurveyQuery { assessment, survey: set.key.clone(), responses: None, map: None, population: None };
        let any = kept.iter().any(|file| file.kind == set.key);
        surveys.push(SurveyState {
            key: set.key.clone(),
            short: set.short.clone(),
            name: set.name.clone(),
            code: input.code.clone(),
            kept: any.then(|| read_responses(session, &query)).transpose()?,
            source: sources.iter().find(|source| source.from == set.key).cloned(),
        });
    }
    let any = complaints::inputs(&loaded).is_ok() && kept.iter().any(|file| file.kind == COMPLAINTS);
    let complaints = if any { Some(recap_view(&reckon(session, &loaded)?.0, Vec::new())?) } else { None };
    Ok(FeedingView {
        surveys,
        complaints,
        counted: sources.into_iter().filter(|source| source.from == COMPLAINTS).collect(),
        personal: personal_data(session, assessment)?,
    })
}
