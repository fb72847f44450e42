use std::time::Duration;

use rusqlite::Connection;

use crate::database::{Access, PERSONAL, connect, peek};
use crate::private::reserve;
use crate::{Result, Workspace};

const TIMEOUT: Duration = Duration::from_secs(5);

impl Workspace {
    /// For looking; `None` where nothing was ever stored.
    pub(crate) fn personal_to_look(&self) -> Result<Option<Connection>> {
        let path = self.dir.join(PERSONAL.file);
        if peek(&path, &PERSONAL)?.is_none_or(|version| version == 0) {
            return Ok(None);
        }
        let connection = connect(&path, Access::Read, TIMEOUT)?;
        PERSONAL.accept_connection(&connection)?;
        Ok(Some(connection))
    }

    /// For writing; made where there is none.
    pub(super) fn personal_to_write(&self) -> Result<Connection> {
        self.writable()?;
        let path = self.dir.join(PERSONAL.file);
        peek(&path, &PERSONAL)?;
        reserve(&path)?;
        let mut connection = connect(&path, Access::Write, TIMEOUT)?;
        // A log would keep what was removed; without one, the file alone is the whole truth.
        connection.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.query_row("PRAGMA secure_delete = ON", [], |_| Ok(()))?;
        PERSONAL.migrate(&mut connection)?;
        Ok(connection)
    }
}
