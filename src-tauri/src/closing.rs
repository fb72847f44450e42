//! The page says whether the window may close (ADR 0074); one that does not answer any more must not keep it open.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use tauri::{AppHandle, Listener as _, Manager as _, Runtime};

/// The page tells by this that it was asked.
const HEARD: &str = "close-heard";

/// How long a page may take to hear that it was asked.
const PATIENCE: Duration = Duration::from_secs(5);

/// When the page was asked first without having heard it since.
#[derive(Default)]
struct Unheard(Mutex<Option<Instant>>);

impl Unheard {
    /// Notes that the page is asked now; whether it has not heard for too long.
    fn ask(&self, now: Instant) -> bool {
        let mut first = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        now.duration_since(*first.get_or_insert(now)) > PATIENCE
    }

    fn hear(&self) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = None;
    }
}

/// Begins to listen to the page.
pub fn listen<R: Runtime>(app: &AppHandle<R>) {
    app.manage(Unheard::default());
    let asked = app.clone();
    app.listen_any(HEARD, move |_| asked.state::<Unheard>().hear());
}

/// Closes a window that somebody tries to close again while its page has not heard of the first time.
pub fn close_if_unheard<R: Runtime>(app: &AppHandle<R>, label: &str) {
    if !app.state::<Unheard>().ask(Instant::now()) {
        return;
    }
    log::warn!("the page does not answer; the window is closed");
    if let Some(Err(error)) = app.get_webview_window(label).map(|window| window.destroy()) {
        log::warn!("the window was not closed: {error}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_page_that_never_hears_is_closed_on_asking_again() {
        let unheard = Unheard::default();
        let start = Instant::now();
        assert!(!unheard.ask(start));
        assert!(!unheard.ask(start + PATIENCE));
        unheard.hear();
        let later = start + 10 * PATIENCE;
        assert!(!unheard.ask(later), "it heard the first time");
        assert!(unheard.ask(later + PATIENCE + Duration::from_secs(1)));
    }
}
