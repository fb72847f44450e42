use rusqlite::Connection;
use uuid::Uuid;

use crate::{Result, StoreError};

/// [`StoreError::UnknownAssessment`] unless it exists.
pub(super) fn require(connection: &Connection, id: Uuid) -> Result<()> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM assessment WHERE id = ?1")?;
    if statement.exists([id.into_bytes()])? { Ok(()) } else { Err(StoreError::UnknownAssessment(id)) }
}
