//! One action: begin, let the caller set values, journal them, commit.

use std::collections::{BTreeMap, HashSet};

use pilar_core::assessment::row;
use pilar_core::journal::{Change, Operation, Subject};
use pilar_core::merge::Held;
use rusqlite::{Connection, TransactionBehavior};
use serde_json::Value;
use uuid::Uuid;

use super::Action;
use super::begin::{Beginning, create};
use super::clocks::settle_clocks;
use super::held::held;
use super::known::require;
use super::late::settle_late;
use super::pen::Pen;
use super::state::{current, value_of};
use crate::{Result, StoreError, Workspace, evidence};

/// The inside of an action: sees the values as this action leaves them.
///
/// What is set is written to the journal when the work is done, one change per subject, in the order in which
/// the subjects were first set; a subject set back to what it was leaves no trace.
pub struct Acting<'a> {
    connection: &'a Connection,
    evidence: &'a Connection,
    assessment: Uuid,
    pen: Pen<'a>,
    pending: Vec<Pending>,
    places: BTreeMap<Subject, usize>,
}

struct Pending {
    operation: Operation,
    subject: Subject,
    value: Value,
    before: Value,
    base: Option<Uuid>,
    /// What the current change settles, and what a decision adds to that.
    settles: Vec<Uuid>,
    decides: bool,
}

impl Workspace {
    /// Performs one action in one transaction and commits when the work returns `Ok`.
    ///
    /// An action that changes nothing writes nothing. A new action clears what could be redone.
    /// [`StoreError::UnknownAssessment`] before any work when the assessment does not exist.
    pub fn act<T, E: From<StoreError>>(
        &mut self,
        action: Action<'_>,
        work: impl FnOnce(&mut Acting<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.perform(None, action, work)
    }

    /// Creates the action's assessment and performs the action, both or neither.
    ///
    /// [`StoreError::AssessmentExists`] when the id is taken. Undoing the action leaves the assessment itself.
    pub fn create_and_act<T, E: From<StoreError>>(
        &mut self,
        beginning: Beginning<'_>,
        action: Action<'_>,
        work: impl FnOnce(&mut Acting<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.perform(Some(beginning), action, work)
    }

    fn perform<T, E: From<StoreError>>(
        &mut self,
        beginning: Option<Beginning<'_>>,
        action: Action<'_>,
        work: impl FnOnce(&mut Acting<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.writable()?;
        let transaction =
            self.main.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        let begins = beginning.is_some();
        match beginning {
            Some(beginning) => {
                create(&transaction, action.assessment, beginning, action.by, action.now_millis)?;
            }
            None => require(&transaction, action.assessment)?,
        }
        let pen =
            Pen::take(&transaction, action.assessment, action.name, action.by, action.now_millis, begins)?;
        let mut acting = Acting {
            connection: &transaction,
            evidence: &self.evidence,
            assessment: action.assessment,
            pen,
            pending: Vec::new(),
            places: BTreeMap::new(),
        };
        let outcome = work(&mut acting)?;
        acting.journal(&action)?;
        if let Some(past) = &mut self.past {
            past.intend(&transaction, action.assessment)?;
        }
        transaction.commit().map_err(StoreError::from)?;
        self.remember(action.assessment)?;
        Ok(outcome)
    }
}

impl Pending {
    /// Adds what a decision settles; false when that is nothing new.
    fn settle(&mut self, settles: &[Uuid]) -> bool {
        let known = self.settles.len();
        let mut seen: HashSet<Uuid> = self.settles.iter().copied().chain(self.base).collect();
        self.settles.extend(settles.iter().filter(|change| seen.insert(**change)));
        // An id that was given twice names both: the base replaces them.
        let twins = settles.iter().filter(|change| Some(**change) == self.base).count() > 1;
        let is_new = twins || self.settles.len() > known;
        self.decides |= is_new;
        is_new
    }
}

impl Acting<'_> {
    /// Sets a subject's value; `null` takes it away. False, and nothing to write, when it has that value already.
    ///
    /// A value that names a `sha256` must name content that is stored: [`StoreError::UnknownBlob`] otherwise. Whether
    /// the actor may write it is asked when the work is done: [`StoreError::Forbidden`], and nothing is written.
    pub fn set(&mut self, subject: Subject, value: Value) -> Result<bool> {
        let operation = row(&subject).operation(&value);
        self.put(operation, subject, value, &[])
    }

    /// Sets a subject's value as a change from elsewhere gave it, also one this version does not know.
    pub fn set_as(&mut self, change: Change) -> Result<bool> {
        self.put(change.operation, change.subject, change.value, &[])
    }

    /// Sets a subject's value as [`Acting::set`] does and settles changes that compete with its current one, which
    /// need not lose its value. What is settled is no conflict any more, until this is undone.
    pub fn decide(
        &mut self,
        operation: Operation,
        subject: Subject,
        value: Value,
        settles: &[Uuid],
    ) -> Result<bool> {
        self.put(operation, subject, value, settles)
    }

    fn put(
        &mut self,
        operation: Operation,
        subject: Subject,
        value: Value,
        settles: &[Uuid],
    ) -> Result<bool> {
        self.require_content(&value)?;
        if let Some(&place) = self.places.get(&subject) {
            let pending = &mut self.pending[place];
            let decides = pending.settle(settles);
            if pending.value == value && !decides {
                return Ok(false);
            }
            pending.value = value;
            pending.operation = operation;
            return Ok(true);
        }
        let (before, base, settled) = match current(self.connection, self.assessment, &subject)? {
            Some(current) => (current.value, Some(current.change), current.settles),
            None => (Value::Null, None, Vec::new()),
        };
        let mut pending = Pending {
            operation,
            subject: subject.clone(),
            value,
            before,
            base,
            settles: settled,
            decides: false,
        };
        if !pending.settle(settles) && pending.before == pending.value {
            // Nothing to write; whoever may not is told so all the same.
            self.pen.require(&subject, &pending.value)?;
            return Ok(false);
        }
        self.places.insert(subject, self.pending.len());
        self.pending.push(pending);
        Ok(true)
    }

    /// A subject's value as of now, this action included; `None` when it has none.
    pub fn get(&self, subject: &Subject) -> Result<Option<Value>> {
        if let Some(&place) = self.places.get(subject) {
            return Ok(Some(self.pending[place].value.clone()).filter(|value| !value.is_null()));
        }
        value_of(self.connection, self.assessment, subject)
    }

    /// The replica that writes, and the position that the next subject set for the first time gets in its chain.
    pub fn place(&self) -> (Uuid, u64) {
        let (replica, position) = self.pen.place();
        (replica, position + self.pending.len() as u64)
    }

    /// How far the assessment's journal goes before this action.
    pub fn held(&self) -> Result<Held> {
        held(self.connection, self.assessment)
    }

    /// The assessment this action changes.
    pub fn assessment(&self) -> Uuid {
        self.assessment
    }

    fn require_content(&self, value: &Value) -> Result<()> {
        let Some(sha256) = value.get("sha256").and_then(Value::as_str) else { return Ok(()) };
        match evidence::find(self.evidence, sha256) {
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err(StoreError::UnknownBlob(sha256.into())),
            Err(error) => Err(error.about(crate::EVIDENCE_DB)),
        }
    }

    fn journal(self, action: &Action<'_>) -> Result<()> {
        let mut pending =
            self.pending.into_iter().filter(|it| it.decides || it.value != it.before).peekable();
        if pending.peek().is_none() {
            return Ok(());
        }
        let mut pen = self.pen;
        let repairs = self.places.keys().any(|subject| matches!(subject, Subject::Clock(_)));
        let steps = self.places.contains_key(&Subject::Progress);
        for change in pending {
            pen.write(change.operation, &change.subject, change.value, change.base, change.settles)?;
        }
        if repairs {
            settle_clocks(self.connection, action.assessment)?;
        }
        if steps {
            settle_late(self.connection, action.assessment)?;
        }
        super::undo::remember(self.connection, action.assessment, action.name, pen.rows(), false)
    }
}
