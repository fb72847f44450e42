use crate::error::Result;
use crate::merging::plan::{MergeChanges, incoming, plan_merge, step_name};
use crate::session::Session;
use crate::view::MergeView;

/// Merges changes from somewhere else into the workspace, as one step that undo takes back.
///
/// All of them or, when one is refused, none; merging the same changes again changes nothing.
pub fn merge_changes(session: &mut Session, given: &MergeChanges<'_>) -> Result<MergeView> {
    let mut view = plan_merge(Some(session), given)?;
    let name = step_name(given);
    session.workspace.absorb(incoming(given, &name))?;
    view.stored = true;
    Ok(view)
}
