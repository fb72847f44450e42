use crate::jobs::Jobs;
use crate::open_workspace::OpenWorkspace;
use crate::platform::Platform;

/// What every command works on.
pub(crate) struct Context {
    /// The open workspace, or the reason why there is none.
    pub workspace: OpenWorkspace,
    /// Long work.
    pub jobs: Jobs,
    /// What only a shell can do.
    pub platform: Box<dyn Platform>,
}
