//! Going on without evidence that is lost.

use std::path::Path;

use crate::database::{EVIDENCE, MAIN, peek};
use crate::workspace::{Opening, open_evidence};
use crate::{Result, StoreError, Workspace};

impl Workspace {
    /// Begins a new, empty `evidence.db` in a workspace that has lost it, because a person decided to go on without. What
    /// the journal names stays named; attaching an original again brings its content back.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where no workspace is, or whatever the disk says. One that is there is left as it is.
    pub fn begin_evidence(dir: &Path) -> Result<()> {
        if peek(&dir.join(MAIN.file), &MAIN)?.is_none() {
            return Err(StoreError::Missing(dir.into()));
        }
        let new = peek(&dir.join(EVIDENCE.file), &EVIDENCE)?.is_none();
        let evidence = open_evidence(dir, Opening::default().busy_timeout, new);
        evidence.map_err(|error| error.about(EVIDENCE.file))?.close().map_err(|(_, error)| error)?;
        Ok(())
    }
}
