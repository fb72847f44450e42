//! Reading and hashing at the same time, on two threads.

use std::fmt::Write as _;
use std::io::{self, Read};
use std::thread;

use sha2::{Digest, Sha256};

/// Read and hashed at once, in bytes.
const BUFFER: usize = 1 << 20;

/// Lower-case hex digits of a SHA-256.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(crate) fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Two buffers that are used again for every file.
#[derive(Default)]
pub struct Buffers {
    filling: Vec<u8>,
    hashing: Vec<u8>,
}

impl Buffers {
    /// Hashes everything a reader gives, at most `limit` bytes, and returns hash and size.
    ///
    /// The reader is stopped once it gave more than the limit; the size then tells. `tick` is called with the
    /// bytes of each step and ends the work with `None` when it returns false.
    pub fn hash(
        &mut self,
        from: &mut dyn Read,
        limit: u64,
        tick: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Option<(String, u64)>> {
        let mut hasher = Sha256::new();
        let mut size = 0u64;
        let mut filled = fill(from, &mut self.filling)?;
        while filled > 0 {
            std::mem::swap(&mut self.filling, &mut self.hashing);
            size += filled as u64;
            if !tick(filled as u64) {
                return Ok(None);
            }
            if size > limit {
                break;
            }
            let full = &self.hashing[..filled];
            let filling = &mut self.filling;
            if filled < BUFFER {
                hasher.update(full);
                filled = 0;
                continue;
            }
            filled = thread::scope(|scope| {
                let running = scope.spawn(|| hasher.update(full));
                let filled = fill(from, filling);
                if let Err(panic) = running.join() {
                    std::panic::resume_unwind(panic);
                }
                filled
            })?;
        }
        Ok(Some((hex(&hasher.finalize()), size)))
    }
}

/// Fills the buffer; stays below its size only at the end of the source.
fn fill(from: &mut dyn Read, buffer: &mut Vec<u8>) -> io::Result<usize> {
    buffer.clear();
    from.take(BUFFER as u64).read_to_end(buffer)
}
