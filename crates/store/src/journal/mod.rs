//! The journal on disk: acting, undoing, reading back.

mod absorb;
mod act;
mod audit;
mod begin;
mod clocks;
mod each;
mod examine;
mod first;
mod held;
mod history;
mod incoming;
mod inverse;
mod known;
mod late;
mod merged;
mod pen;
mod quarantine;
mod state;
mod undo;

pub use absorb::Absorbed;
pub use act::Acting;
pub(crate) use audit::audited;
pub use begin::Beginning;
pub(crate) use begin::create;
pub(crate) use clocks::{misdated, redated};
pub use each::Values;
pub use held::Lacking;
pub use history::{ActionRow, HistoryFilter};
pub use incoming::Incoming;
pub(crate) use late::mismarked;
use pilar_core::journal::{Change, Clock, Link, Operation, Subject};
pub use quarantine::Quarantined;
use rusqlite::Row;
pub use state::Current;
use uuid::Uuid;

use crate::convert::{digest, ids, json, unsigned, uuid};

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Name as history shows it.
    pub name: String,
    /// In which role.
    pub role: String,
}

/// One action of a person: what undo takes back as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Action<'a> {
    /// The assessment it changes.
    pub assessment: Uuid,
    /// Its name in Indonesian, as undo and history show it.
    pub name: &'a str,
    /// Who acts.
    pub by: &'a Actor,
    /// The wall time in milliseconds since 1970-01-01 UTC.
    pub now_millis: u64,
}

/// Reads a change from columns in the order of `journal.sql`.
fn change(row: &Row<'_>) -> rusqlite::Result<Change> {
    Ok(Change {
        id: uuid(row, 0)?,
        action: uuid(row, 1)?,
        action_name: row.get(2)?,
        assessment: uuid(row, 3)?,
        replica: uuid(row, 4)?,
        sequence: unsigned(row, 5)?,
        clock: clock(row, 6)?,
        author: row.get(8)?,
        role: row.get(9)?,
        operation: Operation::from(row.get::<_, String>(10)?),
        subject: Subject::from(row.get_ref(11)?.as_str()?),
        value: json(row, 12)?,
        base: row.get::<_, Option<[u8; 16]>>(13)?.map(Uuid::from_bytes),
        settles: ids(row, 14)?,
        link: link(row)?,
        taken_back_millis: unsigned(row, 6)?.saturating_sub(unsigned(row, 19)?),
    })
}

/// Reads a link, where there is one, from columns in the order of `journal.sql`.
fn link(row: &Row<'_>) -> rusqlite::Result<Option<Link>> {
    let Some(position) = row.get::<_, Option<i64>>(15)? else { return Ok(None) };
    let position =
        u64::try_from(position).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(15, position))?;
    let (previous, content, hash) = (digest(row, 16)?, digest(row, 17)?, digest(row, 18)?);
    Ok(Some(Link { position, previous, content, hash }))
}

/// Reads a clock from two columns.
fn clock(row: &Row<'_>, column: usize) -> rusqlite::Result<Clock> {
    Ok(Clock { millis: unsigned(row, column)?, counter: row.get(column + 1)? })
}
