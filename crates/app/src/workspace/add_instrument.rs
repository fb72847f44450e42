use std::path::Path;

use pilar_core::instrument::{Instrument, LoadFault};
use pilar_files::instrument_files::read_instrument_files;
use serde::Serialize;

use crate::error::{InstrumentError, Result};
use crate::instruments;
use crate::session::{Session, added};

/// An instrument that was given, and whether it is new here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct InstrumentAdded {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: u32,
    /// The year it is meant for.
    pub year: u16,
    /// The hash of its facts.
    pub facts: String,
    /// How many inputs it has.
    pub inputs: usize,
    /// False where Pilar had the same facts for its year already.
    pub new: bool,
    /// Whether it was added; not so in a dry run.
    pub stored: bool,
}

/// Adds the instrument of a folder, or of a zip of one, to the workspace: assessments can be measured with it from now on.
///
/// # Errors
/// `InstrumentError` with everything that is wrong with it; or another one has its key and version.
pub fn add_instrument(session: &mut Session, path: &Path, dry_run: bool) -> Result<InstrumentAdded> {
    let files = read_instrument_files(path)?;
    let read = instruments::read_files(&files)
        .map_err(|error| InstrumentError::Files(error.faults.iter().map(LoadFault::to_string).collect()))?;
    let known = instruments::known()?;
    let same = known.iter().find(|one| one.key == read.key && one.version == read.version);
    if let Some(other) = same.filter(|other| other.facts != read.facts) {
        return Err(InstrumentError::SameVersion { name: other.name.clone(), version: other.version }.into());
    }
    // The same facts serve another year where its files say so.
    let new =
        known.iter().all(|one| (&one.key, one.version, one.year) != (&read.key, read.version, read.year));
    if new && !dry_run {
        let mut all = added::instruments(&session.workspace)?;
        all.push(files);
        added::keep(&mut session.workspace, &all)?;
        instruments::take_added(&all);
    }
    Ok(told(&read, new, new && !dry_run))
}

/// Every instrument an assessment can be measured with, oldest year first.
pub fn list_instruments() -> Result<Vec<InstrumentAdded>> {
    Ok(instruments::known()?.into_iter().map(|one| told(one, false, true)).collect())
}

fn told(instrument: &Instrument, new: bool, stored: bool) -> InstrumentAdded {
    InstrumentAdded {
        key: instrument.key.clone(),
        name: instrument.name.clone(),
        version: instrument.version,
        year: instrument.year,
        facts: instrument.facts.to_string(),
        inputs: instrument.input_count(),
        new,
        stored,
    }
}
