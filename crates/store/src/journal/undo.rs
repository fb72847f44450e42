//! Undo and redo: the inverse of an action is appended as an action of its own.
//!
//! Each step remembers the rows whose inverse comes next: those of the user's own action, then of its undo, then of
//! its redo, and so on. The first undo of a merge has no action to invert, see `merged.rs`. A subject that something
//! else has changed meanwhile (a merge) is left as it is; a step of which nothing is left is dropped.

use pilar_core::journal::{Operation, Subject};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use uuid::Uuid;

use super::clocks::{made_again, settle_clocks};
use super::inverse::Inverse;
use super::known::require;
use super::late::settle_late;
use super::pen::{Pen, Rows};
use super::{Actor, merged};
use crate::convert::{ids, json, uuid};
use crate::{Result, Workspace};

#[derive(Clone, Copy)]
enum Direction {
    Undo,
    Redo,
}

struct Step {
    position: i64,
    name: String,
    effect: Effect,
}

/// The steps of one direction.
struct Steps {
    /// Those of which nothing is left, in the order in which they would have been turned.
    spent: Vec<Step>,
    /// The one to be turned next.
    next: Option<Step>,
}

/// What a step's next turn takes back.
#[derive(Clone, Copy)]
struct Effect {
    rows: Rows,
    /// Whether a merge brought these rows, and no action of this workspace.
    merged: bool,
}

impl Workspace {
    /// Takes back the latest action that can be, and returns its name; `None` when there is none.
    ///
    /// [`StoreError::Forbidden`](crate::StoreError::Forbidden), and nothing taken back, when one of its inverses is not
    /// the actor's to write; likewise for [`Workspace::redo`].
    pub fn undo(&mut self, assessment: Uuid, by: &Actor, now_millis: u64) -> Result<Option<String>> {
        self.turn(Direction::Undo, assessment, by, now_millis)
    }

    /// Performs again what was taken back last, and returns its name; `None` when there is none.
    pub fn redo(&mut self, assessment: Uuid, by: &Actor, now_millis: u64) -> Result<Option<String>> {
        self.turn(Direction::Redo, assessment, by, now_millis)
    }

    /// The name of the action [`Workspace::undo`] would take back.
    pub fn undo_name(&self, assessment: Uuid) -> Result<Option<String>> {
        self.turn_name(Direction::Undo, assessment)
    }

    /// The name of the action [`Workspace::redo`] would perform again.
    pub fn redo_name(&self, assessment: Uuid) -> Result<Option<String>> {
        self.turn_name(Direction::Redo, assessment)
    }

    fn turn(
        &mut self,
        direction: Direction,
        assessment: Uuid,
        by: &Actor,
        now_millis: u64,
    ) -> Result<Option<String>> {
        self.writable()?;
        let transaction = self.main.transaction_with_behavior(TransactionBehavior::Immediate)?;
        require(&transaction, assessment)?;
        let Steps { mut spent, mut next } = steps(&transaction, assessment, direction)?;
        let inverses = match &next {
            Some(step) => inverses(&transaction, step.effect)?,
            None => Vec::new(),
        };
        // A merge whose values still count may have changed nothing.
        if inverses.is_empty() {
            spent.extend(next.take());
        }
        for step in spent {
            transaction
                .prepare_cached("DELETE FROM step WHERE assessment = ?1 AND position = ?2")?
                .execute((assessment.into_bytes(), step.position))?;
        }
        let mut turned = None;
        if let Some(step) = next {
            let name = direction.action_name(&step.name);
            let mut pen = Pen::take(&transaction, assessment, &name, by, now_millis, false)?;
            let repairs = inverses.iter().any(|it| matches!(it.subject, Subject::Clock(_)));
            let (own, first) = pen.place();
            let (ahead, last) = (pen.is_ahead(), first + inverses.len() as u64 - 1);
            for inverse in inverses {
                let Inverse { operation, subject, value, base, origin, settles } = inverse;
                let value = if ahead { made_again(&subject, value, own, (first, last)) } else { value };
                let row = pen.write(operation, &subject, value, Some(base), settles)?;
                if let Some(origin) = origin {
                    transaction
                        .prepare_cached("INSERT INTO restored (change, origin) VALUES (?1, ?2)")?
                        .execute((row, origin))?;
                }
            }
            transaction
                .prepare_cached(
                    "UPDATE step SET first_row = ?3, last_row = ?4, merged = 0, undone = ?5
                     WHERE assessment = ?1 AND position = ?2",
                )?
                .execute((
                    assessment.into_bytes(),
                    step.position,
                    pen.rows().map(|rows| rows.first),
                    pen.rows().map(|rows| rows.last),
                    direction.undone_after(),
                ))?;
            if repairs {
                settle_clocks(&transaction, assessment)?;
            }
            // A step of the review may have been taken back, or be there again.
            settle_late(&transaction, assessment)?;
            turned = Some(step.name);
        }
        if let Some(past) = &mut self.past {
            past.intend(&transaction, assessment)?;
        }
        transaction.commit()?;
        self.remember(assessment)?;
        Ok(turned)
    }

    fn turn_name(&self, direction: Direction, assessment: Uuid) -> Result<Option<String>> {
        require(&self.main, assessment)?;
        Ok(steps(&self.main, assessment, direction)?.next.map(|step| step.name))
    }
}

impl Direction {
    fn action_name(self, name: &str) -> String {
        match self {
            Self::Undo => format!("Urungkan: {name}"),
            Self::Redo => format!("Ulangi: {name}"),
        }
    }

    fn undone_after(self) -> bool {
        matches!(self, Self::Undo)
    }
}

/// The position of the latest step that is not undone, -1 where there is none, in SQL. All that was undone lies above it.
macro_rules! latest_done {
    () => {
        "coalesce((SELECT position FROM step WHERE assessment = ?1 AND undone = 0 ORDER BY position DESC LIMIT 1), -1)"
    };
}

/// Makes the action or merge that wrote these rows the next one to undo and forgets what could be redone; nothing
/// when it wrote none.
pub(super) fn remember(
    connection: &Connection,
    assessment: Uuid,
    name: &str,
    rows: Option<Rows>,
    merged: bool,
) -> Result<()> {
    let Some(rows) = rows else { return Ok(()) };
    let assessment = assessment.into_bytes();
    connection
        .prepare_cached(concat!("DELETE FROM step WHERE assessment = ?1 AND position > ", latest_done!()))?
        .execute([assessment])?;
    connection
        .prepare_cached(
            "INSERT INTO step (assessment, position, name, first_row, last_row, merged)
             SELECT ?1, coalesce(max(position), 0) + 1, ?2, ?3, ?4, ?5 FROM step WHERE assessment = ?1",
        )?
        .execute((assessment, name, rows.first, rows.last, merged))?;
    Ok(())
}

/// The steps up to the first that can be turned; almost always only one is looked at.
fn steps(connection: &Connection, assessment: Uuid, direction: Direction) -> Result<Steps> {
    // The lowest of what was undone was undone last.
    let mut after: Option<i64> = None;
    let mut spent = Vec::new();
    let sql = match direction {
        Direction::Undo => {
            "SELECT position, name, first_row, last_row, merged FROM step WHERE assessment = ?1 AND undone = 0
             AND (?2 IS NULL OR position < ?2) ORDER BY position DESC LIMIT 1"
        }
        Direction::Redo => concat!(
            "SELECT position, name, first_row, last_row, merged FROM step WHERE assessment = ?1
             AND position > coalesce(?2, ",
            latest_done!(),
            ") ORDER BY position LIMIT 1"
        ),
    };
    let mut statement = connection.prepare_cached(sql)?;
    loop {
        let step = statement
            .query_row((assessment.into_bytes(), after), |row| {
                let rows = Rows { first: row.get(2)?, last: row.get(3)? };
                let effect = Effect { rows, merged: row.get(4)? };
                Ok(Step { position: row.get(0)?, name: row.get(1)?, effect })
            })
            .optional()?;
        let Some(step) = step else { return Ok(Steps { spent, next: None }) };
        if usable(connection, step.effect)? {
            return Ok(Steps { spent, next: Some(step) });
        }
        after = Some(step.position);
        spent.push(step);
    }
}

/// Whether anything of a step is left to turn.
fn usable(connection: &Connection, effect: Effect) -> Result<bool> {
    if effect.merged {
        return merged::can_be_taken_back(connection, effect.rows);
    }
    // In whatever order: the first that is found is enough.
    let mut any = connection.prepare_cached(concat!("SELECT EXISTS (", include_str!("inverses.sql"), ")"))?;
    Ok(any.query_row((effect.rows.first, effect.rows.last), |row| row.get(0))?)
}

/// What brings back the values an action replaced, latest first, for the subjects that still have its values.
fn inverses(connection: &Connection, effect: Effect) -> Result<Vec<Inverse>> {
    if effect.merged {
        return merged::inverses(connection, effect.rows);
    }
    let rows = (effect.rows.first, effect.rows.last);
    let mut statement = connection.prepare_cached(include_str!("inverses.sql"))?;
    let found = statement.query_map(rows, |row| {
        Ok(Inverse {
            operation: Operation::from(row.get::<_, String>(0)?),
            subject: Subject::from(row.get::<_, String>(1)?),
            value: json(row, 2)?,
            base: uuid(row, 3)?,
            origin: row.get(4)?,
            settles: ids(row, 5)?,
        })
    })?;
    let mut inverses: Vec<Inverse> = found.collect::<rusqlite::Result<_>>()?;
    // What taking back a merge let compete again does not compete when the merge is there again.
    let mut statement = connection.prepare_cached(include_str!("beside.sql"))?;
    let beside =
        statement.query_map(rows, |row| Ok((uuid(row, 0)?, Subject::from(row.get::<_, String>(1)?))))?;
    for beside in beside {
        let (id, subject) = beside?;
        let inverse = inverses.iter_mut().find(|it| it.subject == subject && it.base != id);
        if let Some(inverse) = inverse.filter(|it| !it.settles.contains(&id)) {
            inverse.settles.push(id);
        }
    }
    Ok(inverses)
}
