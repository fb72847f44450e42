use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use pilar_app::view::ProgressView;
use tauri::ipc::Channel;

/// Long work that can be cancelled, by the number the page gave it.
#[derive(Default)]
pub struct Jobs(Arc<Running>);

type Running = Mutex<HashMap<u32, Arc<AtomicBool>>>;

impl Jobs {
    /// Notes that work begins.
    pub fn begin(&self, id: u32, channel: Channel<ProgressView>) -> Job {
        let cancelled = Arc::new(AtomicBool::new(false));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&cancelled));
        Job { id, running: Arc::clone(&self.0), cancelled, channel, told: None }
    }

    /// Asks work to stop; work that has ended already is left alone.
    pub fn cancel(&self, id: u32) {
        if let Some(cancelled) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }
}

/// One piece of long work; it is forgotten when it is dropped.
pub struct Job {
    id: u32,
    running: Arc<Running>,
    cancelled: Arc<AtomicBool>,
    channel: Channel<ProgressView>,
    told: Option<Instant>,
}

impl Job {
    /// Tells the page how far it is, at most thirty times a second; false when the work has to stop.
    pub fn report(&mut self, done: u64, total: u64) -> bool {
        let due = self.told.is_none_or(|at| at.elapsed() >= Duration::from_millis(33));
        if due || (total > 0 && done >= total) {
            self.told = Some(Instant::now());
            if let Err(error) = self.channel.send(ProgressView { done, total }) {
                log::debug!("progress not delivered: {error}");
            }
        }
        !self.cancelled.load(Ordering::Relaxed)
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}
