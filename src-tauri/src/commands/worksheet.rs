use pilar_app::Layer;
use pilar_app::view::{ChangeView, ChangedView, OverviewView};
use pilar_app::worksheet::{AnswerInput, HistoryQuery, SearchHit};
use tauri::State;
use uuid::Uuid;

use crate::desk::Desk;
use crate::fault::Answer;

/// Stores one answer; `null` clears it.
#[tauri::command]
pub async fn answer_input(
    desk: State<'_, Desk>,
    id: Uuid,
    code: String,
    layer: Layer,
    value: Option<String>,
) -> Answer<ChangedView> {
    Ok(desk
        .change(id, move |session| {
            let given = AnswerInput {
                assessment: id,
                code: &code,
                value: value.as_deref().unwrap_or_default(),
                note: None,
                layer,
            };
            pilar_app::worksheet::answer_input(session, &given)
        })
        .await?
        .1)
}

/// Stores one note; a blank one is removed.
#[tauri::command]
pub async fn set_note(
    desk: State<'_, Desk>,
    id: Uuid,
    code: String,
    layer: Layer,
    text: String,
) -> Answer<ChangedView> {
    Ok(desk
        .change(id, move |session| pilar_app::worksheet::set_note(session, id, &code, layer, &text))
        .await?
        .1)
}

/// Takes the latest action back.
#[tauri::command]
pub async fn undo(desk: State<'_, Desk>, id: Uuid) -> Answer<(Option<String>, ChangedView)> {
    desk.change(id, move |session| pilar_app::worksheet::undo(session, id)).await
}

/// Repeats the action last taken back.
#[tauri::command]
pub async fn redo(desk: State<'_, Desk>, id: Uuid) -> Answer<(Option<String>, ChangedView)> {
    desk.change(id, move |session| pilar_app::worksheet::redo(session, id)).await
}

/// The changes of an assessment, newest first.
#[tauri::command]
pub async fn history(desk: State<'_, Desk>, id: Uuid, query: HistoryQuery) -> Answer<Vec<ChangeView>> {
    desk.run(move |session| pilar_app::worksheet::history(session, id, &query)).await
}

/// Everyone who changed an assessment.
#[tauri::command]
pub async fn authors(desk: State<'_, Desk>, id: Uuid) -> Answer<Vec<String>> {
    desk.run(move |session| pilar_app::worksheet::authors(session, id)).await
}

/// Gives a subject the value that an earlier change gave it; true when that is another one than now.
#[tauri::command]
pub async fn restore_value(desk: State<'_, Desk>, id: Uuid, change: Uuid) -> Answer<(bool, ChangedView)> {
    desk.change(id, move |session| pilar_app::worksheet::restore_value(session, id, change)).await
}

/// Where an assessment stands.
#[tauri::command]
pub async fn overview(desk: State<'_, Desk>, id: Uuid) -> Answer<OverviewView> {
    desk.run(move |session| pilar_app::worksheet::overview(session, id)).await
}

/// The texts of an assessment that hold every word.
#[tauri::command]
pub async fn search(desk: State<'_, Desk>, id: Uuid, text: String) -> Answer<Vec<SearchHit>> {
    desk.run(move |session| pilar_app::worksheet::search(session, id, &text)).await
}
