use crate::error::Result;
use crate::merging::plan::{MergeChanges, incoming, plan_merge, step_name};
use crate::session::Session;
use crate::view::MergeView;

/// Merges changes from somewhere else into the workspace, as one step that undo takes back.
///
/// All of them or, when one is refused, none; merging the same changes again changes nothing.
pub fn merge_changes(session: &mut Session, given: &MergeChanges<'_>) -> Result<MergeView> {
    let plan = plan_merge(Some(session), given)?;
    merge_planned(session, given, plan)
}

/// Merges what was planned; the store looks at every change again while it takes it in.
pub(crate) fn merge_planned(
    session: &mut Session,
    given: &MergeChanges<'_>,
    plan: MergeView,
) -> Result<MergeView> {
    let name = step_name(given);
    session.workspace.absorb(incoming(given, &name))?;
    Ok(MergeView { stored: true, ..plan })
}
