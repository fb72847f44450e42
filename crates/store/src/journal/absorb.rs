//! Taking in changes made elsewhere: the union of two journals.

use std::borrow::Cow;
use std::collections::{HashMap, hash_map};

use pilar_core::journal::{Change, Subject};
use pilar_core::merge::{Examined, Fork, Node};
use rusqlite::{Connection, TransactionBehavior};
use uuid::Uuid;

use super::clocks::{project_redated, settle_clocks};
use super::examine::examine;
use super::incoming::Incoming;
use super::late::settle_late;
use super::pen::{Rows, append, insert, touch};
use super::state::project;
use super::{quarantine, undo};
use crate::convert::signed;
use crate::{Result, StoreError, Workspace, workspace};

/// What absorbing did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Absorbed {
    /// Changes that were not known and count; some may have waited in quarantine.
    pub new: u64,
    /// Changes that were known already.
    pub known: u64,
    /// Changes that are in quarantine now.
    pub quarantined: u64,
    /// Where branches of a chain part, of which one is new.
    pub forks: Vec<Fork>,
}

impl Workspace {
    /// Adds changes made in other workspaces, and the assessment when it is new here; idempotent, in any order.
    ///
    /// The later clock gives the value; [`Workspace::unreplaced`] has what competes. All of it is one step that
    /// [`Workspace::undo`] takes back, except for the assessment itself and its first profile. Content that
    /// revisions name need not be stored yet; [`Workspace::check`] lists what is missing. What does not close to the
    /// beginning of its chain is kept apart: [`Workspace::quarantined`].
    /// [`StoreError::Refused`](crate::StoreError::Refused), and nothing taken in, when no honest program wrote one of
    /// the changes.
    pub fn absorb(&mut self, incoming: Incoming<'_>) -> Result<Absorbed> {
        self.writable()?;
        let transaction = self.main.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let examined = examine(&transaction, &incoming)?;
        transaction.prepare_cached(include_str!("create.sql"))?.execute((
            incoming.assessment.into_bytes(),
            incoming.instrument,
            signed(incoming.created_millis.min(incoming.now_millis))?,
        ))?;
        let mut replica = workspace::replica(&transaction)?;
        let ours = |node: &Node| node.replica == replica;
        if examined.admitted.iter().any(|change| change.replica == replica) || examined.stubs.iter().any(ours)
        {
            // Our id on a change we did not make: the folder was copied, or a backup restored by hand.
            replica = workspace::renew_replica(&transaction, incoming.now_millis)?;
        }
        take_in(&transaction, &incoming, &examined.admitted)?;
        keep_stubs(&transaction, incoming.assessment, &examined)?;
        if examined.admitted.iter().any(|change| matches!(change.subject, Subject::Clock(_))) {
            settle_clocks(&transaction, incoming.assessment)?;
        } else {
            // Each came with the clock that the repairs here give it.
            project_redated(&transaction, incoming.assessment)?;
        }
        settle_late(&transaction, incoming.assessment)?;
        quarantine::keep(&transaction, incoming.assessment, &examined, incoming.now_millis)?;
        transaction.commit()?;
        self.replica = replica;
        self.remember(incoming.assessment)?;
        Ok(Absorbed {
            new: examined.admitted.len() as u64,
            known: examined.known as u64,
            quarantined: examined.quarantined.len() as u64,
            forks: examined.forks,
        })
    }

    /// What [`Workspace::absorb`] would make of these changes; refuses what it would refuse, and changes nothing.
    pub fn examine<'a>(&self, incoming: &Incoming<'a>) -> Result<Examined<'a>> {
        // One transaction, so that one moment is looked at and nothing is locked for each change.
        let transaction = self.main.unchecked_transaction()?;
        examine(&transaction, incoming)
    }
}

/// Adds the links that came without a change, and drops those whose change is here now.
fn keep_stubs(connection: &Connection, assessment: Uuid, examined: &Examined<'_>) -> Result<()> {
    let assessment = assessment.into_bytes();
    let mut keep = connection.prepare_cached(
        "INSERT INTO stub (assessment, replica, position, hash, previous, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT DO NOTHING",
    )?;
    for Node { replica, link } in &examined.stubs {
        let (hash, previous, content) = (link.hash.bytes(), link.previous.bytes(), link.content.bytes());
        keep.execute((assessment, replica.into_bytes(), signed(link.position)?, hash, previous, content))?;
    }
    let mut any = connection.prepare_cached("SELECT 1 FROM stub WHERE assessment = ?1 LIMIT 1")?;
    if !any.exists([assessment])? {
        return Ok(());
    }
    let mut drop = connection.prepare_cached(
        "DELETE FROM stub WHERE assessment = ?1 AND replica = ?2 AND position = ?3 AND hash = ?4",
    )?;
    for change in &examined.admitted {
        if let Some(link) = change.link {
            let replica = change.replica.into_bytes();
            drop.execute((assessment, replica, signed(link.position)?, link.hash.bytes()))?;
        }
    }
    Ok(())
}

/// Writes the changes, the latest of each subject to the projection, and the step.
fn take_in(connection: &Connection, incoming: &Incoming<'_>, new: &[Cow<'_, Change>]) -> Result<()> {
    let mut latest: HashMap<&Subject, (&Change, i64)> = HashMap::new();
    let mut rows: Option<Rows> = None;
    let mut append = append(connection)?;
    for change in new {
        let row = insert(connection, &mut append, change)?
            .ok_or_else(|| StoreError::damaged(format!("change {} came twice", change.id)))?;
        rows = Some(Rows::with(rows, row));
        match latest.entry(&change.subject) {
            hash_map::Entry::Vacant(place) => {
                place.insert((change, row));
            }
            hash_map::Entry::Occupied(mut place) if place.get().0.cmp_order(change).is_lt() => {
                place.insert((change, row));
            }
            hash_map::Entry::Occupied(_) => {}
        }
    }
    for (subject, (_, row)) in &latest {
        project(connection, incoming.assessment, subject, *row)?;
    }
    if let Some(clock) = new.iter().map(|change| change.effective_clock()).max() {
        touch(connection, incoming.assessment, clock)?;
    }
    undo::remember(connection, incoming.assessment, incoming.name, rows, true)
}
