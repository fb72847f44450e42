//! One connection to one database, with the settings everything relies on.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::{Result, StoreError};

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Reads and writes; creates the file.
    Write,
    /// Reads and writes a file that has to be there.
    Existing,
    /// Reads, beside writers.
    Read,
    /// Reads a file nobody writes: no locks, no side files, the write-ahead log ignored.
    Immutable,
}

/// Connects; the caller sets the journal mode.
pub(crate) fn connect(path: &Path, access: Access, busy_timeout: Duration) -> Result<Connection> {
    let plain = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = match access {
        Access::Write => Connection::open_with_flags(
            path,
            plain | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        ),
        Access::Existing => Connection::open_with_flags(path, plain | OpenFlags::SQLITE_OPEN_READ_WRITE),
        Access::Read => Connection::open_with_flags(path, plain | OpenFlags::SQLITE_OPEN_READ_ONLY),
        Access::Immutable => Connection::open_with_flags(
            immutable_uri(path)?,
            plain | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
        ),
    }?;
    connection.busy_timeout(busy_timeout)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Refuses a foreign database in which anything but a table may be read: what a view gives may have no end.
///
/// # Errors
/// [`StoreError::Damaged`].
pub(crate) fn require_tables(foreign: &Connection) -> Result<()> {
    let mut other = foreign.prepare("SELECT 1 FROM pragma_table_list WHERE type <> 'table'")?;
    if other.exists([])? { Err(StoreError::damaged("a view in the place of a table")) } else { Ok(()) }
}

/// Ends what is read from a foreign database of this size, in bytes, once it takes far more steps than any honest one.
pub(crate) fn limit(foreign: &Connection, bytes: u64) -> Result<()> {
    const STEPS: std::ffi::c_int = 10_000;
    // A hundred million steps, and a hundred for each byte.
    let mut left = 10_000 + bytes / 100;
    let is_over = move || {
        left = left.saturating_sub(1);
        left == 0
    };
    Ok(foreign.progress_handler(STEPS, Some(is_over))?)
}

/// `file:` URI of a path with `immutable=1`, on Windows too.
fn immutable_uri(path: &Path) -> Result<String> {
    let path = std::path::absolute(path)?;
    let text = path.to_str().ok_or_else(|| {
        StoreError::Io(std::io::Error::new(
            std::io::ErrorKind::InvalidInput,
            "the folder's name is not valid Unicode",
        ))
    })?;
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.to_owned() };
    // A verbatim prefix is no part of a URI.
    let text = text.strip_prefix("//?/").filter(|_| cfg!(windows)).unwrap_or(&text);
    let mut uri = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'_' | b'-' | b'~' | b':' => {
                uri.push(char::from(byte));
            }
            other => {
                // Writing to a string cannot fail.
                let _ = write!(uri, "%{other:02X}");
            }
        }
    }
    uri.push_str("?immutable=1");
    Ok(uri)
}
