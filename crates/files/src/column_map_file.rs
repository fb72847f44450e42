//! The file of a column map, read and judged.

use serde::Deserialize;

use crate::column_map::ColumnMap;
use crate::read_error::ReadError;

/// Only the version, which is looked at before anything else.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

impl ColumnMap {
    /// Reads the text of a file: TOML, or the same as JSON.
    ///
    /// # Errors
    /// [`ReadError::ColumnMap`] with everything that is wrong with it.
    pub fn read(text: &str) -> Result<Self, ReadError> {
        let map = Self::parse(text)?;
        map.require_sound()?;
        Ok(map.versioned())
    }

    fn parse(text: &str) -> Result<Self, ReadError> {
        let broken = |line: usize| refused(format!("susunannya tidak terbaca pada baris {line}"));
        let newer = |format: u32| refused(format!("formatnya ({format}) belum dikenal oleh versi Pilar ini"));
        if text.trim_start().starts_with('{') {
            let at = |error: serde_json::Error| broken(error.line());
            let Version { format } = serde_json::from_str(text).map_err(at)?;
            return if Self::is_known(format) {
                serde_json::from_str(text).map_err(at)
            } else {
                Err(newer(format))
            };
        }
        let at = |error: toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            broken(before.matches('\n').count() + 1)
        };
        let Version { format } = toml::from_str(text).map_err(at)?;
        if Self::is_known(format) { toml::from_str(text).map_err(at) } else { Err(newer(format)) }
    }

    /// [`ReadError::ColumnMap`] with everything that is wrong with it by itself, whatever the workbook.
    pub fn require_sound(&self) -> Result<(), ReadError> {
        let faults = self.faults();
        if faults.is_empty() { Ok(()) } else { Err(ReadError::ColumnMap { faults }) }
    }
}

/// Refuses a map for one fault.
pub(crate) fn refused(fault: String) -> ReadError {
    ReadError::ColumnMap { faults: vec![fault] }
}
