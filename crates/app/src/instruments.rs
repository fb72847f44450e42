//! The instruments that ship with Pilar, read from the data compiled into the program.

use std::sync::OnceLock;

use include_dir::{Dir, include_dir};
use pilar_core::instrument::{Instrument, LoadError, load};

use crate::error::{AppError, Result};

static ASSESSMENTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../assessments");

/// Every instrument, oldest year first.
pub fn all() -> Result<&'static [Instrument]> {
    static LOADED: OnceLock<std::result::Result<Vec<Instrument>, LoadError>> = OnceLock::new();
    LOADED.get_or_init(read_all).as_deref().map_err(|error| AppError::Instrument(error.to_string()))
}

/// The instrument with this key.
pub fn by_key(key: &str) -> Result<&'static Instrument> {
    all()?.iter().find(|i| i.key == key).ok_or_else(|| AppError::UnknownInstrument(key.into()))
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
