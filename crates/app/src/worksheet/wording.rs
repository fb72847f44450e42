//! The official wording, which agencies load themselves and the program does not bring.

use std::collections::BTreeMap;

use pilar_core::instrument::{Instrument, SoalId};
use pilar_files::portalrb::master::Wording;
use pilar_files::report::QuestionWording;
use serde_json::Value;

use crate::error::{AppError, Result};
use crate::session::Session;
use crate::view::{WordingView, wording_view};

/// Where the workspace keeps the official wording of an instrument.
pub(crate) fn setting_key(instrument: &Instrument) -> String {
    format!("wording/{}", instrument.key)
}

/// The official wording of an instrument for screens, if it was loaded into the workspace.
pub fn show_wording(session: &Session, instrument: &Instrument) -> Result<Option<WordingView>> {
    Ok(official_wording(session, instrument)?.map(wording_view))
}

/// The official wording of an instrument, if it was loaded into the workspace.
pub fn official_wording(session: &Session, instrument: &Instrument) -> Result<Option<Wording>> {
    let key = setting_key(instrument);
    let value: Option<Value> = session.workspace.setting(&key)?;
    value
        .map(|value| {
            serde_json::from_value(value)
                .map_err(|error| AppError::UnreadableValue { subject: key, detail: error.to_string() })
        })
        .transpose()
}

/// The official wording by soal id; empty where none was loaded.
pub(crate) fn official_questions(
    session: &Session,
    instrument: &Instrument,
) -> Result<BTreeMap<SoalId, QuestionWording>> {
    Ok(official_wording(session, instrument)?.map(|wording| wording.questions).unwrap_or_default())
}
