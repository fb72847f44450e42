//! Verifying a journal afresh from its rows.

use pilar_core::merge::{Audit, Auditor, Entry, Stored};
use rusqlite::{Connection, Error, Row};
use uuid::Uuid;

use super::known::require;
use super::{change, link};
use crate::convert::{digest, uuid};
use crate::{Result, Workspace};

impl Workspace {
    /// Verifies every content, hash and place of an assessment's journal, row by row, and tells what waits.
    pub fn audit(&self, assessment: Uuid) -> Result<Audit> {
        // One transaction, so that one moment is looked at.
        let _moment = self.main.unchecked_transaction()?;
        require(&self.main, assessment)?;
        let auditor = audited(&self.main, assessment)?;
        let waiting = self.quarantined(assessment)?;
        Ok(auditor.finish(waiting.iter().map(|it| (&it.change, it.reason))))
    }
}

/// An auditor that has taken everything but what waits.
pub(crate) fn audited(main: &Connection, assessment: Uuid) -> Result<Auditor> {
    let mut auditor = Auditor::new(assessment);
    let mut statement = main.prepare_cached(include_str!("audit.sql"))?;
    let mut rows = statement.query([assessment.into_bytes()])?;
    while let Some(row) = rows.next()? {
        let here: bool = row.get(20)?;
        let stored = if here { read(row)? } else { Stored::Stub };
        let link = match &stored {
            Stored::Change(change) => change.link,
            Stored::Unreadable | Stored::Stub => link(row)?,
        };
        let content = link.map_or_else(|| digest(row, 17), |link| Ok(link.content))?;
        auditor.take(Entry { replica: uuid(row, 4)?, link, content, stored });
    }
    Ok(auditor)
}

/// A value that is no change is a finding, and no reason to stop.
fn read(row: &Row<'_>) -> Result<Stored> {
    match change(row) {
        Ok(change) => Ok(Stored::Change(Box::new(change))),
        Err(
            Error::FromSqlConversionFailure(..)
            | Error::InvalidColumnType(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::Utf8Error(..),
        ) => Ok(Stored::Unreadable),
        Err(other) => Err(other.into()),
    }
}
