//! Looking at a database without touching it or anything beside it.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::connect::{Access, connect};
use super::schema::{Schema, versions};
use crate::{Result, StoreError};

/// Checks the version a database file claims. `None` when there is no file or it is empty.
///
/// The header is read through an immutable connection, not as a plain file: closing a plain handle would drop
/// the POSIX locks that other connections of this process hold on the same file.
pub(crate) fn peek(path: &Path, schema: &Schema) -> Result<Option<u32>> {
    let size = match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        Ok(_) => return Err(StoreError::NotAWorkspace { file: schema.file.into() }),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if size == 0 {
        return Ok(None);
    }
    let connection = connect(path, Access::Immutable, Duration::ZERO)
        .map_err(|error| unopened(error, path).about(schema.file))?;
    // After a crash the file may be shorter than its header says until the log is put back into it. With this
    // setting SQLite reads the header all the same; nothing can be written through this connection.
    connection.pragma_update(None, "writable_schema", true)?;
    let (version, application) = versions(&connection).map_err(|error| error.about(schema.file))?;
    let (version, application) = versions_in_log(&log_of(path))?.unwrap_or((version, application));
    schema.accept(version, application)?;
    Ok(Some(version))
}

/// The write-ahead log beside a database.
pub(crate) fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// A file that is there and cannot be opened even for reading is an input/output error, not a read-only one.
fn unopened(error: StoreError, path: &Path) -> StoreError {
    match error {
        StoreError::ReadOnly => StoreError::Io(io::Error::new(
            ErrorKind::PermissionDenied,
            format!("{} cannot be read", path.display()),
        )),
        other => other,
    }
}

/// `user_version` and `application_id` in the last committed copy of page 1 in a write-ahead log.
///
/// Only a crash in the middle of an upgrade makes this differ from the file's header. Frames are told apart by
/// their salts as in SQLite's file format, section 4; their checksums are SQLite's business when it opens the file.
fn versions_in_log(log: &Path) -> Result<Option<(u32, u32)>> {
    // The log's header and each frame's header, before the page itself.
    let (mut header, mut frame) = ([0; 32], [0; 24]);
    let mut file = match File::open(log) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if !fill(&mut file, &mut header)? {
        return Ok(None);
    }
    let page_size = u64::from(word(&header, 8));
    let mut at = header.len() as u64;
    let (mut pending, mut committed) = (None, None);
    loop {
        file.seek(SeekFrom::Start(at))?;
        if !fill(&mut file, &mut frame)? || frame[8..16] != header[16..24] {
            return Ok(committed);
        }
        if word(&frame, 0) == 1 {
            let mut page = [0; 100];
            if !fill(&mut file, &mut page)? {
                return Ok(committed);
            }
            pending = Some((word(&page, 60), word(&page, 68)));
        }
        if word(&frame, 4) != 0 {
            committed = pending.or(committed);
        }
        at += frame.len() as u64 + page_size;
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes[at..at + 4].iter().fold(0, |word, byte| word << 8 | u32::from(*byte))
}

/// Fills the buffer; false at the end of the file.
fn fill(file: &mut File, buffer: &mut [u8]) -> io::Result<bool> {
    match file.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}
