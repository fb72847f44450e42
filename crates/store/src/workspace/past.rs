//! What this computer remembers of a workspace: under which ids it wrote there, and how far.
//!
//! It lies outside the workspace, so a folder that is put back from a copy does not take it along: then the end of the
//! chain that is remembered here is not there.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use pilar_core::journal::{Digest, is_chained};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{fact, renew_replica, replica, sequence, set_fact};
use crate::clock::new_id;
use crate::convert::{digest, signed, unsigned};
use crate::private::make_private_folder;
use crate::{Result, Workspace};

/// Something to know about a workspace before working in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Memory {
    /// The folder was put back from a copy: changes made on this computer are not in it.
    Behind {
        /// The assessment they belong to.
        assessment: Uuid,
        /// How many there are.
        missing: u64,
        /// When the last of them was made, in milliseconds since 1970-01-01 UTC.
        until_millis: u64,
    },
    /// What this computer remembers could not be read or written.
    Lost,
}

/// The end of a chain this computer wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// The position of the last change.
    pub position: u64,
    /// Its hash.
    pub hash: Digest,
    /// When it was made, in milliseconds since 1970-01-01 UTC.
    pub millis: u64,
}

/// The ends of the chains that this computer wrote, by replica and assessment.
pub type Ends = BTreeMap<Uuid, BTreeMap<Uuid, End>>;

/// The file, and what it says.
#[derive(Debug)]
pub(crate) struct Past {
    file: PathBuf,
    kept: Kept,
    /// Written since it was flushed.
    fresh: Cell<bool>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    workspace: Uuid,
    folder: String,
    replica: Uuid,
    ends: Ends,
    /// What was about to be committed last: it was, where it is in the journal.
    #[serde(default)]
    coming: Option<Coming>,
}

/// An end that a chain of this computer is about to get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Coming {
    replica: Uuid,
    assessment: Uuid,
    end: End,
}

impl Kept {
    /// The ends of what was written: that of the last commit, too, where the program ended before it could note it.
    fn written(&self, main: &Connection) -> Result<Ends> {
        let mut ends = self.ends.clone();
        if let Some(Coming { replica, assessment, end }) = self.coming
            && is_here(main, assessment, replica, &end)?
        {
            raise(&mut ends, replica, assessment, end);
        }
        Ok(ends)
    }
}

impl Past {
    /// Reads what is remembered of a workspace, gives it a new replica id where the memory does not go with the folder,
    /// and tells what is missing. `None` where nothing can be remembered.
    pub fn recall(
        folder: &Path,
        main: &mut Connection,
        dir: &Path,
        now_millis: u64,
    ) -> Result<(Option<Self>, Vec<Memory>)> {
        let place = fs::canonicalize(dir)?.to_string_lossy().into_owned();
        if let Some(past) = Self::as_ever(folder, main, &place)? {
            return Ok((Some(past), Vec::new()));
        }
        let transaction = main.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let workspace = workspace(&transaction, now_millis)?;
        let file = file(folder, workspace, &place);
        let id = replica(&transaction)?;
        let found = read(&file);
        let memories = match &found {
            Ok(Some(kept)) => behind(&transaction, kept)?,
            Ok(None) => Vec::new(),
            Err(()) => vec![Memory::Lost],
        };
        let known = found.ok().flatten();
        let goes_on = match &known {
            Some(kept) => kept.replica == id && memories.is_empty(),
            // Nothing was written under this id, so nobody else can have gone on from it.
            None => sequence(&transaction)? == 0,
        };
        let id = if goes_on && is_chained(id) { id } else { renew_replica(&transaction, now_millis)? };
        let coming = known.as_ref().and_then(|kept| kept.coming);
        let ends = known.map_or_else(|| Ok(Ends::new()), |kept| kept.written(&transaction))?;
        let kept = Kept { workspace, folder: place, replica: id, ends, coming };
        let mut past = Self { file, kept, fresh: Cell::new(false) };
        // Should the id not be stored after all, the next opening finds that it differs and takes another one.
        if make_private_folder(folder).is_err() || past.write().is_err() {
            return Ok((None, vec![Memory::Lost]));
        }
        transaction.commit()?;
        Ok((Some(past), memories))
    }

    /// What is remembered, where it agrees with the workspace: nothing is written then, and nobody waited for.
    fn as_ever(folder: &Path, main: &Connection, place: &str) -> Result<Option<Self>> {
        let Some(workspace) = known_workspace(main)? else { return Ok(None) };
        let file = file(folder, workspace, place);
        let Ok(Some(kept)) = read(&file) else { return Ok(None) };
        let agrees =
            kept.replica == replica(main)? && is_chained(kept.replica) && behind(main, &kept)?.is_empty();
        Ok(agrees.then(|| Self { file, kept, fresh: Cell::new(false) }))
    }

    /// Notes the end that the workspace's own chain is about to get, before it is committed: whoever looks between the
    /// commit and [`Past::remember`] knows it for its own, also where the program ends there. Where it cannot be written
    /// down, that tells.
    pub fn intend(&mut self, transaction: &Connection, assessment: Uuid) -> Result<()> {
        let replica = replica(transaction)?;
        let Some(end) = end(transaction, assessment, replica)? else { return Ok(()) };
        self.read_again();
        self.kept.ends = self.kept.written(transaction)?;
        if self.kept.ends.get(&replica).and_then(|ends| ends.get(&assessment)) != Some(&end) {
            self.kept.coming = Some(Coming { replica, assessment, end });
            drop(self.write());
        }
        Ok(())
    }

    /// Remembers the end of the workspace's own chain after a change; false where that cannot be written down.
    pub fn remember(&mut self, main: &Connection, assessment: Uuid) -> Result<bool> {
        let id = replica(main)?;
        self.read_again();
        self.kept.replica = id;
        if let Some(end) = end(main, assessment, id)? {
            self.kept.ends.entry(id).or_default().insert(assessment, end);
        }
        Ok(self.write().is_ok())
    }

    /// Makes sure that what is remembered outlasts a power failure, before anything leaves the workspace.
    pub fn flush(&self) -> std::io::Result<()> {
        if self.fresh.take() {
            File::options().write(true).open(&self.file)?.sync_all()?;
        }
        Ok(())
    }

    /// The ends of what was written, with what another window noted since.
    pub fn ends(&self, main: &Connection) -> Result<Ends> {
        let mut ends = self.kept.written(main)?;
        if let Ok(Some(kept)) = read(&self.file) {
            for (replica, of_replica) in kept.written(main)? {
                for (assessment, end) in of_replica {
                    raise(&mut ends, replica, assessment, end);
                }
            }
        }
        Ok(ends)
    }

    /// Another window on the same workspace may have written meanwhile.
    fn read_again(&mut self) {
        if let Ok(Some(kept)) = read(&self.file) {
            self.kept = kept;
        }
    }

    fn write(&mut self) -> std::io::Result<()> {
        // Long work has a connection of its own in the same program.
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let coming = self.file.with_extension(format!("{}-{number}.tmp", std::process::id()));
        let text = serde_json::to_vec(&self.kept)?;
        let written = File::create(&coming)
            .and_then(|mut into| into.write_all(&text))
            .and_then(|()| fs::rename(&coming, &self.file));
        match written {
            Ok(()) => self.fresh.set(true),
            Err(_) => drop(fs::remove_file(&coming)),
        }
        written
    }
}

impl Workspace {
    /// Its own id, which copies of it share; `None` where it has none yet.
    pub fn id(&self) -> Result<Option<Uuid>> {
        known_workspace(&self.main)
    }

    /// What there is to know before working in it, as found when it was opened.
    pub fn memories(&self) -> &[Memory] {
        &self.memories
    }

    /// The ends of the chains that this computer wrote here, by whichever window; empty where nothing is remembered.
    /// What is in the journal at this moment is among them.
    pub fn own_ends(&self) -> Result<Ends> {
        self.past.as_ref().map_or_else(|| Ok(Ends::new()), |past| past.ends(&self.main))
    }

    /// The same as it is remembered in a folder, for a workspace that was opened without it. Empty also where what is
    /// remembered cannot be read.
    pub fn ends_in(&self, folder: &Path) -> Result<Ends> {
        let Some(id) = self.id()? else { return Ok(Ends::new()) };
        let place = fs::canonicalize(&self.dir)?.to_string_lossy().into_owned();
        let kept = read(&file(folder, id, &place)).ok().flatten();
        kept.map_or_else(|| Ok(Ends::new()), |kept| kept.written(&self.main))
    }

    /// Remembers how far this workspace wrote; where that fails, the next opening tells.
    pub(crate) fn remember(&mut self, assessment: Uuid) -> Result<()> {
        if let Some(past) = &mut self.past
            && !past.remember(&self.main, assessment)?
        {
            self.memories.push(Memory::Lost);
        }
        Ok(())
    }

    /// As [`Past::flush`].
    pub(crate) fn flush_past(&self) -> Result<()> {
        Ok(self.past.as_ref().map_or(Ok(()), Past::flush)?)
    }
}

/// What is written down, if anything; an error where it cannot be read.
fn read(file: &Path) -> Result<Option<Kept>, ()> {
    match fs::read(file) {
        Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(|_| ()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(_) => Err(()),
    }
}

/// Where a workspace at a place is remembered.
fn file(folder: &Path, workspace: Uuid, place: &str) -> PathBuf {
    folder.join(format!("{}.json", Digest::of(&[workspace.as_bytes(), place.as_bytes()])))
}

/// The id of the workspace, which copies of it share; `None` where it has none yet.
fn known_workspace(main: &Connection) -> Result<Option<Uuid>> {
    Ok(fact(main, "workspace")?.and_then(|text| text.parse().ok()))
}

/// The id of the workspace, given where it has none yet.
fn workspace(main: &Connection, now_millis: u64) -> Result<Uuid> {
    if let Some(id) = known_workspace(main)? {
        return Ok(id);
    }
    let id = new_id(now_millis);
    set_fact(main, "workspace", &id.to_string())?;
    Ok(id)
}

/// What was written here last and is not in the journal.
fn behind(main: &Connection, kept: &Kept) -> Result<Vec<Memory>> {
    let mut behind = Vec::new();
    for (assessment, end) in kept.ends.get(&kept.replica).into_iter().flatten() {
        if is_here(main, *assessment, kept.replica, end)? {
            continue;
        }
        let place = (assessment.into_bytes(), kept.replica.into_bytes(), signed(end.position)?);
        let last: u64 = main
            .prepare_cached(
                "SELECT coalesce(max(position), 0) FROM change
                 WHERE assessment = ?1 AND replica = ?2 AND position < ?3",
            )?
            .query_row(place, |row| unsigned(row, 0))?;
        behind.push(Memory::Behind {
            assessment: *assessment,
            missing: end.position - last,
            until_millis: end.millis,
        });
    }
    Ok(behind)
}

/// Whether the change that is an end is in the journal.
fn is_here(main: &Connection, assessment: Uuid, replica: Uuid, end: &End) -> Result<bool> {
    let mut here = main.prepare_cached(
        "SELECT 1 FROM change WHERE assessment = ?1 AND replica = ?2 AND position = ?3 AND hash = ?4",
    )?;
    let place = (assessment.into_bytes(), replica.into_bytes(), signed(end.position)?);
    Ok(here.exists((place.0, place.1, place.2, end.hash.bytes()))?)
}

/// Takes an end for that of its chain where it is further than what is known.
fn raise(ends: &mut Ends, replica: Uuid, assessment: Uuid, end: End) {
    let known = ends.entry(replica).or_default().entry(assessment).or_insert(end);
    if end.position > known.position {
        *known = end;
    }
}

/// The end of a replica's chain; `None` before its first change.
pub(crate) fn end(main: &Connection, assessment: Uuid, replica: Uuid) -> Result<Option<End>> {
    let mut statement = main.prepare_cached(
        "SELECT position, hash, clock_millis FROM change
         WHERE assessment = ?1 AND replica = ?2 ORDER BY position DESC LIMIT 1",
    )?;
    Ok(statement
        .query_row((assessment.into_bytes(), replica.into_bytes()), |row| {
            Ok(End { position: unsigned(row, 0)?, hash: digest(row, 1)?, millis: unsigned(row, 2)? })
        })
        .optional()?)
}
