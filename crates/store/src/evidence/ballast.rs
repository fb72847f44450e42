//! Room set aside while a large file is stored, so that a full disk still lets the half of it be taken away.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::Result;

/// Enough to log the removal of several gigabytes.
const BYTES: usize = 8 << 20;
const NAME: &str = ".evidence-ruang.tmp";

/// A file of zeros that goes when dropped. Two windows storing at once share it.
pub(crate) struct Ballast(PathBuf);

impl Ballast {
    /// The file a crash may have left.
    pub(crate) fn left_over(dir: &Path) -> Self {
        Self(dir.join(NAME))
    }

    /// Takes the room; on a disk that is too full for it the storing ends here.
    pub(crate) fn lay(dir: &Path) -> Result<Self> {
        let ballast = Self::left_over(dir);
        // Real bytes: a length alone would reserve nothing.
        File::create(&ballast.0)?.write_all(&vec![0; BYTES])?;
        Ok(ballast)
    }
}

impl Drop for Ballast {
    fn drop(&mut self) {
        // What a crash leaves is overwritten, or removed with the half blob.
        drop(fs::remove_file(&self.0));
    }
}
