use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use pilar_app::evidence::take_back_copies;

use crate::commands::{self, evidence::copies};
use crate::content::{self, Content};
use crate::context::Context;
use crate::fault::{Answer, program_fault, unknown_command};
use crate::jobs::{Jobs, Tell};
use crate::lock::lock;
use crate::open_workspace::{OpenWorkspace, Opening};
use crate::platform::Platform;
use crate::settling::{PAUSE, Settling};
use crate::table::Command;

/// Everything the page may ask: one open workspace, long work, the platform, and the commands by name.
#[derive(Clone)]
pub struct Surface(Arc<Inner>);

struct Inner {
    context: Context,
    commands: BTreeMap<&'static str, Command>,
    settling: Settling,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.settling.stop();
    }
}

impl Surface {
    /// A surface without an open workspace yet.
    pub fn new(platform: Box<dyn Platform>, dir: PathBuf, opening: Opening) -> Self {
        Self::with_pause(platform, dir, opening, PAUSE)
    }

    /// As [`Surface::new`], with another pause before the logs are put back.
    pub(crate) fn with_pause(
        platform: Box<dyn Platform>,
        dir: PathBuf,
        opening: Opening,
        pause: Duration,
    ) -> Self {
        let settling = Settling::begin(pause);
        let context = Context {
            workspace: OpenWorkspace::new(dir, opening, settling.clone()),
            jobs: Jobs::default(),
            platform,
            given: Mutex::default(),
            wanted: Mutex::default(),
        };
        let commands = commands::all().into_iter().map(|command| (command.name, command)).collect();
        Self(Arc::new(Inner { context, commands, settling }))
    }

    /// Begins to open its folder on a thread of its own, so that it is open by the time the page is there.
    pub fn open_ahead(&self) {
        self.0.context.workspace.open_ahead();
    }

    /// Keeps a file that the program was started with until the page takes it; a later one counts instead of it.
    pub fn give(&self, file: PathBuf) {
        *lock(&self.0.context.given) = Some(file);
    }

    /// Runs a command with its arguments as JSON and gives its result as JSON. Waits for it, so it belongs on a thread
    /// that may wait. `tell` hears how far a long command is.
    ///
    /// A panic ends that command only.
    pub fn dispatch(&self, name: &str, arguments: &str, tell: &mut Tell<'_>) -> Answer<String> {
        let command = self.0.commands.get(name).ok_or_else(|| unknown_command(name))?;
        let answer = panic::catch_unwind(AssertUnwindSafe(|| command.run(&self.0.context, arguments, tell)))
            .unwrap_or_else(|_| Err(program_fault(name)))
            .inspect_err(|fault| log::warn!("{name}: {}", fault.code.as_str()));
        self.0.settling.look();
        answer
    }

    /// Nobody looks at the program any more: what was written goes into the databases themselves now rather than after
    /// the pause, so that a copy of the folder holds everything. Returns at once.
    pub fn rest(&self) {
        self.0.settling.rest();
    }

    /// The program ends: takes back the copies that other programs left as they were, puts back what was written and
    /// closes the workspace.
    pub fn end(&self) {
        let context = &self.0.context;
        context.workspace.end(|session| {
            let taken = copies(context).map(|copies| take_back_copies(session, &copies));
            if !matches!(taken, Ok(Ok(()))) {
                log::info!("the copies made for other programs stay");
            }
        });
    }

    /// The content of a document for the page's preview: `path` is `/<assessment>/<sha256>`, `range` a header of HTTP
    /// such as `bytes=0-99`.
    pub fn content(&self, path: &str, range: Option<&str>) -> Content {
        content::content(&self.0.context.workspace, path, range)
    }
}
