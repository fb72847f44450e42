//! Reads a JSON file with bounds on its size.

use std::io::Read;
use std::path::Path;

use encoding_rs::Encoding;
use serde::de::DeserializeOwned;

use crate::read_error::ReadError;
use crate::xlsx::guard::{self, Container, MEGABYTE};

/// Largest JSON file, in bytes.
pub(crate) const LARGEST_FILE: u64 = 50 * MEGABYTE;

/// Reads a whole JSON file as UTF-8 without a byte order mark. What another one names, UTF-16 as Windows programs save
/// it, is read as that.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, ReadError> {
    let (mut file, size) = guard::open(path, LARGEST_FILE)?;
    if guard::container(&mut file)? != Container::Other {
        return Err(ReadError::NotJson { line: 1, column: 1 });
    }
    let mut bytes = Vec::new();
    file.take(size).read_to_end(&mut bytes)?;
    let Some((encoding, mark)) = Encoding::for_bom(&bytes) else { return Ok(bytes) };
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
    text.map(|text| text.into_owned().into_bytes()).ok_or(ReadError::Damaged)
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
