//! How the journal of an assessment begins.

use pilar_core::journal::{Operation, Subject};
use rusqlite::Connection;
use serde_json::Value;
use uuid::Uuid;

use super::Actor;
use super::pen::Pen;
use crate::convert::signed;
use crate::{Result, StoreError};

/// What a new assessment begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning<'a> {
    /// The key of the instrument it is measured with.
    pub instrument: &'a str,
    /// The value of [`Subject::Profile`].
    pub profile: Value,
}

/// Creates an assessment inside an open transaction.
pub(crate) fn create(
    connection: &Connection,
    id: Uuid,
    beginning: Beginning<'_>,
    by: &Actor,
    now_millis: u64,
) -> Result<()> {
    let created = connection.prepare_cached(include_str!("create.sql"))?.execute((
        id.into_bytes(),
        beginning.instrument,
        signed(now_millis)?,
    ))?;
    if created == 0 {
        return Err(StoreError::AssessmentExists(id));
    }
    let mut pen = Pen::take(connection, id, "Buat penilaian", by, now_millis, true)?;
    pen.write(Operation::SetProfile, &Subject::Profile, beginning.profile, None, Vec::new())?;
    Ok(())
}
