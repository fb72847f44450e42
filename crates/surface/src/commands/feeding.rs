use std::path::PathBuf;

use pilar_app::evidence::Attached;
use pilar_app::exchange::Exported;
use pilar_app::feeding::{
    self, ComplaintFile, ComplaintImport, FeedingView, ForgetView, RecapView, SurveyOutcome, SurveyQuery,
};
use pilar_app::view::Changed;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use super::Of;
use crate::context::Context;
use crate::fault::Answer;
use crate::table::{Command, commands};

pub(crate) fn commands() -> Vec<Command> {
    commands![
        attach_recap,
        attach_survey,
        feeding,
        forget_personal,
        import_complaints,
        read_responses,
        save_recap_report,
        save_survey_report,
        use_complaints,
        use_responses,
    ]
}

/// What feeds the answers of an assessment.
fn feeding(context: &Context, given: Of) -> Answer<FeedingView> {
    context.workspace.look(|session| feeding::feeding(session, given.id))
}

#[derive(Deserialize, TS)]
struct ReadResponses {
    query: SurveyQuery,
}

/// Reckons what responses come to; nothing is stored.
fn read_responses(context: &Context, given: ReadResponses) -> Answer<SurveyOutcome> {
    context.workspace.look(|session| feeding::read_responses(session, &given.query))
}

#[derive(Deserialize, TS)]
struct UseResponses {
    query: SurveyQuery,
    /// Whether the input is answered as well.
    answer: bool,
}

/// Keeps responses, and answers the input by them.
fn use_responses(context: &Context, given: UseResponses) -> Answer<Changed<SurveyOutcome>> {
    let query = given.query;
    context
        .workspace
        .change(query.assessment, |session| feeding::use_responses(session, &query, given.answer))
}

#[derive(Deserialize, TS)]
struct SaveSurveyReport {
    query: SurveyQuery,
    path: PathBuf,
}

/// Writes the report of a survey, or its answers without who gave them.
fn save_survey_report(context: &Context, given: SaveSurveyReport) -> Answer<Exported> {
    context.workspace.look(|session| feeding::save_survey_report(session, &given.query, &given.path))
}

/// Attaches the report of a survey and its answers without who gave them.
fn attach_survey(context: &Context, given: ReadResponses) -> Answer<Changed<Vec<Attached>>> {
    let query = given.query;
    context.workspace.change(query.assessment, |session| feeding::attach_survey(session, &query))
}

#[derive(Deserialize, TS)]
struct ImportComplaints {
    file: ComplaintFile,
}

/// Imports a register of complaints.
fn import_complaints(context: &Context, given: ImportComplaints) -> Answer<Changed<ComplaintImport>> {
    let file = given.file;
    context.workspace.change(file.assessment, |session| feeding::import_complaints(session, &file))
}

/// Answers the inputs that count complaints.
fn use_complaints(context: &Context, given: Of) -> Answer<Changed<RecapView>> {
    context.workspace.change(given.id, |session| feeding::use_complaints(session, given.id))
}

#[derive(Deserialize, TS)]
struct SaveRecapReport {
    id: Uuid,
    path: PathBuf,
}

/// Writes the recap of complaints.
fn save_recap_report(context: &Context, given: SaveRecapReport) -> Answer<Exported> {
    context.workspace.look(|session| feeding::save_recap_report(session, given.id, &given.path))
}

/// Attaches the recap of complaints.
fn attach_recap(context: &Context, given: Of) -> Answer<Changed<Vec<Attached>>> {
    context.workspace.change(given.id, |session| feeding::attach_recap(session, given.id))
}

/// Removes what is kept of people for good.
fn forget_personal(context: &Context, given: Of) -> Answer<Changed<ForgetView>> {
    context.workspace.change(given.id, |session| feeding::forget_personal(session, given.id))
}
