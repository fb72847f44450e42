//! Values between Rust and SQLite.

use pilar_core::journal::Digest;
use rusqlite::Row;
use rusqlite::types::Type;
use serde_json::Value;
use uuid::Uuid;

use crate::{Result, StoreError};

/// SQLite's integers are signed; our counts and times stay far below the limit unless something is wrong.
pub(crate) fn signed(number: u64) -> Result<i64> {
    i64::try_from(number).map_err(|_| {
        StoreError::Sqlite(rusqlite::Error::ToSqlConversionFailure(
            format!("{number} is too large to store").into(),
        ))
    })
}

pub(crate) fn unsigned(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, number))
}

pub(crate) fn uuid(row: &Row<'_>, column: usize) -> rusqlite::Result<Uuid> {
    Ok(Uuid::from_bytes(row.get(column)?))
}

pub(crate) fn digest(row: &Row<'_>, column: usize) -> rusqlite::Result<Digest> {
    Ok(Digest::from(row.get::<_, [u8; 32]>(column)?))
}

/// A JSON array of ids, or NULL for none.
pub(crate) fn ids(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<Uuid>> {
    let Some(text) = row.get_ref(column)?.as_str_or_null()? else { return Ok(Vec::new()) };
    serde_json::from_str(text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error)))
}

/// The inverse of [`ids`].
pub(crate) fn ids_text(ids: &[Uuid]) -> Option<String> {
    (!ids.is_empty()).then(|| serde_json::json!(ids).to_string())
}

pub(crate) fn json(row: &Row<'_>, column: usize) -> rusqlite::Result<Value> {
    let text = row.get_ref(column)?.as_str()?;
    serde_json::from_str(text)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error)))
}
