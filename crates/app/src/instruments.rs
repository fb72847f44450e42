//! The instruments that ship with Pilar, read from the data compiled into the program.

use std::sync::{Mutex, OnceLock, PoisonError};

use include_dir::{Dir, include_dir};
use pilar_core::assessment::Pin;
use pilar_core::instrument::{Instrument, LoadError, Variant, load};

use crate::error::{AppError, InstrumentError, Result};

static ASSESSMENTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assessments");

/// Every instrument, oldest year first.
pub fn all() -> Result<&'static [Instrument]> {
    static LOADED: OnceLock<std::result::Result<Vec<Instrument>, LoadError>> = OnceLock::new();
    LOADED.get_or_init(read_all).as_deref().map_err(|error| AppError::Instrument(error.to_string()))
}

/// The newest instrument with this key.
pub fn by_key(key: &str) -> Result<&'static Instrument> {
    let newest = all()?.iter().filter(|i| i.key == key).max_by_key(|i| i.version);
    newest.ok_or_else(|| AppError::UnknownInstrument(key.into()))
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
    let mut same_key: Vec<&'static Instrument> = all()?.iter().filter(|one| one.key == pin.key).collect();
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
    let earlier = all()?.iter().rev().find(|instrument| instrument.year <= year);
    earlier.map_or_else(|| by_year(year), Ok)
}

/// The instrument meant for this year.
pub fn by_year(year: u16) -> Result<&'static Instrument> {
    let all = all()?;
    all.iter().rev().find(|i| i.year == year).ok_or_else(|| AppError::NoInstrumentForYear {
        year,
        known: all.iter().map(|i| i.year.to_string()).collect(),
    })
}

/// The text of a data file beside the instruments.
pub fn data(path: &str) -> Option<&'static str> {
    ASSESSMENTS.get_file(path)?.contents_utf8()
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
