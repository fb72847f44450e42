use pilar_core::assessment::Revision;
use pilar_core::journal::Change;
use pilar_core::merge::Effect;
use serde::Serialize;
use uuid::Uuid;

use super::conflict::VersionView;
use super::late::LateView;
use super::standing::ImportStanding;
use super::subject::SubjectView;
use crate::clock;

/// What merging changes does, or would do.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct MergeView {
    /// The assessment.
    pub id: Uuid,
    /// Name of the unit.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year.
    pub year: u16,
    /// Whether the assessment is new in this workspace.
    pub creates: bool,
    /// Other assessments here of a unit of this name in this year.
    pub same_unit: Vec<Uuid>,
    /// Whether anything was stored; false in a plan.
    pub stored: bool,
    /// Journal entries that are not here yet.
    pub changes: usize,
    /// Values the assessment did not have.
    pub new: usize,
    /// Values that replace others.
    pub updated: usize,
    /// Values that stay as they are.
    pub same: usize,
    /// Values that compete, for a person to decide.
    pub conflicts: usize,
    /// What the unit's answers come to without the merge, for the target that there will be; `null` for an assessment that
    /// is new here or cannot be read as it is.
    pub before: Option<ImportStanding>,
    /// What they come to with it: where values compete, with the one that counts until a person decides.
    pub after: ImportStanding,
    /// Changes that do not count yet, those that waited before included.
    pub quarantined: usize,
    /// Where the history of somebody parts in two, which was not known.
    pub forks: usize,
    /// Changes that are late once this is merged and were not before, by who made them: they were not there when the
    /// worksheet was handed over, and wait until it is given back.
    pub late: Vec<LateView>,
    /// Every value that is new, updated or in conflict, in order of subjects.
    pub items: Vec<MergeItem>,
    /// Files of evidence that others take the place of.
    pub replaced: Vec<ReplacedView>,
    /// Decisions that come along, with the values that competed.
    pub settled: Vec<SettledView>,
    /// What others wrote without a right, came late, does not count yet, parts or was forged: Indonesian sentences, each
    /// with what to do.
    #[serde(skip)]
    #[ts(skip)]
    pub notices: Vec<String>,
}

/// What happens to one value.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct MergeItem {
    /// What it is about.
    #[serde(flatten)]
    pub about: SubjectView,
    /// `new`, `updated` or `conflict`.
    #[ts(type = "'new' | 'updated' | 'conflict'")]
    pub effect: &'static str,
    /// The value there is; `None` when there is none.
    pub from: Option<VersionView>,
    /// The value that counts afterwards; in a conflict until a person decides.
    pub to: VersionView,
    /// In a conflict everything that competes, latest first; otherwise empty.
    pub versions: Vec<VersionView>,
}

/// A file of evidence in use that is not afterwards.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct ReplacedView {
    /// The document, or the logo.
    #[serde(flatten)]
    pub about: SubjectView,
    /// The file in use now.
    pub from: FileView,
    /// The file in use afterwards; `None` when it is taken away.
    pub to: Option<FileView>,
}

/// A file with who brought it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FileView {
    /// Its name as given.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of its content.
    pub sha256: String,
    /// Who brought it.
    pub author: String,
    /// In which role.
    pub role: String,
    /// When, RFC 3339 in the user's time zone.
    pub time: String,
}

/// A decision that comes along.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct SettledView {
    /// What it is about.
    #[serde(flatten)]
    pub about: SubjectView,
    /// What was decided, by whom.
    pub decided: VersionView,
    /// The values that competed for it, as far as they are known.
    pub versions: Vec<VersionView>,
}

pub(crate) fn file_view(change: &Change, revision: &Revision) -> FileView {
    FileView {
        name: revision.name.clone(),
        size: revision.size,
        sha256: revision.sha256.clone(),
        author: change.author.clone(),
        role: change.role.clone(),
        time: clock::local_text(change.clock.millis),
    }
}

/// The key of an effect in JSON.
pub(crate) fn effect_key(effect: Effect) -> &'static str {
    match effect {
        Effect::New => "new",
        Effect::Updated => "updated",
        Effect::Same => "same",
        Effect::Conflict => "conflict",
    }
}
