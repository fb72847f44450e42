//! A workspace database that lies somewhere else: a conflict copy of a sync program, a backup, the `pilar.db` of another
//! folder. Only private copies of it are opened; the file and what lies beside it stay as they are.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;

use crate::backup::AutomaticBackup;
use crate::database::{Access, EVIDENCE, MAIN, Schema, connect, limit, log_of, require_tables, versions};
use crate::evidence::{copy, find, range};
use crate::names::{EVIDENCE_DB, MAIN_DB};
use crate::private::create;
use crate::references::references;
use crate::workspace::replica;
use crate::{Lacking, Result, SourceFault, StoreError, Workspace};

use super::full::FULL;

/// How often a file that changes meanwhile is copied anew, and the pause before that.
const ATTEMPTS: usize = 3;
const PAUSE: Duration = Duration::from_millis(300);
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Read at once from content.
const PIECE: usize = 1 << 20;

/// A database that lies elsewhere, opened as a private copy.
#[derive(Debug)]
pub struct Elsewhere {
    /// Its journal with the newest schema; `None` where the file holds content of evidence only.
    journal: Option<Workspace>,
    /// Where content is looked for.
    contents: Vec<Connection>,
    /// Databases of content beside it that cannot be read.
    unread: Vec<PathBuf>,
    /// Holds the copies; dropped after what is open in it.
    _folder: TempDir,
}

impl Workspace {
    /// Opens a database that lies elsewhere by a private copy, whatever its name: a journal of any schema up to the newest,
    /// with the databases of content in its folder; or a database of content alone. `own` is the folder of the open
    /// workspace, whose own two databases are refused and not looked into.
    ///
    /// # Errors
    /// [`StoreError::Source`], or [`StoreError::DiskFull`] where the copy has no room.
    pub fn elsewhere(path: &Path, own: Option<&Path>) -> Result<Elsewhere> {
        if own.is_some_and(|own| is_own(path, own)) {
            return Err(SourceFault::Own.into());
        }
        let folder = tempfile::tempdir()?;
        let private = folder.path().join(MAIN_DB);
        copy_steadily(path, &private)?;
        match application(&private)? {
            application if application == MAIN.application => {}
            application if application == EVIDENCE.application => {
                let contents = vec![opened(&private, &EVIDENCE)?];
                return Ok(Elsewhere { journal: None, contents, unread: Vec::new(), _folder: folder });
            }
            FULL => return Err(SourceFault::FullBackup.into()),
            _ => return Err(SourceFault::NotOurs.into()),
        }
        let main = opened(&private, &MAIN)?;
        let journal = Self::of_copy(main, folder.path())?;
        let (mut contents, mut unread) = (Vec::new(), Vec::new());
        for beside in contents_beside(path, own)? {
            let private = folder.path().join(format!("{}-{EVIDENCE_DB}", contents.len()));
            match open_contents(&beside, &private) {
                Ok(opened) => contents.push(opened),
                Err(StoreError::DiskFull) => return Err(StoreError::DiskFull),
                Err(_) => unread.push(beside),
            }
        }
        Ok(Elsewhere { journal: Some(journal), contents, unread, _folder: folder })
    }

    /// Content that the journal names and that is not here.
    pub fn lost_contents(&self) -> Result<Vec<String>> {
        let mut lost = Vec::new();
        for sha256 in references(&self.main)?.into_keys() {
            if self.blob(&sha256)?.is_none() {
                lost.push(sha256);
            }
        }
        Ok(lost)
    }

    /// The copy of a journal as a workspace that is only read and has no content.
    fn of_copy(main: Connection, folder: &Path) -> Result<Self> {
        let mut evidence = Connection::open_in_memory()?;
        EVIDENCE.migrate(&mut evidence)?;
        let replica = replica(&main).unwrap_or(Uuid::nil());
        Ok(Self {
            automatic_backup: AutomaticBackup::default(),
            dir: folder.into(),
            main,
            evidence,
            replica,
            read_only: true,
            upgraded: None,
            past: None,
            memories: Vec::new(),
        })
    }
}

impl Elsewhere {
    /// Its journal, for reading; `None` where the file holds content of evidence only.
    pub fn journal(&self) -> Option<&Workspace> {
        self.journal.as_ref()
    }

    /// Everything of an assessment, what waits in quarantine there included.
    pub fn everything(&self, assessment: Uuid) -> Result<Lacking> {
        self.journal.as_ref().map_or_else(|| Ok(Lacking::default()), |it| it.everything(assessment))
    }

    /// Databases of content beside it that cannot be read.
    pub fn unread(&self) -> &[PathBuf] {
        &self.unread
    }

    /// The size in bytes of content that is here and whole; it is read and hashed for that.
    pub fn sound_content(&self, sha256: &str) -> Result<Option<u64>> {
        for contents in &self.contents {
            match copy(contents, sha256, &mut io::sink()) {
                Ok(size) => return Ok(Some(size)),
                Err(StoreError::UnknownBlob(_)) => {}
                Err(error) if error.is_damage() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }

    /// Whether content is listed here, without reading it.
    pub fn lists_content(&self, sha256: &str) -> bool {
        self.contents.iter().any(|contents| matches!(find(contents, sha256), Ok(Some(_))))
    }

    /// Reads content that [`Elsewhere::sound_content`] found; ends at once where there is none.
    pub fn read_content<'a>(&'a self, sha256: &'a str) -> impl Read + 'a {
        let of = self.contents.iter().find(|contents| copy(contents, sha256, &mut io::sink()).is_ok());
        Content { of, sha256, at: 0, piece: io::Cursor::default() }
    }
}

/// Content, piece by piece.
struct Content<'a> {
    of: Option<&'a Connection>,
    sha256: &'a str,
    at: u64,
    piece: io::Cursor<Vec<u8>>,
}

impl Read for Content<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.piece.read(buffer)?;
        let (0, false, Some(of)) = (read, buffer.is_empty(), self.of) else { return Ok(read) };
        let bytes = range(of, self.sha256, self.at, PIECE).map_err(io::Error::other)?;
        self.at += bytes.len() as u64;
        self.piece = io::Cursor::new(bytes);
        self.piece.read(buffer)
    }
}

/// Whether a path leads to one of the two databases of the open workspace.
fn is_own(path: &Path, own: &Path) -> bool {
    let Ok(path) = path.canonicalize() else { return false };
    [MAIN_DB, EVIDENCE_DB].iter().any(|name| own.join(name).canonicalize().is_ok_and(|it| it == path))
}

/// `evidence.db` and its conflict copies in the folder of a database, but not the open workspace's own.
fn contents_beside(path: &Path, own: Option<&Path>) -> Result<Vec<PathBuf>> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let copies = Workspace::conflict_copies(folder)?.into_iter();
    let is_of_contents = |copy: &PathBuf| {
        copy.file_name().is_some_and(|name| name.to_string_lossy().to_lowercase().starts_with("evidence"))
    };
    let beside = std::iter::once(folder.join(EVIDENCE_DB)).chain(copies.filter(is_of_contents));
    Ok(beside.filter(|it| it.is_file() && !own.is_some_and(|own| is_own(it, own))).collect())
}

/// Opens a database of content in its place where it holds everything by itself, which spares copying it; otherwise as a
/// copy. What is read from it is compared with its hash.
fn open_contents(path: &Path, private: &Path) -> Result<Connection> {
    let log = fs::metadata(log_of(path)).map_or(0, |about| about.len());
    if log > 0 {
        copy_steadily(path, private)?;
        return opened(private, &EVIDENCE);
    }
    require_database(path)?;
    let contents = connect(path, Access::Immutable, Duration::ZERO)?;
    limit(&contents, fs::metadata(path)?.len())?;
    require_tables(&contents)?;
    require_schema(&contents, &EVIDENCE)?;
    Ok(contents)
}

/// Size in bytes and time of a file and its logs.
type Looks = Vec<(u64, Option<SystemTime>)>;

/// What a file and its logs look like; it is different after every write.
fn look(path: &Path) -> Result<Looks, SourceFault> {
    let one = |path: &Path| match fs::metadata(path) {
        Ok(about) => Ok((about.len(), about.modified().ok())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok((0, None)),
        Err(error) => Err(SourceFault::Unreadable(error)),
    };
    [path.to_path_buf(), log_of(path), rollback_of(path)].iter().map(|path| one(path)).collect()
}

/// The log of a database that does not write ahead.
fn rollback_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

/// Copies a database with its logs, once nobody writes to it meanwhile.
fn copy_steadily(path: &Path, private: &Path) -> Result<()> {
    require_database(path)?;
    let all = [path.to_path_buf(), log_of(path), rollback_of(path)];
    let copies = [private.to_path_buf(), log_of(private), rollback_of(private)];
    undisturbed(path, |seen| {
        let files = all.iter().zip(&copies).zip(seen);
        files.into_iter().try_for_each(|((from, to), (bytes, _))| copy_file(from, to, *bytes))
    })
}

/// Does something with a database until nobody has written to it meanwhile.
fn undisturbed(path: &Path, mut work: impl FnMut(&Looks) -> Result<()>) -> Result<()> {
    for attempt in 0..ATTEMPTS {
        if attempt > 0 {
            thread::sleep(PAUSE);
        }
        let before = look(path)?;
        work(&before)?;
        if look(path)? == before {
            return Ok(());
        }
    }
    Err(SourceFault::Changing.into())
}

/// Copies so many bytes of a file, for this user only; one that is not there is none afterwards either. One that grows
/// meanwhile is not followed.
fn copy_file(from: &Path, to: &Path, bytes: u64) -> Result<()> {
    let unreadable = |error| StoreError::from(SourceFault::Unreadable(error));
    let mut from = match File::open(from) {
        Ok(from) => from.take(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return match fs::remove_file(to) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
                _ => Ok(()),
            };
        }
        Err(error) => return Err(unreadable(error)),
    };
    let mut to = create(to)?;
    let mut piece = vec![0; PIECE];
    loop {
        let read = match from.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(unreadable(error)),
        };
        io::Write::write_all(&mut to, &piece[..read])?;
    }
}

/// Refuses what is no file, or does not begin as an SQLite database.
fn require_database(path: &Path) -> Result<(), SourceFault> {
    let about = fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => SourceFault::Missing,
        _ => SourceFault::Unreadable(error),
    })?;
    if !about.is_file() {
        return Err(SourceFault::NotAFile);
    }
    if about.len() == 0 {
        return Err(SourceFault::Empty);
    }
    let mut beginning = Vec::new();
    let file = File::open(path).map_err(SourceFault::Unreadable)?;
    file.take(MAGIC.len() as u64).read_to_end(&mut beginning).map_err(SourceFault::Unreadable)?;
    if beginning == MAGIC { Ok(()) } else { Err(SourceFault::Foreign) }
}

/// What a private copy says it is; what its log says counts.
fn application(private: &Path) -> Result<u32> {
    let found = connect(private, Access::Existing, Duration::ZERO).and_then(|it| versions(&it));
    let (version, application) = found.map_err(of_source)?;
    if version == 0 { Err(SourceFault::NotOurs.into()) } else { Ok(application) }
}

/// A private copy, with the newest schema and whole.
fn opened(private: &Path, schema: &Schema) -> Result<Connection> {
    let open = || {
        let mut copy = connect(private, Access::Existing, Duration::ZERO)?;
        let log = fs::metadata(log_of(private)).map_or(0, |about| about.len());
        limit(&copy, fs::metadata(private)?.len().saturating_add(log))?;
        require_tables(&copy)?;
        require_schema(&copy, schema)?;
        let found: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if found != "ok" {
            return Err(SourceFault::Damaged(found).into());
        }
        schema.migrate(&mut copy)?;
        Ok(copy)
    };
    open().map_err(of_source)
}

fn require_schema(database: &Connection, schema: &Schema) -> Result<()> {
    schema.accept_connection(database).map(|_| ()).map_err(of_source)
}

/// A fault of a database, said of a source.
fn of_source(error: StoreError) -> StoreError {
    match error {
        StoreError::NewerSchema { found, known } => SourceFault::Newer { found, known }.into(),
        StoreError::NotAWorkspace { .. } => SourceFault::NotOurs.into(),
        StoreError::Damaged { detail, .. } => SourceFault::Damaged(detail).into(),
        StoreError::Sqlite(error) => SourceFault::Damaged(error.to_string()).into(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_being_written_is_tried_again_and_then_left_for_later() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("pilar (1).db");
        fs::write(&file, MAGIC).expect("a file");
        let grow = |by: usize| fs::write(log_of(&file), vec![0; by]).map_err(StoreError::from);
        let mut tries = 0;
        let always = undisturbed(&file, |_| {
            tries += 1;
            grow(tries)
        });
        assert!(matches!(always, Err(StoreError::Source(SourceFault::Changing))), "{always:?}");
        assert_eq!(tries, ATTEMPTS);
        let mut tries = 0;
        let once = undisturbed(&file, |_| {
            tries += 1;
            if tries == 1 { grow(99) } else { Ok(()) }
        });
        assert!(once.is_ok() && tries == 2, "{once:?}");
    }
}
