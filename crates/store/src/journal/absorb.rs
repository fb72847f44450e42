//! Taking in changes made elsewhere: the union of two journals.

use std::collections::{HashMap, hash_map};

use pilar_core::journal::{Change, Clock, Subject};
use pilar_core::merge::Refusal;
use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use super::examine::examine;
use super::incoming::Incoming;
use super::pen::{Rows, append, insert, project, touch};
use super::undo;
use crate::convert::signed;
use crate::{Result, Workspace, workspace};

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
    /// The later clock gives the value; [`Workspace::unreplaced`] has what competes. All of it is one step that
    /// [`Workspace::undo`] takes back, except for the assessment itself and its first profile. Content that
    /// revisions name need not be stored yet; [`Workspace::check`] lists what is missing.
    /// [`StoreError::Refused`](crate::StoreError::Refused), and nothing taken in, when one change cannot be.
    pub fn absorb(&mut self, incoming: Incoming<'_>) -> Result<Absorbed> {
        self.writable()?;
        let transaction = self.main.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let new = examine(&transaction, &incoming)?;
        let absorbed = Absorbed {
            new: new.len() as u64,
            known: incoming.changes.len().saturating_sub(new.len()) as u64,
        };
        transaction.prepare_cached(include_str!("create.sql"))?.execute((
            incoming.assessment.into_bytes(),
            incoming.instrument,
            signed(incoming.created_millis.min(incoming.now_millis))?,
        ))?;
        let mut replica = workspace::replica(&transaction)?;
        if new.iter().any(|change| change.replica == replica) {
            // Our id on a change we did not make: the folder was copied, or a backup restored by hand.
            replica = workspace::renew_replica(&transaction, incoming.now_millis)?;
        }
        take_in(&transaction, &incoming, &new)?;
        transaction.commit()?;
        self.replica = replica;
        Ok(absorbed)
    }

    /// Which of these changes [`Workspace::absorb`] would add; refuses what it would refuse, and changes nothing.
    pub fn examine<'a>(&self, incoming: &Incoming<'a>) -> Result<Vec<&'a Change>> {
        // One transaction, so that one moment is looked at and nothing is locked for each change.
        let transaction = self.main.unchecked_transaction()?;
        examine(&transaction, incoming)
    }
}

/// Writes the changes, the latest of each subject to the projection, and the step.
fn take_in(connection: &Connection, incoming: &Incoming<'_>, new: &[&Change]) -> Result<()> {
    let mut latest: HashMap<&Subject, ((Clock, Uuid), i64)> = HashMap::new();
    let mut rows: Option<Rows> = None;
    let mut append = append(connection)?;
    for change in new {
        let row = insert(connection, &mut append, change)?
            .ok_or(Refusal::SameIdOtherContent { change: change.id })?;
        rows = Some(Rows::with(rows, row));
        match latest.entry(&change.subject) {
            hash_map::Entry::Vacant(place) => {
                place.insert((change.order(), row));
            }
            hash_map::Entry::Occupied(mut place) if place.get().0 < change.order() => {
                place.insert((change.order(), row));
            }
            hash_map::Entry::Occupied(_) => {}
        }
    }
    for (subject, (_, row)) in &latest {
        project(connection, incoming.assessment, subject, *row)?;
    }
    if let Some(clock) = new.iter().map(|change| change.clock).max() {
        touch(connection, incoming.assessment, clock)?;
    }
    undo::remember(connection, incoming.assessment, incoming.name, rows, true)
}
