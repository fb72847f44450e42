//! The assessments of a workspace.

use rusqlite::{OptionalExtension, Row, TransactionBehavior};
use serde_json::Value;
use uuid::Uuid;

use crate::convert::{json, unsigned, uuid};
use crate::journal::{Actor, create};
use crate::{Beginning, Result, StoreError, Workspace};

/// One assessment as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentRow {
    /// Its id, the same in every workspace it reaches.
    pub id: Uuid,
    /// The key of the instrument it is measured with.
    pub instrument: String,
    /// When it was created, in milliseconds since 1970-01-01 UTC.
    pub created_millis: u64,
    /// The clock of its latest change, in the same unit.
    pub changed_millis: u64,
    /// The current value of [`Subject::Profile`](pilar_core::journal::Subject::Profile); `null` when there is none.
    pub profile: Value,
    /// The current value of [`Subject::Instrument`](pilar_core::journal::Subject::Instrument); `null` when there is none.
    pub pin: Value,
}

impl Workspace {
    /// Creates an assessment in one action, "Buat penilaian", that sets its profile and cannot be undone.
    ///
    /// [`StoreError::AssessmentExists`] when the id is taken.
    pub fn create_assessment(
        &mut self,
        id: Uuid,
        beginning: Beginning<'_>,
        by: &Actor,
        now_millis: u64,
    ) -> Result<()> {
        self.writable()?;
        let transaction = self.main.transaction_with_behavior(TransactionBehavior::Immediate)?;
        create(&transaction, id, beginning, by, now_millis)?;
        if let Some(past) = &mut self.past {
            past.intend(&transaction, id)?;
        }
        transaction.commit()?;
        self.remember(id)
    }

    /// Every assessment, oldest first.
    pub fn assessments(&self) -> Result<Vec<AssessmentRow>> {
        let mut statement = self.main.prepare_cached(include_str!("list.sql"))?;
        let rows = statement.query_map([None::<[u8; 16]>], assessment)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One assessment, or [`StoreError::UnknownAssessment`].
    pub fn assessment(&self, id: Uuid) -> Result<AssessmentRow> {
        self.main
            .prepare_cached(include_str!("list.sql"))?
            .query_row([id.into_bytes()], assessment)
            .optional()?
            .ok_or(StoreError::UnknownAssessment(id))
    }
}

fn assessment(row: &Row<'_>) -> rusqlite::Result<AssessmentRow> {
    Ok(AssessmentRow {
        id: uuid(row, 0)?,
        instrument: row.get(1)?,
        created_millis: unsigned(row, 2)?,
        changed_millis: unsigned(row, 3)?,
        profile: json(row, 4)?,
        pin: json(row, 5)?,
    })
}
