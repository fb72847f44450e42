use pilar_app::review::{self, FollowUpInput, RecommendInput, ReviewInput};
use pilar_app::view::{
    Changed, DifferencesView, QueueView, RecommendationView, ReviewView, ReviewedView, RoundView, ThreadView,
};
use pilar_app::{Layer, Step};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Of;
use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![
        acted_on,
        differences,
        follow_up,
        list_recommendations,
        recommend,
        review_input,
        review_queue,
        say,
        set_round,
        show_review,
        threads,
    ]
}

/// The inputs that the unit worked on since round 1 was given back.
fn acted_on(context: &Context, given: Of) -> Answer<Vec<String>> {
    context.workspace.run(|session| review::acted_on(session, given.id))
}

#[derive(Deserialize, TS)]
struct Differences {
    id: Uuid,
    left: String,
    right: String,
}

/// Where two columns differ.
fn differences(context: &Context, given: Differences) -> Answer<DifferencesView> {
    context.workspace.run(|session| review::differences(session, given.id, &given.left, &given.right))
}

#[derive(Deserialize, TS)]
struct FollowUp {
    id: Uuid,
    given: FollowUpInput,
}

/// Stores the follow-up of a recommendation.
fn follow_up(context: &Context, asked: FollowUp) -> Answer<Changed<RecommendationView>> {
    context.workspace.change(asked.id, |session| review::follow_up(session, asked.id, &asked.given))
}

/// Every recommendation with its follow-up.
fn list_recommendations(context: &Context, given: Of) -> Answer<Vec<RecommendationView>> {
    context.workspace.run(|session| review::list_recommendations(session, given.id, false))
}

#[derive(Deserialize, TS)]
struct Recommend {
    id: Uuid,
    given: RecommendInput,
}

/// Gives, changes or withdraws a recommendation.
fn recommend(context: &Context, asked: Recommend) -> Answer<Changed<Option<RecommendationView>>> {
    context.workspace.change(asked.id, |session| review::recommend(session, asked.id, &asked.given))
}

#[derive(Deserialize, TS)]
struct Review {
    id: Uuid,
    layer: Layer,
    given: ReviewInput,
}

/// Stores what a layer says about one input.
fn review_input(context: &Context, asked: Review) -> Answer<Changed<ReviewedView>> {
    context
        .workspace
        .change(asked.id, |session| review::review_input(session, asked.id, asked.layer, &asked.given))
}

#[derive(Deserialize, TS)]
struct Queue {
    id: Uuid,
    layer: Layer,
}

/// Every input as one layer sees it.
fn review_queue(context: &Context, given: Queue) -> Answer<QueueView> {
    context.workspace.run(|session| review::review_queue(session, given.id, given.layer, false))
}

#[derive(Deserialize, TS)]
struct SetRound {
    id: Uuid,
    step: Step,
    /// Why a step is taken back.
    reason: Option<String>,
}

/// Takes the review one step further, or one back.
fn set_round(context: &Context, given: SetRound) -> Answer<Changed<RoundView>> {
    context
        .workspace
        .change(given.id, |session| review::set_round(session, given.id, given.step, given.reason.as_deref()))
}

/// How far the review is and what every column adds up to.
fn show_review(context: &Context, given: Of) -> Answer<ReviewView> {
    context.workspace.run(|session| review::show_review(session, given.id))
}

#[derive(Deserialize, TS)]
struct Say {
    id: Uuid,
    code: String,
    text: String,
}

/// Says something at an input.
fn say(context: &Context, given: Say) -> Answer<Changed<()>> {
    context.workspace.change(given.id, |session| review::say(session, given.id, &given.code, &given.text))
}

/// What was asked and answered at inputs.
fn threads(context: &Context, given: Of) -> Answer<Vec<ThreadView>> {
    context.workspace.run(|session| review::threads(session, given.id))
}
