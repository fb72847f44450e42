use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use pilar_app::workspace::{Logs, logs, put_logs_back};

use crate::lock::lock;

/// How long nobody has written before the logs are put back.
pub(crate) const PAUSE: Duration = Duration::from_secs(5);

/// Puts the write-ahead logs of the open workspace back once nobody has written for a while, so that a copy of the folder
/// that is made then holds everything. It works on a thread and connections of its own and waits for nobody.
#[derive(Clone)]
pub(crate) struct Settling(Arc<Shared>);

struct Shared {
    /// The folder of the open workspace, unless it is only looked at. Held while its logs are put back.
    place: Mutex<Option<PathBuf>>,
    asked: Mutex<Asked>,
    bell: Condvar,
}

#[derive(Default)]
struct Asked {
    /// A command ended, which may have written.
    look: bool,
    /// Not to wait for the pause.
    rest: bool,
    stop: bool,
}

impl Settling {
    /// Begins to watch, without a workspace yet.
    pub fn begin(pause: Duration) -> Self {
        let shared = Shared { place: Mutex::default(), asked: Mutex::default(), bell: Condvar::new() };
        let settling = Self(Arc::new(shared));
        let watching = settling.clone();
        thread::spawn(move || watching.watch(pause));
        settling
    }

    /// A workspace was opened for work.
    pub fn work_in(&self, dir: &Path) {
        *lock(&self.0.place) = Some(dir.to_path_buf());
        self.look();
    }

    /// The workspace is about to be closed, and its files may be replaced: from here on they are left alone.
    pub fn leave(&self) {
        *lock(&self.0.place) = None;
    }

    /// A command ended; looks whether it wrote.
    pub fn look(&self) {
        self.ask(|asked| asked.look = true);
    }

    /// Puts back what there is without waiting for the pause.
    pub fn rest(&self) {
        self.ask(|asked| asked.rest = true);
    }

    /// Watches no longer.
    pub fn stop(&self) {
        self.ask(|asked| asked.stop = true);
    }

    /// Watches no longer and puts back what there is before it returns.
    pub fn end(&self) {
        self.stop();
        if let Some(dir) = lock(&self.0.place).take() {
            put_back(&dir);
        }
    }

    fn ask(&self, what: impl FnOnce(&mut Asked)) {
        what(&mut lock(&self.0.asked));
        self.0.bell.notify_one();
    }

    /// Waits until it is asked something, or until `due`.
    fn wait(&self, due: Option<Instant>) -> Asked {
        let idle = |asked: &mut Asked| !(asked.look || asked.rest || asked.stop);
        let asked = lock(&self.0.asked);
        let mut asked = match due {
            Some(due) => {
                let left = due.saturating_duration_since(Instant::now());
                let waited = self.0.bell.wait_timeout_while(asked, left, idle);
                waited.unwrap_or_else(PoisonError::into_inner).0
            }
            None => self.0.bell.wait_while(asked, idle).unwrap_or_else(PoisonError::into_inner),
        };
        std::mem::take(&mut asked)
    }

    fn watch(&self, pause: Duration) {
        let mut seen: Option<Logs> = None;
        let mut due: Option<Instant> = None;
        loop {
            let asked = self.wait(due);
            if asked.stop {
                return;
            }
            let place = lock(&self.0.place);
            let Some(dir) = &*place else {
                (seen, due) = (None, None);
                continue;
            };
            let found = match logs(dir) {
                Ok(found) => found,
                Err(error) => {
                    log::warn!("the write-ahead logs: {}", error.code().as_str());
                    due = None;
                    continue;
                }
            };
            if found.are_empty() {
                due = None;
            } else if asked.rest
                || (due.is_some_and(|due| due <= Instant::now()) && seen.as_ref() == Some(&found))
            {
                // Who is in the way is left alone; there will be another pause.
                due = (!put_back(dir)).then(|| Instant::now() + pause);
            } else if seen.as_ref() != Some(&found) {
                due = Some(Instant::now() + pause);
            }
            seen = Some(found);
        }
    }
}

/// Whether it is done, as far as it can be.
fn put_back(dir: &Path) -> bool {
    put_logs_back(dir).unwrap_or_else(|error| {
        // Nothing is lost: the logs hold it, and the next write has them put back.
        log::warn!("the write-ahead logs stay: {}", error.code().as_str());
        true
    })
}
