use pilar_app::LheForm;
use pilar_app::view::ChangedView;
use tauri::State;
use uuid::Uuid;

use crate::desk::Desk;
use crate::fault::Answer;

/// The letter data of the LHE.
#[tauri::command]
pub async fn lhe_form(desk: State<'_, Desk>, id: Uuid) -> Answer<LheForm> {
    desk.run(move |session| pilar_app::review::lhe_form(session, id)).await
}

/// Stores the letter data.
#[tauri::command]
pub async fn set_lhe_form(desk: State<'_, Desk>, id: Uuid, form: LheForm) -> Answer<ChangedView> {
    Ok(desk.change(id, move |session| pilar_app::review::set_lhe_form(session, id, &form)).await?.1)
}
