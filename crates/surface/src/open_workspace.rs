use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};

use pilar_app::AppError;
use pilar_app::session::{Session, changed_by};
use pilar_app::view::Changed;
use serde::Deserialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::fault::{Answer, Fault, no_workspace, refused};
use crate::lock::lock;
use crate::settling::Settling;

/// What the window works on: one workspace, or the reason why there is none.
#[derive(Clone)]
pub(crate) struct OpenWorkspace {
    inner: Arc<Mutex<Inner>>,
    /// Held by whoever closes it and opens it again.
    going: Arc<Mutex<()>>,
    /// How often another workspace, or this one after it was closed, was opened.
    turn: Arc<AtomicU64>,
    settling: Settling,
}

struct Inner {
    dir: PathBuf,
    session: Option<Session>,
    read_only: bool,
    opening: Opening,
    /// What [`OpenWorkspace::open_ahead`] began.
    ahead: Option<JoinHandle<Opened>>,
}

/// For what a folder is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Opening {
    /// To work in it, and to begin a workspace there when it has none.
    Begin,
    /// To work in a workspace that has to be there: a drive that is missing must not become an empty workspace.
    Existing,
    /// To look at one only.
    Look,
}

/// How the workspace is open.
pub(crate) struct Opened {
    /// Its folder.
    pub dir: PathBuf,
    /// Nothing can be written: no permission or no room.
    pub read_only: bool,
    /// Why it is not open at all.
    pub fault: Option<Fault>,
}

impl OpenWorkspace {
    /// A state without a workspace yet. `settling` is told which folder is open.
    pub fn new(dir: PathBuf, opening: Opening, settling: Settling) -> Self {
        let inner = Inner { dir, session: None, read_only: false, opening, ahead: None };
        Self { inner: Arc::new(Mutex::new(inner)), going: Arc::default(), turn: Arc::default(), settling }
    }

    /// Begins to open its folder on a thread of its own.
    pub fn open_ahead(&self) {
        let workspace = self.clone();
        // The thread waits for this lock, so nobody here waits for the thread.
        let mut inner = self.lock();
        inner.ahead = Some(thread::spawn(move || workspace.open(&workspace.dir(), workspace.opening())));
    }

    /// Opens its folder as [`OpenWorkspace::open`] does; the first time that is what was begun ahead.
    pub fn open_own(&self) -> Opened {
        let ahead = self.lock().ahead.take();
        ahead.and_then(|ahead| ahead.join().ok()).unwrap_or_else(|| self.open(&self.dir(), self.opening()))
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // A panic in one command leaves the database as its last commit; the next command may go on.
        lock(&self.inner)
    }

    /// Keeps everybody else from opening a workspace, or closing it, until what it gives is dropped.
    pub fn alone(&self) -> MutexGuard<'_, ()> {
        lock(&self.going)
    }

    fn turn(&self) -> u64 {
        self.turn.load(Ordering::Acquire)
    }

    /// What is open, for whoever came at this turn: whoever waited while another was opened did not mean that one.
    fn at(&self, turn: u64) -> Answer<MutexGuard<'_, Inner>> {
        let inner = self.lock();
        if inner.session.is_none() || self.turn() != turn {
            return Err(no_workspace());
        }
        Ok(inner)
    }

    /// The folder of the workspace.
    pub fn dir(&self) -> PathBuf {
        self.lock().dir.clone()
    }

    /// For what the folder is opened when it is opened again.
    pub fn opening(&self) -> Opening {
        self.lock().opening
    }

    /// Closes what is open and opens a folder; falls back on looking only where writing is not possible.
    pub fn open(&self, dir: &Path, opening: Opening) -> Opened {
        let mut inner = self.lock();
        self.settling.leave();
        if inner.session.is_none() || inner.dir != dir {
            self.turn.fetch_add(1, Ordering::AcqRel);
        }
        inner.session = None;
        inner.read_only = false;
        inner.opening = opening;
        dir.clone_into(&mut inner.dir);
        let fault = match open_session(dir, opening) {
            Ok(session) => {
                inner.read_only = session.is_read_only();
                inner.session = Some(session);
                if !inner.read_only {
                    self.settling.work_in(dir);
                }
                if opening == Opening::Begin {
                    inner.opening = Opening::Existing;
                }
                None
            }
            Err(error) => {
                log::warn!("the workspace was not opened: {}", error.code().as_str());
                Some(refused(&error))
            }
        };
        Opened { dir: inner.dir.clone(), read_only: inner.read_only, fault }
    }

    /// Closes the workspace, so that its files can be replaced.
    pub fn close(&self) {
        let mut inner = self.lock();
        self.settling.leave();
        inner.session = None;
    }

    /// Closes the workspace when the program ends, after a `last` look at it where it was worked in, with its databases
    /// holding everything. Work that is still going on
    /// is left to the system, as a power cut would; what it stored is safe.
    pub fn end(&self, last: impl FnOnce(&Session)) {
        if let Ok(mut inner) = self.inner.try_lock() {
            if let Some(session) = inner.session.as_ref().filter(|session| !session.is_read_only()) {
                last(session);
            }
            inner.session = None;
        }
        self.settling.end();
    }

    /// Runs a use case; one at a time, and only in the workspace that was open when it came.
    pub fn run<T>(&self, work: impl FnOnce(&mut Session) -> Result<T, AppError>) -> Answer<T> {
        let mut inner = self.at(self.turn())?;
        let session = inner.session.as_mut().ok_or_else(no_workspace)?;
        work(session).map_err(|error| refused(&error))
    }

    /// Runs a use case that changes an assessment; gives its outcome and what is different afterwards.
    pub fn change<T>(
        &self,
        id: Uuid,
        work: impl FnOnce(&mut Session) -> Result<T, AppError>,
    ) -> Answer<Changed<T>> {
        self.run(|session| changed_by(session, id, work))
    }

    /// As [`OpenWorkspace::change`], for work that takes long.
    pub fn change_aside<T>(
        &self,
        id: Uuid,
        work: impl FnOnce(&mut Session) -> Result<T, AppError>,
    ) -> Answer<Changed<T>> {
        self.aside(|session| changed_by(session, id, work))
    }

    /// Runs a use case that takes long and changes something on a connection of its own, so that work goes on
    /// beside it; the store lets one change in after another.
    pub fn aside<T>(&self, work: impl FnOnce(&mut Session) -> Result<T, AppError>) -> Answer<T> {
        let (dir, opening) = self.place()?;
        open_session(&dir, opening)
            .and_then(|mut session| work(&mut session))
            .map_err(|error| refused(&error))
    }

    /// Runs a use case that only reads and may take long, on a connection of its own, so that work goes on beside it.
    pub fn look<T>(&self, work: impl FnOnce(&Session) -> Result<T, AppError>) -> Answer<T> {
        let (dir, _) = self.place()?;
        Session::open_read_only(&dir, "", "pokja")
            .and_then(|session| work(&session))
            .map_err(|error| refused(&error))
    }

    /// The folder of the open workspace, and for what it is open.
    fn place(&self) -> Answer<(PathBuf, Opening)> {
        let inner = self.at(self.turn())?;
        Ok((inner.dir.clone(), inner.opening))
    }
}

fn open_session(dir: &Path, opening: Opening) -> Result<Session, AppError> {
    let open = match opening {
        Opening::Begin => Session::open_or_look,
        Opening::Existing => Session::open_to_look,
        Opening::Look => Session::open_read_only,
    };
    let mut session = open(dir, "", "pokja")?;
    pilar_app::session::sign_in(&mut session, None, None)?;
    Ok(session)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use pilar_app::Code;

    use super::{OpenWorkspace, Opening};
    use crate::settling::Settling;

    #[test]
    fn what_waited_while_another_workspace_was_opened_is_not_run_in_that_one() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let [own, other] = ["own", "other"].map(|name| folder.path().join(name));
        let settling = Settling::begin(Duration::from_mins(1));
        let workspace = OpenWorkspace::new(own, Opening::Begin, settling.clone());
        let refused = |turn| workspace.at(turn).err().map(|fault| fault.code);
        assert!(workspace.open_own().fault.is_none());
        let came = workspace.turn();
        // Opened again as it is, as after a look at the clock.
        assert!(workspace.open_own().fault.is_none());
        assert_eq!(refused(came), None);

        assert!(workspace.open(&other, Opening::Begin).fault.is_none());
        assert_eq!(refused(came), Some(Code::WorkspaceClosed));
        let came = workspace.turn();
        assert_eq!(refused(came), None);

        // Its files may be others once it was closed.
        workspace.close();
        assert_eq!(refused(came), Some(Code::WorkspaceClosed));
        assert!(workspace.open(&other, Opening::Existing).fault.is_none());
        assert_eq!(refused(came), Some(Code::WorkspaceClosed));
        assert!(workspace.run(|_| Ok(())).is_ok());
        settling.stop();
    }
}
