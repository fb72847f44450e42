use pilar_app::view::ProgressView;
use tauri::window::{ProgressBarState, ProgressBarStatus};
use tauri::{Runtime, Window};

/// The program's button in the task bar of Windows, which shows how far a piece of long work is.
pub struct TaskBar<R: Runtime> {
    window: Window<R>,
    shown: bool,
}

impl<R: Runtime> TaskBar<R> {
    /// A button that shows nothing yet.
    pub fn of(window: Window<R>) -> Self {
        Self { window, shown: false }
    }

    /// Shows how far the work is, where it is known how much there is.
    pub fn show(&mut self, progress: &ProgressView) {
        let percent = (progress.done * 100).checked_div(progress.total);
        if let Some(percent) = percent.filter(|_| cfg!(windows)) {
            self.shown = true;
            self.set(ProgressBarStatus::Normal, Some(percent.min(100)));
        }
    }

    fn set(&self, status: ProgressBarStatus, progress: Option<u64>) {
        if let Err(error) = self.window.set_progress_bar(ProgressBarState { status: Some(status), progress })
        {
            log::debug!("task bar: {error}");
        }
    }
}

impl<R: Runtime> Drop for TaskBar<R> {
    /// The work has ended, in whatever way.
    fn drop(&mut self) {
        if self.shown {
            self.set(ProgressBarStatus::None, None);
        }
    }
}
