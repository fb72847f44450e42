use serde::Serialize;
use uuid::Uuid;

use super::FaultView;
use super::assessment::{AssessmentView, SummaryView};
use super::guide::{GuideView, TargetGuide};
use super::rules::RuleChoices;
use super::update::PendingUpdate;
use super::wording::WordingView;

/// Where things stand when the window starts, or after another workspace was chosen.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct StartupView {
    /// Version of the program.
    pub version: String,
    /// Folder of the workspace.
    pub workspace: String,
    /// The workspace's own id, which copies of it share; absent while it is not open, and where it has none yet.
    pub id: Option<Uuid>,
    /// Where the workspace would be better off: the place that version 0.1 used on Windows follows its user over the
    /// network.
    pub better: Option<String>,
    /// What is risky about that folder and what is better, one Indonesian notice for each risk.
    pub place: Vec<String>,
    /// Folder of the program's log.
    pub log: String,
    /// Nothing can be written.
    pub read_only: bool,
    /// Why the workspace is not open.
    pub fault: Option<FaultView>,
    /// What to know of the folder before working in it, Indonesian sentences.
    pub notices: Vec<String>,
    /// What makes this machine's clock doubtful, to be asked about before the first change.
    pub doubtful_clock: Option<FaultView>,
    /// Its backups, newest first.
    pub backups: Vec<BackupView>,
    /// Its assessments; empty while it is not open.
    pub assessments: Vec<SummaryView>,
    /// The instruments an assessment can be made with, newest first.
    pub instruments: Vec<InstrumentView>,
    /// An update that waits for the next start.
    pub update: Option<PendingUpdate>,
}

/// One backup of a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct BackupView {
    /// The file.
    pub path: String,
    /// When it was made, RFC 3339 in the user's time zone.
    pub time: String,
    /// Its size in bytes.
    pub size: u64,
}

/// An instrument as a choice.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct InstrumentView {
    /// Stable key.
    pub key: String,
    /// Name.
    pub name: String,
    /// Year it is meant for.
    pub year: u16,
    /// The predicates a unit may aim for, easiest first.
    pub targets: Vec<TargetGuide>,
    /// What of its rules may be chosen.
    pub choices: RuleChoices,
}

/// An assessment together with everything that stays the same while it is open.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct OpenedView {
    /// The latest row of the journal it holds; [`news`](crate::session::news) tells what came after it.
    #[ts(type = "number")]
    pub row: i64,
    /// What was entered and what it scores.
    pub view: AssessmentView,
    /// The worksheet.
    pub guide: GuideView,
    /// Its official wording, if that was loaded.
    pub wording: Option<WordingView>,
}

/// How far long work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ProgressView {
    /// Units done, bytes or items.
    pub done: u64,
    /// Units there are; 0 when not known.
    pub total: u64,
}
