use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use pilar_app::view::ProgressView;

/// Is told how far long work is.
pub type Tell<'a> = dyn FnMut(ProgressView) + Send + 'a;

/// Long work that can be cancelled, by the number the page gave it.
#[derive(Default)]
pub(crate) struct Jobs(Arc<Running>);

type Running = Mutex<HashMap<u32, Arc<AtomicBool>>>;

impl Jobs {
    /// Notes that work begins.
    pub fn begin<'a>(&self, id: u32, tell: &'a mut Tell<'a>) -> Job<'a> {
        let cancelled = Arc::new(AtomicBool::new(false));
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&cancelled));
        Job { id, running: Arc::clone(&self.0), cancelled, tell, told: None }
    }

    /// Asks work to stop; work that has ended already is left alone.
    pub fn cancel(&self, id: u32) {
        if let Some(cancelled) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }
}

/// One piece of long work; it is forgotten when it is dropped.
pub(crate) struct Job<'a> {
    id: u32,
    running: Arc<Running>,
    cancelled: Arc<AtomicBool>,
    tell: &'a mut Tell<'a>,
    told: Option<Instant>,
}

impl Job<'_> {
    /// Tells the page how far it is, at most thirty times a second; false when the work has to stop.
    pub fn report(&mut self, done: u64, total: u64) -> bool {
        let due = self.told.is_none_or(|at| at.elapsed() >= Duration::from_millis(33));
        if due || (total > 0 && done >= total) {
            self.told = Some(Instant::now());
            (self.tell)(ProgressView { done, total });
        }
        !self.cancelled.load(Ordering::Relaxed)
    }
}

impl Drop for Job<'_> {
    fn drop(&mut self) {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}

#[cfg(test)]
mod tests {
    use super::Jobs;

    #[test]
    fn work_is_told_of_seldom_and_stops_when_it_is_asked_to() {
        let jobs = Jobs::default();
        let mut told = Vec::new();
        let mut tell = |progress: pilar_app::view::ProgressView| told.push(progress.done);
        {
            let mut job = jobs.begin(7, &mut tell);
            for done in 0..1000 {
                assert!(job.report(done, 1000));
            }
            jobs.cancel(8);
            assert!(job.report(1000, 1000));
            jobs.cancel(7);
            assert!(!job.report(1000, 1000));
        }
        assert!(jobs.0.lock().expect("the list").is_empty(), "ended work is forgotten");
        assert_eq!(told.first(), Some(&0));
        assert!(told.len() < 100 && told.ends_with(&[1000, 1000]), "{} messages", told.len());
    }
}
