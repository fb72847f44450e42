use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::Change;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// One change of the history.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ChangeView {
    /// Its id.
    pub id: Uuid,
    /// Id of the action it is part of.
    pub action: Uuid,
    /// Name of that action.
    pub action_name: String,
    /// When, RFC 3339 in the user's time zone.
    pub time: String,
    /// Who.
    pub author: String,
    /// In which role.
    pub role: String,
    /// Kind of change.
    pub operation: String,
    /// What was changed, as a path.
    pub subject: String,
    /// Soal id of the input it is about.
    #[serde(rename = "soal_id")]
    pub soal: Option<SoalId>,
    /// Code of that input.
    pub code: Option<String>,
    /// The value from then on.
    #[cfg_attr(feature = "types", ts(type = "unknown"))]
    pub value: Value,
}

pub(crate) fn change_view(instrument: &Instrument, change: &Change, time: String) -> ChangeView {
    let soal = change.subject.soal();
    ChangeView {
        id: change.id,
        action: change.action,
        action_name: change.action_name.clone(),
        time,
        author: change.author.clone(),
        role: change.role.clone(),
        operation: change.operation.clone(),
        subject: change.subject.to_string(),
        soal,
        code: soal.and_then(|soal| Some(instrument.input(soal)?.1.code.clone())),
        value: change.value.clone(),
    }
}
