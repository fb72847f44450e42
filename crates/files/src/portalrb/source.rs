//! Reads a JSON file with bounds on its size.

use std::io::Read;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::read_error::ReadError;
use crate::xlsx::read::guard::{self, Container, MEGABYTE};

/// Largest JSON file, in bytes.
pub(crate) const LARGEST_FILE: u64 = 50 * MEGABYTE;

/// Reads a whole JSON file, without its byte order mark.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    let (mut file, size) = guard::open(path, LARGEST_FILE)?;
    if guard::container(&mut file)? != Container::Other {
        return Err(ReadError::NotJson { line: 1, column: 1 });
    }
    let mut bytes = Vec::new();
    file.take(size).read_to_end(&mut bytes)?;
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    Ok(bytes)
}

/// Parses JSON; `shape` says in Indonesian what was expected.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8], shape: &str) -> Result<T, ReadError> {
    serde_json::from_slice(bytes).map_err(|error| {
        if error.is_data() {
            let at = format!("{shape} (baris {}, kolom {})", error.line(), error.column());
            return ReadError::WrongShape { detail: at };
        }
        // serde_json has no kind for this error; its text is fixed and a test holds it.
        if error.to_string().starts_with("recursion limit exceeded") {
            return ReadError::TooDeep;
        }
        ReadError::NotJson { line: error.line(), column: error.column() }
    })
}
