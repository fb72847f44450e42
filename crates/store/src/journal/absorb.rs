//! Taking in changes made elsewhere: the union of two journals.

use pilar_core::journal::Change;
use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use super::pen::append;
use crate::convert::signed;
use crate::{Result, StoreError, Workspace, workspace};

/// What absorbing did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Absorbed {
    /// Changes that were not known.
    pub new: u64,
    /// Changes that were known already.
    pub known: u64,
}

impl Workspace {
    /// Adds changes made in other workspaces, and the assessment when it is new here; idempotent, in any order.
    ///
    /// The later clock gives the value; conflicts are found by `pilar-core`'s merge, before or after. Content that
    /// revisions name need not be stored yet; [`Workspace::check`] lists what is missing. What could be undone or
    /// redone stays so unless an absorbed change replaced it.
    /// [`StoreError::ForeignChange`], and nothing taken in, when a change belongs to another assessment.
    pub fn absorb(
        &mut self,
        assessment: Uuid,
        instrument_key: &str,
        created_millis: u64,
        changes: &[Change],
        now_millis: u64,
    ) -> Result<Absorbed> {
        self.writable()?;
        if let Some(foreign) = changes.iter().find(|change| change.assessment != assessment) {
            return Err(StoreError::ForeignChange(foreign.id));
        }
        let transaction = self.main.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.prepare_cached(include_str!("../assessment/create.sql"))?.execute((
            assessment.into_bytes(),
            instrument_key,
            signed(created_millis)?,
        ))?;
        let mut replica = workspace::replica(&transaction)?;
        let mut absorbed = Absorbed::default();
        for change in changes {
            if change.replica == replica && !knows(&transaction, change.id)? {
                // Our id on a change we did not make: the folder was copied, or a backup restored by hand.
                replica = workspace::renew_replica(&transaction, now_millis)?;
            }
            if append(&transaction, change)?.is_some() {
                absorbed.new += 1;
            } else {
                absorbed.known += 1;
            }
        }
        transaction.commit()?;
        self.replica = replica;
        Ok(absorbed)
    }
}

fn knows(connection: &Connection, change: Uuid) -> Result<bool> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM change WHERE id = ?1")?;
    Ok(statement.exists([change.into_bytes()])?)
}
