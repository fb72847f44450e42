use crate::find::Find as _;
use std::fs::File;
use std::path::{Path, PathBuf};

use pilar_files::WriteError;
use pilar_files::safe_name::SafeNames;
use pilar_files::safe_write::write_verified;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::session::Session;

/// Writes a document's current revision into a folder under a safe name and returns the path.
///
/// An existing file is never replaced: the name gets a number instead.
pub fn save_evidence(session: &Session, id: Uuid, evidence: &str, folder: &Path) -> Result<PathBuf> {
    let assessment = session.assessment(id)?;
    let document = &assessment.documents[&assessment.find_document(evidence)?];
    let revision = document.current().ok_or_else(|| AppError::NoSuchEvidence(evidence.into()))?;
    if !folder.exists() {
        std::fs::create_dir_all(folder).map_err(|error| WriteError::from_io(folder, error))?;
    }
    let mut names = SafeNames::in_folder(folder).map_err(|error| WriteError::from_io(folder, error))?;
    let path = folder.join(names.take(&revision.name));
    let mut failed = None;
    let written = write_verified(
        &path,
        |temporary| {
            let io = |error| WriteError::from_io(temporary, error);
            let mut file = File::create(temporary).map_err(io)?;
            // Reading a blob compares its hash while it streams; a mismatch is an error here.
            if let Err(error) = session.workspace.read_blob(&revision.sha256, &mut file) {
                let reason = error.to_string();
                failed = Some(error);
                return Err(WriteError::NotVerified { reason });
            }
            Ok(())
        },
        |temporary| {
            let size =
                std::fs::metadata(temporary).map_err(|error| WriteError::from_io(temporary, error))?.len();
            if size == revision.size {
                return Ok(());
            }
            Err(WriteError::NotVerified {
                reason: format!("ukuran {size} byte, seharusnya {}", revision.size),
            })
        },
    );
    match (failed, written) {
        (Some(error), _) => Err(error.into()),
        (None, written) => {
            written?;
            Ok(path)
        }
    }
}
