use pilar_core::instrument::Instrument;
use pilar_files::ReadError;
use pilar_files::portalrb::master::{Wording, read_master};
use serde_json::json;

use crate::error::{AppError, Result};
use crate::exchange::import_outcome::{ImportFile, ImportOutcome};
use crate::instruments;
use crate::session::Session;
use crate::worksheet::wording::setting_key;

/// Loads the official wording for every assessment of the workspace that uses its instrument.
pub(crate) fn import_wording(session: Option<&mut Session>, given: &ImportFile) -> Result<ImportOutcome> {
    let mut refused: Option<ReadError> = None;
    for instrument in instruments::known()?.into_iter().rev() {
        match read_master(instrument, &given.path) {
            Ok(wording) => return store(session, given, instrument, &wording),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    Err(refused.map_or_else(|| AppError::Instrument("tidak ada instrumen".into()), AppError::Read))
}

fn store(
    session: Option<&mut Session>,
    given: &ImportFile,
    instrument: &Instrument,
    wording: &Wording,
) -> Result<ImportOutcome> {
    let key = setting_key(instrument);
    let value = json!(wording);
    let count = instrument.input_count();
    let before = match &session {
        Some(session) => session.workspace.setting(&key)?,
        None => None,
    };
    let (new, updated, same) = match before {
        None => (count, 0, 0),
        Some(before) if before == value => (0, 0, count),
        Some(_) => (0, count, 0),
    };
    let mut stored = false;
    if let Some(session) = session.filter(|_| !given.dry_run) {
        session.workspace.set_setting(&key, &value)?;
        stored = true;
    }
    Ok(ImportOutcome {
        id: None,
        kind: "master-soal",
        unit: String::new(),
        instansi: String::new(),
        year: 0,
        said_unit: None,
        said_year: None,
        before: None,
        after: None,
        creates: false,
        stored,
        new,
        updated,
        same,
        changes: Vec::new(),
        warnings: Vec::new(),
        waiting: 0,
        pictures: Vec::new(),
        attached: 0,
        maps: Vec::new(),
        joined: false,
    })
}
