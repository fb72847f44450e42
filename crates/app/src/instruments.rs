//! The instruments that ship with Pilar, read from the data compiled into the program, and those of the open workspace.

use std::sync::{Mutex, OnceLock, PoisonError, RwLock};
use std::thread;

use include_dir::{Dir, include_dir};
use pilar_core::assessment::Pin;
use pilar_core::instrument::{Instrument, LoadError, Variant, load};

use crate::error::{AppError, InstrumentError, Result};

static ASSESSMENTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assessments");

/// Every instrument that ships with Pilar, oldest year first.
pub fn all() -> Result<&'static [Instrument]> {
    static LOADED: OnceLock<std::result::Result<Vec<Instrument>, LoadError>> = OnceLock::new();
    LOADED.get_or_init(read_all).as_deref().map_err(|error| AppError::Instrument(error.to_string()))
}

/// Begins to read them beside what a program does first; whoever needs them waits for the rest.
pub fn read_ahead() {
    // Without a thread they are read when they are needed.
    drop(thread::Builder::new().spawn(all));
}

/// The files of an instrument, each with its name.
pub(crate) type Files = Vec<(String, String)>;

/// Those that were added to the workspace that was opened last.
static ADDED: RwLock<Vec<Added>> = RwLock::new(Vec::new());

/// An instrument that came from files.
#[derive(Debug, Clone)]
struct Added {
    files: Files,
    instrument: &'static Instrument,
}

/// Every instrument there is, those of the open workspace included, oldest year first.
pub(crate) fn known() -> Result<Vec<&'static Instrument>> {
    let added = ADDED.read().unwrap_or_else(PoisonError::into_inner);
    let mut known: Vec<&'static Instrument> =
        all()?.iter().chain(added.iter().map(|one| one.instrument)).collect();
    known.sort_by_key(|instrument| instrument.year);
    Ok(known)
}

/// Takes the instruments of a workspace in place of those of another; files that this version cannot load are no
/// instrument, and an assessment that needs them says so.
pub(crate) fn take_added(all: &[Files]) {
    let added = all.iter().filter_map(|files| loaded(files).ok()).collect();
    *ADDED.write().unwrap_or_else(PoisonError::into_inner) = added;
}

/// The files of every version of an instrument that was added to the open workspace, oldest first.
pub(crate) fn added_files(key: &str) -> Vec<Files> {
    let added = ADDED.read().unwrap_or_else(PoisonError::into_inner);
    let mut of: Vec<&Added> = added.iter().filter(|one| one.instrument.key == key).collect();
    of.sort_by_key(|one| one.instrument.version);
    of.into_iter().map(|one| one.files.clone()).collect()
}

/// An instrument from files, read once and kept.
fn loaded(files: &Files) -> std::result::Result<Added, LoadError> {
    static LOADED: Mutex<Vec<Added>> = Mutex::new(Vec::new());
    let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = loaded.iter().find(|known| known.files == *files) {
        return Ok(known.clone());
    }
    let instrument: &'static Instrument = Box::leak(Box::new(read_files(files)?));
    let added = Added { files: files.clone(), instrument };
    loaded.push(added.clone());
    Ok(added)
}

/// Instruments that are known for as long as this lives, beside those of the workspace.
#[derive(Debug, Default)]
pub(crate) struct Lent(Vec<&'static Instrument>);

impl Lent {
    /// Lets an instrument be known.
    pub fn lend(&mut self, files: &Files) -> std::result::Result<&'static Instrument, LoadError> {
        let added = loaded(files)?;
        let instrument = added.instrument;
        self.0.push(instrument);
        ADDED.write().unwrap_or_else(PoisonError::into_inner).push(added);
        Ok(instrument)
    }

    /// Leaves them known: they belong to the workspace from now on.
    pub fn stay(mut self) {
        self.0.clear();
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let mut added = ADDED.write().unwrap_or_else(PoisonError::into_inner);
        added.retain(|one| !self.0.iter().any(|lent| std::ptr::eq(*lent, one.instrument)));
    }
}

/// Loads an instrument from its files.
pub(crate) fn read_files(files: &Files) -> std::result::Result<Instrument, LoadError> {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    load(&files)
}

/// The newest instrument with this key.
pub fn by_key(key: &str) -> Result<&'static Instrument> {
    let newest = known()?.into_iter().filter(|i| i.key == key).max_by_key(|i| i.version);
    newest.ok_or_else(|| AppError::UnknownInstrument(key.into()))
}

/// Every version of an instrument, oldest first.
pub(crate) fn versions(key: &str) -> Vec<u32> {
    let known = known().into_iter().flatten().filter(|one| one.key == key);
    let mut versions: Vec<u32> = known.map(|one| one.version).collect();
    versions.sort_unstable();
    versions.dedup();
    versions
}

/// The instrument that a pin means, its variant applied.
///
/// # Errors
/// [`AppError::UnknownInstrument`] for a key that is not here, [`InstrumentError`] where it is here with other facts
/// only, or the variant does not fit it.
pub fn pinned(pin: &Pin) -> Result<&'static Instrument> {
    let newest = by_key(&pin.key)?;
    if pin.version == 0 && pin.variant.is_standard() {
        return Ok(newest);
    }
    let mut same_key: Vec<&'static Instrument> =
        known()?.into_iter().filter(|one| one.key == pin.key).collect();
    // Of those with the same facts the one of the same version is shown.
    same_key.sort_by_key(|one| (one.version != pin.version, std::cmp::Reverse(one.version)));
    for one in same_key {
        match with(one, &pin.variant) {
            Ok(found) if pin.means(found) => return Ok(found),
            Err(fault) if one.version == pin.version => return Err(fault),
            _ => {}
        }
    }
    let facts = pin.facts.map_or_else(String::new, |facts| facts.to_string());
    Err(InstrumentError::OtherFacts { name: newest.name.clone(), version: pin.version, facts }.into())
}

/// An instrument as its files state it, with a variant; each is made once and kept.
pub fn with(instrument: &'static Instrument, variant: &Variant) -> Result<&'static Instrument> {
    static MADE: Mutex<Vec<&'static Instrument>> = Mutex::new(Vec::new());
    if variant.is_standard() {
        return Ok(instrument);
    }
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    let same = |one: &&&Instrument| {
        one.key == instrument.key && one.version == instrument.version && one.variant == *variant
    };
    if let Some(known) = made.iter().find(same) {
        return Ok(known);
    }
    let new = instrument.with(variant).map_err(InstrumentError::Variant)?;
    made.push(Box::leak(Box::new(new)));
    Ok(made[made.len() - 1])
}

/// The instrument that an assessment of this year is measured with: of this year, or else of the latest one before it, for
/// the worksheet serves until there is another.
pub fn serving(year: u16) -> Result<&'static Instrument> {
    let earlier = known()?.into_iter().rev().find(|instrument| instrument.year <= year);
    earlier.map_or_else(|| by_year(year), Ok)
}

/// The instrument meant for this year.
pub fn by_year(year: u16) -> Result<&'static Instrument> {
    let all = known()?;
    all.iter().rev().copied().find(|i| i.year == year).ok_or_else(|| AppError::NoInstrumentForYear {
        year,
        known: all.iter().map(|i| i.year.to_string()).collect(),
    })
}

/// The text of a data file beside the instruments.
pub fn data(path: &str) -> Option<&'static str> {
    ASSESSMENTS.get_file(path)?.contents_utf8()
}

/// What a data file beside the instruments says, read once and kept.
pub(crate) fn read_once<T>(
    kept: &'static OnceLock<std::result::Result<T, String>>,
    path: &str,
    read: impl FnOnce(&str) -> std::result::Result<T, String>,
) -> Result<&'static T> {
    let read = || {
        let text = data(path).ok_or_else(|| format!("{path} tidak ada"))?;
        read(text).map_err(|error| format!("{path}: {error}"))
    };
    kept.get_or_init(read).as_ref().map_err(|error| AppError::Instrument(error.clone()))
}

/// The data files of a folder beside the instruments, each with its path, by name.
pub fn data_in(folder: &str) -> Vec<(&'static str, &'static str)> {
    let files = ASSESSMENTS.get_dir(folder).into_iter().flat_map(Dir::files);
    let mut found: Vec<_> =
        files.filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?))).collect();
    found.sort_unstable();
    found
}

fn read_all() -> std::result::Result<Vec<Instrument>, LoadError> {
    let mut instruments = Vec::new();
    let folders = ASSESSMENTS.dirs().filter(|dir| dir.get_file(dir.path().join("instrument.toml")).is_some());
    for folder in folders {
        let files: Vec<(&str, &str)> = folder
            .files()
            .filter(|file| file.path().extension().is_some_and(|extension| extension == "toml"))
            .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
            .collect();
        instruments.push(load(&files)?);
    }
    instruments.sort_by_key(|instrument| instrument.year);
    Ok(instruments)
}
