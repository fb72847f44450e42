use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use pilar_app::view::ProgressView;

use crate::lock::lock;

/// Is told how far long work is.
pub type Tell<'a> = dyn FnMut(ProgressView) + Send + 'a;

/// How many are remembered that were cancelled before they began.
const MOST_EARLY: usize = 64;

/// Long work that can be cancelled, by the number the page gave it.
#[derive(Default)]
pub(crate) struct Jobs(Arc<Mutex<Known>>);

#[derive(Default)]
struct Known {
    running: HashMap<u32, Arc<AtomicBool>>,
    /// Cancelled and not begun: the page may send the work after what cancels it.
    early: BTreeSet<u32>,
}

impl Jobs {
    /// Notes that work begins.
    pub fn begin<'a>(&self, id: u32, tell: &'a mut Tell<'a>) -> Job<'a> {
        let mut known = lock(&self.0);
        let cancelled = Arc::new(AtomicBool::new(known.early.remove(&id)));
        known.running.insert(id, Arc::clone(&cancelled));
        Job { id, known: Arc::clone(&self.0), cancelled, tell, told: None }
    }

    /// Asks work to stop, or not to go on once it begins.
    pub fn cancel(&self, id: u32) {
        let mut known = lock(&self.0);
        if let Some(cancelled) = known.running.get(&id) {
            cancelled.store(true, Ordering::Relaxed);
            return;
        }
        known.early.insert(id);
        // Numbers grow: the smallest has ended long ago.
        if known.early.len() > MOST_EARLY {
            known.early.pop_first();
        }
    }

    /// The page was loaded and counts from the beginning.
    pub fn begin_anew(&self) {
        lock(&self.0).early.clear();
    }
}

/// One piece of long work; it is forgotten when it is dropped.
pub(crate) struct Job<'a> {
    id: u32,
    known: Arc<Mutex<Known>>,
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
        lock(&self.known).running.remove(&self.id);
    }
}

#[cfg(test)]
mod tests {
    use super::{Jobs, MOST_EARLY, lock};

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
        assert!(lock(&jobs.0).running.is_empty(), "ended work is forgotten");
        assert_eq!(told.first(), Some(&0));
        assert!(told.len() < 100 && told.ends_with(&[1000, 1000]), "{} messages", told.len());
    }

    #[test]
    fn work_that_was_cancelled_before_it_began_stops_at_once_and_only_that() {
        let jobs = Jobs::default();
        let goes_on = |id| {
            let mut tell = |_: pilar_app::view::ProgressView| {};
            let mut job = jobs.begin(id, &mut tell);
            job.report(1, 2)
        };
        jobs.cancel(7);
        assert!(goes_on(8));
        assert!(!goes_on(7));
        assert!(goes_on(7), "it is forgotten once it has begun");

        for id in 10..1000 {
            jobs.cancel(id);
        }
        assert_eq!(lock(&jobs.0).early.len(), MOST_EARLY);
        assert!(goes_on(10) && !goes_on(999), "the latest are remembered");
        jobs.begin_anew();
        assert!(goes_on(998));
    }
}
