use crate::find::Find as _;
use pilar_core::dates::read_date;
use pilar_core::journal::Subject;
use pilar_core::review::{FollowUp, FollowUpStatus};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result, ReviewError};
use crate::session::Session;
use crate::view::{RecommendationView, recommendation_views};

/// What the unit did about a recommendation.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct FollowUpInput {
    /// Number or id of the recommendation.
    pub recommendation: String,
    /// What was done; blank together with the status `belum` takes the follow-up away.
    pub text: String,
    /// `belum`, `proses` or `selesai`.
    #[ts(type = "'belum' | 'proses' | 'selesai'")]
    pub status: String,
    /// The day it is from, `YYYY-MM-DD`; today when not given.
    pub date: Option<String>,
}

/// Stores the follow-up of a recommendation as one action.
pub fn follow_up(
    session: &mut Session,
    assessment: Uuid,
    given: &FollowUpInput,
) -> Result<RecommendationView> {
    let loaded = session.assessment(assessment)?;
    let id = loaded.find_recommendation(&given.recommendation)?;
    let status = FollowUpStatus::from_key(&given.status.trim().to_ascii_lowercase())
        .ok_or_else(|| ReviewError::UnknownStatus(given.status.clone()))?;
    let text = given.text.trim();
    if text.is_empty() && status != FollowUpStatus::Open {
        return Err(AppError::MissingText("tindak lanjut"));
    }
    let date = match &given.date {
        Some(date) => read_date(date).ok_or_else(|| ReviewError::Date(date.to_owned()))?,
        None => clock::now_local().date_naive(),
    };
    let value = if text.is_empty() {
        Value::Null
    } else {
        json!(FollowUp { text: text.to_owned(), status, date: date.to_string() })
    };
    let number = loaded.recommendations.keys().position(|key| *key == id).map_or(0, |at| at + 1);
    let name = format!("Tindak lanjut rekomendasi {number}");
    session.act(assessment, &name, |acting| Ok(acting.set(Subject::FollowUp(id), value)?))?;
    let after = session.assessment(assessment)?;
    recommendation_views(&after)
        .into_iter()
        .find(|view| view.id == id)
        .ok_or_else(|| ReviewError::NoSuchRecommendation(id.to_string()).into())
}
