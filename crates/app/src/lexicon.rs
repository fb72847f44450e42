//! Words and spellings that units use, from the data compiled into the program.

use std::sync::OnceLock;

use pilar_core::filing::Lexicon;

use crate::error::{AppError, Result};
use crate::instruments;

/// The words of `assessments/reading/folders.toml`.
pub(crate) fn lexicon() -> Result<&'static Lexicon> {
    static READ: OnceLock<std::result::Result<Lexicon, String>> = OnceLock::new();
    let read = || {
        let file = "reading/folders.toml";
        let text = instruments::data(file).ok_or_else(|| format!("{file} tidak ada"))?;
        Lexicon::read(text).map_err(|error| format!("{file}: {error}"))
    };
    READ.get_or_init(read).as_ref().map_err(|error| AppError::Instrument(error.clone()))
}
