use std::path::PathBuf;
use std::sync::Mutex;

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
    /// A file that the program was started with and that the page has not taken yet.
    pub given: Mutex<Option<PathBuf>>,
    /// A folder that was chosen and could not be opened; it is noted once it can be.
    pub wanted: Mutex<Option<PathBuf>>,
}
