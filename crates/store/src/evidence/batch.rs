//! Reading a source in pieces of a fixed size.

use std::io::{ErrorKind, Read};

use super::{BlobLimits, CHUNK_BYTES};
use crate::{Result, StoreError};

/// Read, hashed and written at once.
const BATCH_BYTES: usize = 8 * CHUNK_BYTES;

/// A source and how far it was read.
pub(super) struct Source<'a> {
    pub from: &'a mut dyn Read,
    pub limits: &'a BlobLimits,
    pub progress: &'a mut dyn FnMut(u64) -> bool,
    /// Bytes read so far.
    pub size: u64,
}

impl Source<'_> {
    /// Reads on until the batch is full. True when it is, so that there may be more.
    pub fn fill(&mut self, batch: &mut Batch) -> Result<bool> {
        while batch.filled < BATCH_BYTES {
            let read = self.read_chunk(batch.room())?;
            if read == 0 {
                return Ok(false);
            }
            batch.filled += read;
            self.size += read as u64;
            if self.size > self.limits.max_bytes {
                return Err(StoreError::BlobTooLarge { limit: self.limits.max_bytes });
            }
            if !(self.progress)(self.size) {
                return Err(StoreError::Cancelled);
            }
        }
        Ok(true)
    }

    /// Fills the room; stays below it only at the end of the source.
    fn read_chunk(&mut self, room: &mut [u8]) -> Result<usize> {
        let mut filled = 0;
        while filled < room.len() {
            match self.from.read(&mut room[filled..]) {
                Ok(0) => break,
                Ok(read) => filled += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(StoreError::BlobSource(error)),
            }
        }
        Ok(filled)
    }
}

/// A buffer that is used again and again, and grows with what is read: a small file never costs a whole batch.
#[derive(Default)]
pub(super) struct Batch {
    buffer: Vec<u8>,
    filled: usize,
}

impl Batch {
    /// What was read into it.
    pub fn bytes(&self) -> &[u8] {
        &self.buffer[..self.filled]
    }

    /// Forgets what was read after so many bytes.
    pub fn truncate(&mut self, bytes: usize) {
        self.filled = self.filled.min(bytes);
    }

    /// Forgets so many bytes at its beginning.
    pub fn drop_front(&mut self, bytes: usize) {
        self.buffer.copy_within(bytes..self.filled, 0);
        self.filled -= bytes;
    }

    /// The next chunk's place, as far as it fits.
    fn room(&mut self) -> &mut [u8] {
        let end = (self.filled + CHUNK_BYTES).min(BATCH_BYTES);
        if self.buffer.len() < end {
            self.buffer.resize(end, 0);
        }
        &mut self.buffer[self.filled..end]
    }
}
