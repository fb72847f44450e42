use pilar_core::merge::Effect;
use serde::Serialize;
use uuid::Uuid;

use super::conflict::VersionView;
use super::late::LateView;
use super::subject::SubjectView;

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
    /// Changes that do not count yet, those that waited before included.
    pub quarantined: usize,
    /// Where the history of somebody parts in two, which was not known.
    pub forks: usize,
    /// Changes that are late once this is merged and were not before, by who made them: they were not there when the
    /// worksheet was handed over, and wait until it is given back.
    pub late: Vec<LateView>,
    /// Every value that is new, updated or in conflict, in order of subjects.
    pub items: Vec<MergeItem>,
    /// What does not count yet, parts or was forged: Indonesian sentences, each with what to do.
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

/// The key of an effect in JSON.
pub(crate) fn effect_key(effect: Effect) -> &'static str {
    match effect {
        Effect::New => "new",
        Effect::Updated => "updated",
        Effect::Same => "same",
        Effect::Conflict => "conflict",
    }
}
