use pilar_app::Layer;
use pilar_app::view::{ChangeView, Changed, CourseView, NewsView, OverviewView};
use pilar_app::worksheet::{
    self, AnswerInput, Answered, ConfirmLastYear, Confirmed, HistoryQuery, SearchHit,
};
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Of;
use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![
        answer_input,
        authors,
        confirm_last_year,
        course,
        history,
        news,
        overview,
        redo,
        restore_value,
        search,
        set_note,
        undo
    ]
}

/// Stores one answer; `null` clears it.
fn answer_input(context: &Context, given: AnswerInput) -> Answer<Changed<Answered>> {
    context.workspace.change(given.assessment, |session| worksheet::answer_input(session, &given))
}

/// Everyone who changed an assessment.
fn authors(context: &Context, given: Of) -> Answer<Vec<String>> {
    context.workspace.run(|session| worksheet::authors(session, given.id))
}

/// Takes what an earlier year said of inputs as this year's.
fn confirm_last_year(context: &Context, given: ConfirmLastYear) -> Answer<Changed<Confirmed>> {
    context.workspace.change(given.assessment, |session| worksheet::confirm_last_year(session, &given))
}

/// How an assessment came to where it is, week by week.
fn course(context: &Context, given: Of) -> Answer<CourseView> {
    context.workspace.run(|session| worksheet::course(session, given.id))
}

#[derive(Deserialize, TS)]
struct History {
    id: Uuid,
    query: HistoryQuery,
}

/// The changes of an assessment, newest first.
fn history(context: &Context, given: History) -> Answer<Vec<ChangeView>> {
    context.workspace.run(|session| worksheet::history(session, given.id, &given.query))
}

#[derive(Deserialize, TS)]
struct News {
    id: Uuid,
    #[ts(type = "number")]
    since: i64,
}

/// What came after a row of the journal, from this program or another.
fn news(context: &Context, given: News) -> Answer<NewsView> {
    context.workspace.run(|session| pilar_app::session::news(session, given.id, given.since))
}

/// Where an assessment stands.
fn overview(context: &Context, given: Of) -> Answer<OverviewView> {
    context.workspace.run(|session| worksheet::overview(session, given.id))
}

/// Repeats the action last taken back.
fn redo(context: &Context, given: Of) -> Answer<Changed<Option<String>>> {
    context.workspace.change(given.id, |session| worksheet::redo(session, given.id))
}

#[derive(Deserialize, TS)]
struct RestoreValue {
    id: Uuid,
    change: Uuid,
}

/// Gives a subject the value that an earlier change gave it; true when that is another one than now.
fn restore_value(context: &Context, given: RestoreValue) -> Answer<Changed<bool>> {
    context.workspace.change(given.id, |session| worksheet::restore_value(session, given.id, given.change))
}

#[derive(Deserialize, TS)]
struct Search {
    id: Uuid,
    text: String,
}

/// The texts of an assessment that hold every word.
fn search(context: &Context, given: Search) -> Answer<Vec<SearchHit>> {
    context.workspace.run(|session| worksheet::search(session, given.id, &given.text))
}

#[derive(Deserialize, TS)]
struct SetNote {
    id: Uuid,
    code: String,
    layer: Layer,
    text: String,
}

/// Stores one note; a blank one is removed.
fn set_note(context: &Context, given: SetNote) -> Answer<Changed<bool>> {
    context.workspace.change(given.id, |session| {
        worksheet::set_note(session, given.id, &given.code, given.layer, &given.text)
    })
}

/// Takes the latest action back.
fn undo(context: &Context, given: Of) -> Answer<Changed<Option<String>>> {
    context.workspace.change(given.id, |session| worksheet::undo(session, given.id))
}
