use pilar_files::update::Update;
use serde::Serialize;
use ts_rs::TS;

/// An update as its signed description tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UpdateView {
    /// The version it brings.
    pub version: String,
    /// The version that is here.
    pub here: String,
    /// The day it was made, as `YYYY-MM-DD`.
    pub date: String,
    /// What is new, a sentence each.
    pub notes: Vec<String>,
}

/// An update that waits for the next start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PendingUpdate {
    /// What it brings.
    pub update: UpdateView,
    /// Its installer was started once and did not come to its end.
    pub tried: bool,
}

pub(crate) fn update_view(update: &Update) -> UpdateView {
    UpdateView {
        version: update.version.clone(),
        here: env!("CARGO_PKG_VERSION").into(),
        date: update.date.clone(),
        notes: update.notes.clone(),
    }
}
