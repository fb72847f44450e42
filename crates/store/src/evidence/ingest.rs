//! Storing content: streamed, hashed on the way, durable when it returns.
//!
//! Sources are read in batches of 8 MiB. Contents that fit into one batch together are written in one transaction, so
//! that the disk is waited for once and not for each of them; a larger one goes its own way (`large.rs`). Nothing is
//! locked while a source is read.

use std::io::Read;
use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use super::batch::{Batch, Source};
use super::rows::{sound, whole};
use super::{Blob, BlobLimits, hex, large, media};
use crate::names::EVIDENCE_DB;
use crate::{Result, StoreError, Workspace};

/// How many contents one transaction stores at most, however small they are.
const MOST_TOGETHER: usize = 4096;

/// Contents that are being stored together; see [`Workspace::storing`].
///
/// Dropping it leaves what was written as content nobody refers to, as a crash does.
pub struct Storing<'a> {
    workspace: &'a mut Workspace,
    /// What waits to be written, one after the other.
    batch: Batch,
    waiting: Vec<Waiting>,
    stored: Vec<Stored>,
}

/// Content in the batch, and where it ends there.
struct Waiting {
    blob: Blob,
    end: usize,
}

struct Stored {
    blob: Blob,
    /// Whether it was not here before.
    new: bool,
}

impl Workspace {
    /// Stores content and returns its hash; content that is stored already is not stored twice, unless what is
    /// stored was damaged: the new copy then takes its place.
    ///
    /// `progress` is called with the bytes read so far; when it returns false the work ends with
    /// [`StoreError::Cancelled`]. After any failure nothing of the content is left.
    pub fn put_blob(
        &mut self,
        source: &mut dyn Read,
        limits: &BlobLimits,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Blob> {
        let mut storing = self.storing()?;
        storing.put(source, limits, progress)?;
        storing.finish()?.pop().ok_or(StoreError::BlobEmpty)
    }

    /// Begins to store several contents: as each by [`Workspace::put_blob`], but many small ones in little time.
    pub fn storing(&mut self) -> Result<Storing<'_>> {
        self.writable()?;
        Ok(Storing { workspace: self, batch: Batch::default(), waiting: Vec::new(), stored: Vec::new() })
    }
}

impl Storing<'_> {
    /// The folder of the workspace that stores.
    pub fn dir(&self) -> &Path {
        self.workspace.dir()
    }

    /// Takes in the next content. It is durable only after [`Storing::finish`].
    ///
    /// [`StoreError::BlobEmpty`], [`StoreError::BlobTooLarge`], [`StoreError::BlobSource`] and
    /// [`StoreError::Cancelled`] are about this content only, of which nothing is left. After any other error the
    /// workspace cannot take more: [`Storing::abandon`].
    pub fn put(
        &mut self,
        source: &mut dyn Read,
        limits: &BlobLimits,
        progress: &mut dyn FnMut(u64) -> bool,
    ) -> Result<()> {
        let mut source = Source { from: source, limits, progress, size: 0 };
        self.take(&mut source).map_err(|error| error.about(EVIDENCE_DB))
    }

    /// Writes what still waits and returns every content, in the order in which they were put; or nothing is left.
    pub fn finish(mut self) -> Result<Vec<Blob>> {
        if let Err(error) = self.write() {
            // When even this fails, `check` finds the content; the first error is the one to tell.
            let _ = self.abandon();
            return Err(error.about(EVIDENCE_DB));
        }
        Ok(self.stored.into_iter().map(|stored| stored.blob).collect())
    }

    /// Takes away again what was written and was not here before, unless something refers to it meanwhile.
    pub fn abandon(self) -> Result<()> {
        let new = self.stored.iter().filter(|stored| stored.new).map(|stored| stored.blob.sha256.as_str());
        let new: Vec<&str> = new.collect();
        if !new.is_empty() {
            self.workspace.discard_unreferenced(new.into_iter())?;
        }
        Ok(())
    }

    fn take(&mut self, source: &mut Source<'_>) -> Result<()> {
        let mut more = self.fill(source)?;
        if more && !self.waiting.is_empty() {
            if let Err(error) = self.write() {
                self.batch.truncate(self.waited());
                return Err(error);
            }
            more = self.fill(source)?;
        }
        let content = &self.batch.bytes()[self.waited()..];
        if content.is_empty() {
            return Err(StoreError::BlobEmpty);
        }
        let media = media::of(content);
        if more {
            let Workspace { dir, evidence, .. } = &mut *self.workspace;
            let stored = large::store(dir, evidence, source, &mut self.batch, media);
            self.batch.truncate(0);
            let (blob, new) = stored?;
            self.stored.push(Stored { blob, new });
            return Ok(());
        }
        let blob = Blob { sha256: hex(&Sha256::digest(content)), size: source.size, media: media.into() };
        self.waiting.push(Waiting { blob, end: self.batch.bytes().len() });
        if self.waiting.len() < MOST_TOGETHER { Ok(()) } else { self.write() }
    }

    /// Reads on behind what waits; nothing of the content is left there when that fails.
    fn fill(&mut self, source: &mut Source<'_>) -> Result<bool> {
        let more = source.fill(&mut self.batch);
        if more.is_err() {
            self.batch.truncate(self.waited());
        }
        more
    }

    /// Bytes of the batch that wait.
    fn waited(&self) -> usize {
        self.waiting.last().map_or(0, |last| last.end)
    }

    /// Writes what waits in one transaction. What was read behind it moves to the front of the batch.
    fn write(&mut self) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let written = small(&mut self.workspace.evidence, &self.waiting, self.batch.bytes())?;
        self.stored.extend(written);
        self.batch.drop_front(self.waited());
        self.waiting.clear();
        Ok(())
    }
}

/// Writes the contents in a batch in one transaction; what is known is not written again.
fn small(evidence: &mut Connection, waiting: &[Waiting], batch: &[u8]) -> Result<Vec<Stored>> {
    let transaction = evidence.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut stored = Vec::with_capacity(waiting.len());
    let mut start = 0;
    for Waiting { blob, end } in waiting {
        stored.push(if let Some(known) = sound(&transaction, &blob.sha256)? {
            Stored { blob: known, new: false }
        } else {
            whole(&transaction, blob, &batch[start..*end])?;
            Stored { blob: blob.clone(), new: true }
        });
        start = *end;
    }
    transaction.commit()?;
    Ok(stored)
}
