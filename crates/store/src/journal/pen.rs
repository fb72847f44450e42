//! The only place that writes to the journal.

use pilar_core::assessment::{Role, Side, require_right, row};
use pilar_core::journal::{Change, Clock, Digest, Operation, Repairs, Subject, beginning};
use pilar_core::merge::{Refusal, is_too_large};
use pilar_core::review::Progress;
use rusqlite::{CachedStatement, Connection, params};
use serde_json::Value;
use uuid::Uuid;

use super::clocks::{clock_repairs, count_again};
use super::state::{project, value_of};
use super::{Actor, clock};
use crate::clock::new_id;
use crate::convert::{ids_text, signed};
use crate::{Result, StoreError, workspace};

/// Writes the changes of one action inside an open transaction.
pub(crate) struct Pen<'a> {
    connection: &'a Connection,
    action: Uuid,
    action_name: &'a str,
    assessment: Uuid,
    by: &'a Actor,
    now_millis: u64,
    replica: Uuid,
    sequence: u64,
    /// Position and hash of the replica's latest change here, or the beginning of its chain.
    tip: (u64, Digest),
    clock: Clock,
    /// Repairs of clocks, also from elsewhere; one may be about positions that are still to be written.
    repairs: Repairs,
    rows: Option<Rows>,
    /// How far the review is, for asking the table of rights.
    progress: Progress,
    role: Role,
    beginning: bool,
}

impl<'a> Pen<'a> {
    /// Starts an action, one that begins the assessment or one in it; the caller holds the write lock, so sequence and
    /// clock are nobody else's.
    pub(crate) fn take(
        connection: &'a Connection,
        assessment: Uuid,
        action_name: &'a str,
        by: &'a Actor,
        now_millis: u64,
        beginning: bool,
    ) -> Result<Self> {
        // Read again: another connection may have given the workspace a new id since it was opened.
        let replica = workspace::replica(connection)?;
        Ok(Self {
            connection,
            action: new_id(now_millis),
            action_name,
            assessment,
            by,
            now_millis,
            replica,
            sequence: workspace::sequence(connection)?,
            tip: tip(connection, assessment, replica)?,
            clock: latest_clock(connection)?,
            repairs: Repairs::of(&clock_repairs(connection, assessment)?),
            rows: None,
            progress: progress(connection, assessment)?,
            role: Role::of(&by.role),
            beginning,
        })
    }

    /// The replica that writes, and the position of its next change.
    pub(crate) fn place(&self) -> (Uuid, u64) {
        (self.replica, self.tip.0 + 1)
    }

    /// Whether what is written is dated later than the wall time, since what was seen before it is.
    pub(crate) fn is_ahead(&self) -> bool {
        self.clock.millis > self.now_millis
    }

    /// What was written; `None` when that is nothing.
    pub(crate) fn rows(&self) -> Option<Rows> {
        self.rows
    }

    /// Appends a change, makes it the subject's current one and returns its row.
    pub(crate) fn write(
        &mut self,
        operation: Operation,
        subject: &Subject,
        value: Value,
        base: Option<Uuid>,
        settles: Vec<Uuid>,
    ) -> Result<i64> {
        self.require(subject, &value)?;
        self.clock = self.clock.next(self.now_millis);
        self.sequence += 1;
        let mut change = Change {
            id: new_id(self.now_millis),
            action: self.action,
            action_name: self.action_name.to_owned(),
            assessment: self.assessment,
            replica: self.replica,
            sequence: self.sequence,
            clock: self.clock,
            author: self.by.name.clone(),
            role: self.role_for(subject),
            operation,
            subject: subject.clone(),
            value,
            base,
            settles,
            link: None,
            taken_back_millis: 0,
        };
        let (position, previous) = self.tip;
        change.chain(position + 1, previous);
        change.taken_back_millis = self.repairs.taken_back_millis(&change);
        if !change.has_safe_numbers() {
            return Err(Refusal::BadNumber { change: change.id }.into());
        }
        if is_too_large(&change) {
            return Err(Refusal::TooLarge { change: change.id }.into());
        }
        let at = insert(self.connection, &mut append(self.connection)?, &change)?
            .ok_or_else(|| StoreError::damaged(format!("change {} exists already", change.id)))?;
        project(self.connection, self.assessment, subject, at)?;
        if change.taken_back_millis > 0 {
            count_again(self.connection, self.assessment, subject)?;
        }
        touch(self.connection, self.assessment, change.effective_clock())?;
        workspace::set_sequence(self.connection, self.sequence)?;
        self.tip = change.link.map_or(self.tip, |link| (link.position, link.hash));
        self.rows = Some(Rows::with(self.rows, at));
        Ok(at)
    }

    /// Whether the actor may write this; whoever begins an assessment may fill in all of it.
    pub(crate) fn require(&self, subject: &Subject, value: &Value) -> Result<()> {
        if self.beginning {
            return Ok(());
        }
        require_right(&self.role, self.progress, subject, value).map_err(StoreError::Forbidden)
    }

    /// The role a change is written in: in a new assessment, what is not the unit's came from a file and says so.
    fn role_for(&self, subject: &Subject) -> String {
        let from_file = self.beginning && row(subject).side != Side::Unit;
        if from_file { Role::File.key().to_owned() } else { self.by.role.clone() }
    }
}

/// Rows of the journal that were written one after the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows {
    /// The first.
    pub first: i64,
    /// The last.
    pub last: i64,
}

impl Rows {
    /// These rows, if there are any, and the one written after them.
    pub(crate) fn with(rows: Option<Self>, row: i64) -> Self {
        Self { first: rows.map_or(row, |rows| rows.first), last: row }
    }
}

/// How far the review of an assessment is.
fn progress(connection: &Connection, assessment: Uuid) -> Result<Progress> {
    let Some(value) = value_of(connection, assessment, &Subject::Progress)? else {
        return Ok(Progress::default());
    };
    serde_json::from_value(value).map_err(|error| StoreError::damaged(format!("progress: {error}")))
}

/// Position and hash of a replica's latest change to an assessment; 0 and the chain's beginning before the first.
fn tip(connection: &Connection, assessment: Uuid, replica: Uuid) -> Result<(u64, Digest)> {
    let end = workspace::end(connection, assessment, replica)?;
    Ok(end.map_or_else(|| (0, beginning(assessment, replica)), |end| (end.position, end.hash)))
}

/// The latest clock in the whole workspace.
fn latest_clock(connection: &Connection) -> Result<Clock> {
    Ok(connection.prepare_cached(include_str!("latest_clock.sql"))?.query_row([], |row| clock(row, 0))?)
}

/// The statement that [`insert`] runs.
pub(super) fn append(connection: &Connection) -> Result<CachedStatement<'_>> {
    Ok(connection.prepare_cached(include_str!("append.sql"))?)
}

/// Writes a change to the journal and returns its row; `None`, and nothing written, when its content is known.
pub(super) fn insert(
    connection: &Connection,
    append: &mut CachedStatement<'_>,
    change: &Change,
) -> Result<Option<i64>> {
    let inserted = append.execute(params![
        change.id.into_bytes(),
        change.action.into_bytes(),
        &change.action_name,
        change.assessment.into_bytes(),
        change.replica.into_bytes(),
        signed(change.sequence)?,
        signed(change.clock.millis)?,
        change.clock.counter,
        &change.author,
        &change.role,
        change.operation.as_str(),
        change.subject.to_string(),
        change.value.to_string(),
        change.base.map(Uuid::into_bytes),
        ids_text(&change.settles),
        change.content().bytes(),
        change.link.map(|link| signed(link.position)).transpose()?,
        change.link.map(|link| link.previous.bytes()),
        change.link.map(|link| link.hash.bytes()),
        signed(change.effective_clock().millis)?,
    ])?;
    Ok((inserted > 0).then(|| connection.last_insert_rowid()))
}

/// Notes that an assessment was changed at this time.
pub(super) fn touch(connection: &Connection, assessment: Uuid, clock: Clock) -> Result<()> {
    connection
        .prepare_cached("UPDATE assessment SET changed_millis = max(changed_millis, ?2) WHERE id = ?1")?
        .execute((assessment.into_bytes(), signed(clock.millis)?))?;
    Ok(())
}
