use pilar_app::merging::{Choice, Decided};
use pilar_app::view::{ChangedView, ConflictView};
use tauri::State;
use uuid::Uuid;

use crate::desk::Desk;
use crate::fault::Answer;

/// Everything that people changed without knowing of each other and nobody has decided yet.
#[tauri::command]
pub async fn list_conflicts(desk: State<'_, Desk>, id: Uuid) -> Answer<Vec<ConflictView>> {
    desk.run(move |session| pilar_app::merging::list_conflicts(session, id)).await
}

/// Settles one conflict: by one of its versions, or without one by another value.
#[tauri::command]
pub async fn decide_conflict(
    desk: State<'_, Desk>,
    id: Uuid,
    subject: String,
    choice: Choice,
) -> Answer<(Decided, ChangedView)> {
    desk.change(id, move |session| pilar_app::merging::decide_conflict(session, id, &subject, &choice)).await
}
