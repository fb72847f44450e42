//! Where and as whom a command runs.

use std::cell::OnceCell;
use std::path::PathBuf;

use pilar_app::session::{Session, default_workspace, sign_in};
use pilar_app::workspace::put_logs_back;
use pilar_app::{Result, ReviewError};

use crate::output::warn;

/// The role of someone who named none.
const ROLE: &str = "pokja";

/// What was said on the command line about workspace and person.
pub struct Context {
    pub workspace: Option<PathBuf>,
    /// The name of the user of this machine, for workspaces without an identity.
    pub user: String,
    pub author: Option<String>,
    pub role: Option<String>,
    pub read_only: bool,
    /// The person vouches for the clock.
    pub clock_is_right: bool,
    /// The folder of the workspace, once it was opened for writing.
    pub opened: OnceCell<PathBuf>,
}

impl Context {
    pub fn dir(&self) -> Result<PathBuf> {
        self.workspace.clone().map_or_else(default_workspace, Ok)
    }

    /// For commands that begin something; the workspace is made where there is none.
    pub fn begin(&self) -> Result<Session> {
        self.changing()?;
        self.timed(Session::open(&self.dir()?, &self.user, ROLE)?)
    }

    /// For commands that change what is there.
    pub fn open(&self) -> Result<Session> {
        self.changing()?;
        self.timed(Session::open_existing(&self.dir()?, &self.user, ROLE)?)
    }

    /// For commands that only look; a read-only workspace is fine.
    pub fn look(&self) -> Result<Session> {
        let open = if self.read_only { Session::open_read_only } else { Session::open_to_look };
        self.signed(open(&self.dir()?, &self.user, ROLE)?)
    }

    /// Once nothing is open any more: what was written goes into the databases themselves also where another program
    /// has them open, so that a copy of the folder holds it. Who works there just now does it later.
    pub fn end(&self) {
        if let Some(Err(error)) = self.opened.get().map(|dir| put_logs_back(dir)) {
            warn(&format!(
                "semuanya tersimpan, tetapi jangan salin folder ruang kerja dahulu ({error}); jalankan perintah check"
            ));
        }
    }

    fn changing(&self) -> Result<()> {
        if self.read_only { Err(ReviewError::ReadOnly.into()) } else { Ok(()) }
    }

    /// Before anything is written the clock has to be plausible, or vouched for.
    fn timed(&self, session: Session) -> Result<Session> {
        if !self.clock_is_right {
            session.require_clock()?;
        }
        self.signed(session)
    }

    /// As the identity of the workspace, except for what was said this time.
    fn signed(&self, mut session: Session) -> Result<Session> {
        if !session.is_read_only() {
            self.opened.get_or_init(|| session.dir().to_path_buf());
        }
        sign_in(&mut session, self.author.as_deref(), self.role.as_deref())?;
        session.memories().iter().for_each(|told| warn(told));
        Ok(session)
    }
}
