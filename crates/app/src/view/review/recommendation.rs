use pilar_core::review::{About, FollowUpStatus};
use serde::Serialize;
use uuid::Uuid;

use pilar_core::assessment::Assessment;

/// A recommendation with what the unit did about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RecommendationView {
    /// Its id.
    pub id: Uuid,
    /// Its place in the list, counted from 1.
    pub number: usize,
    /// The text.
    pub text: String,
    /// The round in which it was given, 1 or 2.
    pub round: u8,
    /// Soal id of the input it is about.
    pub soal_id: Option<u32>,
    /// Code of that input.
    pub code: Option<String>,
    /// Key of the area it is about, or that its input lies in.
    pub area: Option<String>,
    /// Name of that area.
    pub area_name: Option<String>,
    /// What the unit did.
    pub follow_up: Option<FollowUpView>,
    /// Whether the follow-up is done.
    pub done: bool,
}

/// What the unit did about a recommendation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FollowUpView {
    /// What was done.
    pub text: String,
    /// Key of the status: `belum`, `proses` or `selesai`.
    pub status: &'static str,
    /// Name of the status.
    pub status_name: &'static str,
    /// The day it is from, `YYYY-MM-DD`.
    pub date: String,
}

pub(crate) fn recommendation_views(assessment: &Assessment) -> Vec<RecommendationView> {
    let instrument = assessment.instrument;
    let view = |(at, (id, recommendation)): (usize, (&Uuid, &pilar_core::review::Recommendation))| {
        let about = &recommendation.about;
        let soal = match about {
            About::Input(soal) => Some(*soal),
            About::Area(_) => None,
        };
        let area = about.area(instrument);
        let follow_up = assessment.follow_ups.get(id);
        RecommendationView {
            id: *id,
            number: at + 1,
            text: recommendation.text.clone(),
            round: recommendation.round.number(),
            soal_id: soal,
            code: about.input(instrument).map(|(_, input)| input.code.clone()),
            area: area.map(|area| area.key.clone()),
            area_name: area.map(|area| area.name.clone()),
            follow_up: follow_up.map(|done| FollowUpView {
                text: done.text.clone(),
                status: done.status.key(),
                status_name: done.status.name(),
                date: done.date.clone(),
            }),
            done: follow_up.is_some_and(|done| done.status == FollowUpStatus::Done),
        }
    };
    assessment.recommendations.iter().enumerate().map(view).collect()
}
