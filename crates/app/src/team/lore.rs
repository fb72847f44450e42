use std::sync::OnceLock;

use pilar_files::people::PeopleLore;

use crate::error::{AppError, Result};
use crate::instruments;

const READING: &str = "team/reading.toml";

/// What lists of people call things, from the data compiled into the program.
pub(super) fn words() -> Result<&'static PeopleLore> {
    static READ: OnceLock<std::result::Result<PeopleLore, String>> = OnceLock::new();
    let read = || {
        let text = instruments::data(READING).ok_or_else(|| format!("{READING} tidak ada"))?;
        PeopleLore::read(text).map_err(|error| format!("{READING}: {error}"))
    };
    READ.get_or_init(read).as_ref().map_err(|error| AppError::Instrument(error.clone()))
}
