use std::path::{Path, PathBuf};
use std::time::SystemTime;

use uuid::Uuid;

use crate::clock;
use crate::error::{AppError, Result};
use crate::instruments;
use crate::session::{Session, better_place};
use crate::view::{
    BackupView, FaultView, InstrumentView, OpenedView, PendingUpdate, StartupView, guide_view, place_notices,
    rule_choices, target_guides,
};
use crate::worksheet::wording::show_wording;
use crate::workspace::care::list_backups;
use crate::workspace::list::{list_assessments, show_assessment};

/// What is known about the program before any assessment is open.
#[derive(Debug, Clone)]
pub struct Startup<'a> {
    /// Folder of the workspace.
    pub workspace: &'a Path,
    /// Folder of the program's log.
    pub log: &'a Path,
    /// Nothing can be written.
    pub read_only: bool,
    /// Why the workspace is not open.
    pub fault: Option<FaultView>,
    /// An update that waits for the next start.
    pub update: Option<PendingUpdate>,
}

/// Tells where things stand; works without an open workspace, so that a backup can be chosen.
pub fn startup(session: Option<&Session>, given: Startup<'_>) -> Result<StartupView> {
    let mut instruments: Vec<InstrumentView> = instruments::known()?
        .into_iter()
        .map(|instrument| InstrumentView {
            key: instrument.key.clone(),
            name: instrument.name.clone(),
            year: instrument.year,
            targets: target_guides(instrument),
            choices: rule_choices(instrument),
        })
        .collect();
    instruments.sort_by_key(|instrument| std::cmp::Reverse(instrument.year));
    Ok(StartupView {
        version: env!("CARGO_PKG_VERSION").into(),
        workspace: given.workspace.display().to_string(),
        id: session.map_or(Ok(None), |session| session.workspace.id())?,
        better: better_place(given.workspace).map(|dir| dir.display().to_string()),
        place: place_notices(given.workspace),
        log: given.log.display().to_string(),
        read_only: given.read_only,
        fault: given.fault,
        notices: session.map_or_else(Vec::new, Session::memories),
        doubtful_clock: session.map_or(Ok(None), doubtful_clock)?,
        backups: show_backups(given.workspace),
        assessments: session.map_or_else(|| Ok(Vec::new()), list_assessments)?,
        instruments,
        update: given.update,
    })
}

/// What makes the clock doubtful that the next change would get; nothing where none can be made.
fn doubtful_clock(session: &Session) -> Result<Option<FaultView>> {
    match session.require_clock() {
        Err(doubtful @ AppError::DoubtfulClock { .. }) if !session.is_read_only() => {
            Ok(Some(FaultView::of(&doubtful)))
        }
        Err(AppError::DoubtfulClock { .. }) | Ok(()) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The backups of a workspace, newest first. One that vanishes while it is looked at is left out.
pub fn show_backups(dir: &Path) -> Vec<BackupView> {
    let look = |path: PathBuf| {
        let about = path.metadata().ok()?;
        let made = about.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        Some(BackupView {
            time: clock::local_text(u64::try_from(made.as_millis()).ok()?),
            size: about.len(),
            path: path.display().to_string(),
        })
    };
    list_backups(dir).into_iter().rev().filter_map(look).collect()
}

/// An assessment together with everything that stays the same while it is open.
pub fn open_assessment(session: &Session, id: Uuid) -> Result<OpenedView> {
    // Read first: what comes in between is told as news.
    let row = session.workspace.latest_row()?;
    let view = show_assessment(session, id)?;
    // By the rules that count, which decide its gates.
    let instrument = session.assessment(id)?.instrument;
    Ok(OpenedView { row, guide: guide_view(instrument), wording: show_wording(session, instrument)?, view })
}
