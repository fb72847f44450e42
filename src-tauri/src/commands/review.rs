use pilar_app::review::{FollowUpInput, GivenTicks, RecommendInput, ReviewInput};
use pilar_app::view::{
    ChangedView, DifferencesView, QueueView, RecommendationView, ReviewView, ReviewedView, RoundView,
};
use pilar_app::{Layer, Step};
use serde::Deserialize;
use tauri::State;
use uuid::Uuid;

use crate::desk::Desk;
use crate::fault::Answer;

/// What a reviewer gives; what is left out stays as it is.
#[derive(Debug, Deserialize)]
pub struct Reviewing {
    code: String,
    answer: Option<String>,
    note: Option<String>,
    verdict: Option<String>,
    #[serde(default)]
    ticks: GivenTicks,
}

/// A recommendation: a new one, or a change of one by its id.
#[derive(Debug, Deserialize)]
pub struct Recommending {
    change: Option<String>,
    text: String,
    code: Option<String>,
    area: Option<String>,
}

/// What the unit did about a recommendation.
#[derive(Debug, Deserialize)]
pub struct FollowingUp {
    recommendation: String,
    text: String,
    status: String,
    date: Option<String>,
}

/// Every input as one layer sees it.
#[tauri::command]
pub async fn review_queue(desk: State<'_, Desk>, id: Uuid, layer: Layer) -> Answer<QueueView> {
    desk.run(move |session| pilar_app::review::review_queue(session, id, layer, false)).await
}

/// How far the review is and what every column adds up to.
#[tauri::command]
pub async fn show_review(desk: State<'_, Desk>, id: Uuid) -> Answer<ReviewView> {
    desk.run(move |session| pilar_app::review::show_review(session, id)).await
}

/// Stores what a layer says about one input.
#[tauri::command]
pub async fn review_input(
    desk: State<'_, Desk>,
    id: Uuid,
    layer: Layer,
    given: Reviewing,
) -> Answer<(ReviewedView, ChangedView)> {
    desk.change(id, move |session| {
        let input = ReviewInput {
            code: &given.code,
            answer: given.answer.as_deref(),
            note: given.note.as_deref(),
            verdict: given.verdict.as_deref(),
            ticks: given.ticks,
        };
        pilar_app::review::review_input(session, id, layer, &input)
    })
    .await
}

/// Takes the review one step further, or one back.
#[tauri::command]
pub async fn set_round(desk: State<'_, Desk>, id: Uuid, step: Step) -> Answer<(RoundView, ChangedView)> {
    desk.change(id, move |session| pilar_app::review::set_round(session, id, step)).await
}

/// Every recommendation with its follow-up.
#[tauri::command]
pub async fn list_recommendations(desk: State<'_, Desk>, id: Uuid) -> Answer<Vec<RecommendationView>> {
    desk.run(move |session| pilar_app::review::list_recommendations(session, id, false)).await
}

/// Gives, changes or withdraws a recommendation.
#[tauri::command]
pub async fn recommend(
    desk: State<'_, Desk>,
    id: Uuid,
    given: Recommending,
) -> Answer<(Option<RecommendationView>, ChangedView)> {
    desk.change(id, move |session| {
        let input = RecommendInput {
            change: given.change.as_deref(),
            text: &given.text,
            code: given.code.as_deref(),
            area: given.area.as_deref(),
        };
        pilar_app::review::recommend(session, id, &input)
    })
    .await
}

/// Stores the follow-up of a recommendation.
#[tauri::command]
pub async fn follow_up(
    desk: State<'_, Desk>,
    id: Uuid,
    given: FollowingUp,
) -> Answer<(RecommendationView, ChangedView)> {
    desk.change(id, move |session| {
        let input = FollowUpInput {
            recommendation: &given.recommendation,
            text: &given.text,
            status: &given.status,
            date: given.date.as_deref(),
        };
        pilar_app::review::follow_up(session, id, &input)
    })
    .await
}

/// Where two columns differ.
#[tauri::command]
pub async fn differences(
    desk: State<'_, Desk>,
    id: Uuid,
    left: String,
    right: String,
) -> Answer<DifferencesView> {
    desk.run(move |session| pilar_app::review::differences(session, id, &left, &right)).await
}
