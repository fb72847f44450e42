use std::io::{Cursor, Read as _};
use std::path::Path;

use super::table::Rows;
use super::{book, text};
use crate::read_error::ReadError;
use crate::xlsx::guard::{self, Container, MEGABYTE};

/// Largest file that is read, in bytes.
const LARGEST: u64 = 100 * MEGABYTE;
/// Reads a file whole, before anything looks into it.
///
/// # Errors
/// [`ReadError::TooLarge`] for one beyond what is read, or whatever the system says.
pub fn read_file(path: &Path) -> Result<Vec<u8>, ReadError> {
    let (file, size) = guard::open(path, LARGEST)?;
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads every table of a file: the one of a text file, or those of a workbook's visible sheets.
///
/// # Errors
/// Whatever keeps it from being read whole.
pub fn read_rows(bytes: &[u8]) -> Result<Vec<Rows>, ReadError> {
    let tables = match guard::container(&mut Cursor::new(bytes))? {
        Container::Zip | Container::Compound => book::read(bytes)?,
        Container::Other => vec![text::read(bytes)?],
    };
    if tables.iter().all(Rows::is_empty) { Err(ReadError::NoRows) } else { Ok(tables) }
}
