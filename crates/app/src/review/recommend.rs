use crate::find::{Find as _, find_area};
use pilar_core::instrument::Instrument;
use pilar_core::journal::Subject;
use pilar_core::review::{About, Recommendation, begins_with_a_verb};
use serde_json::{Value, json};
use uuid::Uuid;

use super::column::one_input;
use crate::error::{AppError, Result, ReviewError};
use crate::session::Session;
use crate::view::{RecommendationView, recommendation_views};

/// A recommendation as a reviewer gives it.
#[derive(Debug, Clone, Default, serde::Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct RecommendInput {
    /// Number or id of the recommendation that is changed; `None` for a new one.
    pub change: Option<String>,
    /// The text, beginning with a verb; blank withdraws the one that is changed.
    pub text: String,
    /// The input it is about.
    pub code: Option<String>,
    /// The area it is about: number, key or name.
    pub area: Option<String>,
}

/// Gives, changes or withdraws a recommendation, as one action; `None` after withdrawing.
pub fn recommend(
    session: &mut Session,
    assessment: Uuid,
    given: &RecommendInput,
) -> Result<Option<RecommendationView>> {
    let loaded = session.assessment(assessment)?;
    let changed = given.change.as_deref().map(|text| loaded.find_recommendation(text)).transpose()?;
    let text = given.text.trim();
    let about = about(loaded.instrument, given)?;
    if let (Some(id), true) = (changed, text.is_empty()) {
        session.act(assessment, "Cabut rekomendasi", |acting| {
            acting.set(Subject::Recommendation(id), Value::Null)?;
            Ok(())
        })?;
        return Ok(None);
    }
    if text.is_empty() {
        return Err(AppError::MissingText("rekomendasi"));
    }
    if !begins_with_a_verb(text) {
        return Err(ReviewError::NoVerb(text.to_owned()).into());
    }
    let before = changed.and_then(|id| loaded.recommendations.get(&id));
    let about = about.or_else(|| before.map(|before| before.about.clone())).ok_or(ReviewError::NoSubject)?;
    let round = before.map_or(loaded.book.progress.round, |before| before.round);
    let recommendation = Recommendation { text: text.to_owned(), about, round };
    let name = if changed.is_some() { "Ubah rekomendasi" } else { "Beri rekomendasi" };
    let id = changed.unwrap_or_else(Uuid::now_v7);
    session.act(assessment, name, |acting| {
        Ok(acting.set(Subject::Recommendation(id), json!(recommendation))?)
    })?;
    let after = session.assessment(assessment)?;
    Ok(recommendation_views(&after).into_iter().find(|view| view.id == id))
}

fn about(instrument: &Instrument, given: &RecommendInput) -> Result<Option<About>> {
    match (given.code.as_deref(), given.area.as_deref()) {
        (Some(_), Some(_)) => Err(ReviewError::NoSubject.into()),
        (Some(code), None) => Ok(Some(About::Input(one_input(instrument, code)?.1.soal))),
        (None, Some(area)) => Ok(Some(About::Area(find_area(instrument, area)?.key.clone()))),
        (None, None) => Ok(None),
    }
}
