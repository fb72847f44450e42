//! What is known of worksheets in circulation, from the data compiled into the program.

use std::sync::OnceLock;

use pilar_files::xlsx::read::Lore;

use crate::error::{AppError, Result};
use crate::instruments;

/// Words of headings, and fingerprints of the questions of every instrument that has some.
pub(crate) fn lore() -> Result<&'static Lore> {
    static READ: OnceLock<std::result::Result<Lore, String>> = OnceLock::new();
    READ.get_or_init(read).as_ref().map_err(|error| AppError::Instrument(error.clone()))
}

fn read() -> std::result::Result<Lore, String> {
    let headings = instruments::data("reading/headings.toml").ok_or("reading/headings.toml tidak ada")?;
    let mut lore = Lore::read(headings).map_err(|error| format!("reading/headings.toml: {error}"))?;
    for instrument in instruments::all().map_err(|error| error.to_string())? {
        let file = format!("{}/fingerprints.txt", instrument.key);
        if let Some(lines) = instruments::data(&file) {
            lore =
                lore.with_fingerprints(&instrument.key, lines).map_err(|error| format!("{file}: {error}"))?;
        }
    }
    Ok(lore)
}
