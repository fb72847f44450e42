use crate::find::Find as _;
use std::fs::File;
use std::path::{Path, PathBuf};

use pilar_files::WriteError;
use pilar_files::safe_name::SafeNames;
use pilar_files::safe_write::write_verified;
use pilar_store::keep_private_folder;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::session::Session;

/// Writes a copy of a document's current revision for another program to show, into a folder for the document within
/// `copies`, and returns its path. Only this user may read it, and nobody changes it by mistake: what is changed in a copy
/// does not come back.
pub fn lend_evidence(session: &Session, id: Uuid, evidence: Uuid, copies: &Path) -> Result<PathBuf> {
    let folder = copies.join(evidence.to_string());
    for folder in [copies, &folder] {
        keep_private_folder(folder).map_err(|error| WriteError::from_io(folder, error))?;
    }
    let path = save_evidence(session, id, &evidence.to_string(), &folder)?;
    let io = |error| WriteError::from_io(&path, error);
    let mut rights = std::fs::metadata(&path).map_err(io)?.permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).map_err(io)?;
    Ok(path)
}

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
