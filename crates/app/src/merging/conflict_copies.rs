//! Whether the conflict copies beside a workspace hold anything that it lacks.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use pilar_core::journal::Digest;
use pilar_store::{StoreError, Workspace};
use uuid::Uuid;

use crate::error::Result;
use crate::merging::database::{Database, Part};
use crate::merging::plan::examined;
use crate::session::Session;
use crate::view::{ConflictCopyView, CopyHolds};

/// The conflict copies of sync programs in the folder of the workspace, each compared with what is here.
pub(crate) fn conflict_copies(session: &Session) -> Result<Vec<ConflictCopyView>> {
    let copies = Workspace::conflict_copies(session.dir())?;
    copies.into_iter().map(|path| view(session, path)).collect()
}

fn view(session: &Session, path: PathBuf) -> Result<ConflictCopyView> {
    match compared(session, &path) {
        Ok(holds) => Ok(ConflictCopyView::of(path, holds)),
        // Without room there is no copy to look into, and nothing to say of the file.
        Err(error) if matches!(error, crate::AppError::Store(StoreError::DiskFull)) => Err(error),
        Err(error) => Ok(ConflictCopyView::of(path, CopyHolds::Unknown(error.to_string()))),
    }
}

fn compared(session: &Session, path: &Path) -> Result<CopyHolds> {
    let database = Database::open(Some(session), path)?;
    let mut changes = 0;
    for part in &database.parts {
        changes += lacking(session, part)?;
    }
    let contents = database.listed_contents(session)?;
    Ok(if changes + contents > 0 { CopyHolds::New { changes, contents } } else { CopyHolds::Nothing })
}

/// How many changes of a part are not here, waiting or counting.
fn lacking(session: &Session, part: &Part) -> Result<usize> {
    let examined = examined(Some(session), &part.given(""))?;
    let waiting = match session.workspace.quarantined(part.row.id) {
        Ok(waiting) => waiting,
        Err(StoreError::UnknownAssessment(_)) => Vec::new(),
        Err(other) => return Err(other.into()),
    };
    let waiting: HashSet<(Uuid, Digest)> =
        waiting.iter().map(|it| (it.change.id, it.change.content())).collect();
    let waits = examined.quarantined.iter();
    let new = waits.filter(|(change, _)| !waiting.contains(&(change.id, change.content()))).count();
    Ok(examined.admitted.len() + new)
}
