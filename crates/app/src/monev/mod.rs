//! The plan looked at by quarter (monev): freezing a period, its report, and the report as evidence
//! (docs/adr/0067-monev.md).

mod attach;
mod course;
mod freeze;
mod overview;
mod record;
mod report;
mod show;

pub use attach::{MonevAttached, attach_monev};
pub use freeze::{MonevInput, set_monev};
pub use overview::{MonevPeriodView, MonevPeriodsView, monev_periods};
pub use report::{ExportMonev, export_monev};
pub use show::{MonevAreaView, MonevPointView, MonevTaskView, MonevView, show_monev};
