use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use pilar_core::assessment::Document;
use pilar_files::WriteError;
use pilar_files::package::Buffers;
use pilar_store::{StoreError, keep_private_folder};
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::evidence::attach::{Attach, LARGEST_FILE, name_of, require_attaching, revision_of};
use crate::evidence::folder::lies_beside;
use crate::evidence::save::save_evidence;
use crate::evidence::store_file::store_file;
use crate::session::Session;

/// A copy that was lent to another program and is no longer what the document is or was.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct ChangedCopy {
    /// The assessment of the document.
    pub assessment: Uuid,
    /// Name of its unit.
    pub unit: String,
    /// The document.
    pub document: Uuid,
    /// Its title.
    pub title: String,
    /// The file that was changed.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
}

/// A copy and the document it was made of.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, ts_rs::TS)]
pub struct LentCopy {
    /// The assessment of the document.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// The document.
    pub document: Uuid,
    /// Name of the file.
    pub name: String,
}

/// Writes a copy of a document's current revision for another program to show, into a folder for the document within
/// `copies`, and returns its path. Only this user may read it, and nobody changes it by mistake; what somebody changed in
/// an earlier copy stays beside it, for [`changed_copies`] to tell.
pub fn lend_evidence(session: &Session, id: Uuid, evidence: Uuid, copies: &Path) -> Result<PathBuf> {
    let assessment = session.assessment(id)?;
    let document =
        assessment.documents.get(&evidence).ok_or_else(|| AppError::NoSuchEvidence(evidence.to_string()))?;
    let of_assessment = copies.join(id.simple().to_string());
    let folder = folder_of(copies, id, evidence);
    for folder in [copies, &of_assessment, &folder] {
        keep_private_folder(folder).map_err(|error| WriteError::from_io(folder, error))?;
    }
    for copy in files_in(&folder) {
        take_back_unchanged(document, &copy);
    }
    let path = save_evidence(session, id, &evidence.to_string(), &folder)?;
    let io = |error| WriteError::from_io(&path, error);
    let mut rights = fs::metadata(&path).map_err(io)?.permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).map_err(io)?;
    Ok(path)
}

/// The copies within `copies` that other programs changed, of documents that are here. A copy that cannot be read now, as
/// one that another program holds, waits for the next time.
pub fn changed_copies(session: &Session, copies: &Path) -> Result<Vec<ChangedCopy>> {
    let mut changed = Vec::new();
    each_copy(session, copies, &mut |id, unit, document_id, document, path| {
        if is_changed(document, &path).unwrap_or(false) {
            changed.push(ChangedCopy {
                assessment: id,
                unit: unit.to_owned(),
                document: document_id,
                title: document.about.title.clone(),
                name: name_of(&path),
                path,
            });
        }
    })?;
    Ok(changed)
}

/// Removes the copies within `copies` in which nothing was changed. One that another program holds stays.
pub fn take_back_copies(session: &Session, copies: &Path) -> Result<()> {
    each_copy(session, copies, &mut |_, _, _, document, path| take_back_unchanged(document, &path))
}

/// Makes a changed copy the document's new version, as one action, and removes the copy.
pub fn keep_copy(session: &mut Session, copies: &Path, given: &LentCopy) -> Result<()> {
    let path = given.path(copies)?;
    let assessment = session.assessment(given.assessment)?;
    let document = assessment
        .documents
        .get(&given.document)
        .ok_or_else(|| AppError::NoSuchEvidence(given.document.to_string()))?;
    require_attaching(session, &assessment, Some(given.document))?;
    let mut storing = session.workspace.storing()?;
    store_file(&mut storing, &path, LARGEST_FILE, &mut |_| true)?;
    let blob = storing.finish()?.pop().ok_or(StoreError::BlobEmpty)?;
    let revision = revision_of(&given.name, &blob);
    let attach = Attach {
        document: given.document,
        latest: document.latest,
        serves: &[],
        about: None,
        revision: Some(&revision),
    };
    let action = format!("Perbarui {} dari salinan yang diubah", document.about.title);
    session.act(given.assessment, &action, |acting| attach.write(acting))?;
    remove(&path);
    Ok(())
}

/// Removes a copy with what was changed in it.
pub fn drop_copy(copies: &Path, given: &LentCopy) -> Result<()> {
    remove(&given.path(copies)?);
    Ok(())
}

impl LentCopy {
    /// Where it is, which is within the document's folder and nowhere else.
    fn path(&self, copies: &Path) -> Result<PathBuf> {
        let folder = folder_of(copies, self.assessment, self.document);
        let found = files_in(&folder).into_iter().find(|path| name_of(path) == self.name);
        found.ok_or_else(|| AppError::NoSuchEvidence(self.name.clone()))
    }
}

/// Where the copies of a document are. Other programs open no long paths: the ids are without hyphens.
fn folder_of(copies: &Path, assessment: Uuid, document: Uuid) -> PathBuf {
    copies.join(assessment.simple().to_string()).join(document.simple().to_string())
}

/// Hands over every copy of a document that is here: assessment, unit, document and file.
fn each_copy(
    session: &Session,
    copies: &Path,
    each: &mut dyn FnMut(Uuid, &str, Uuid, &Document, PathBuf),
) -> Result<()> {
    let named = |path: &Path| Uuid::try_parse(&name_of(path)).ok();
    for (id, of_assessment) in entries(copies).into_iter().filter_map(|path| Some((named(&path)?, path))) {
        let assessment = match session.assessment(id) {
            Ok(assessment) => assessment,
            // Those of another workspace wait for it.
            Err(AppError::Store(StoreError::UnknownAssessment(_))) => continue,
            Err(other) => return Err(other),
        };
        for (document, folder) in entries(&of_assessment).into_iter().filter_map(|it| Some((named(&it)?, it)))
        {
            let Some(about) = assessment.documents.get(&document) else { continue };
            for copy in files_in(&folder) {
                each(id, &assessment.profile.unit, document, about, copy);
            }
        }
    }
    Ok(())
}

/// What is in a folder, in the order of names; nothing where there is none.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    entries.sort();
    entries
}

/// The files in a folder, but for those that programs of offices put beside a file they have open.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_file() && !lies_beside(&name_of(path))).collect()
}

/// Whether a copy is none of the document's versions.
fn is_changed(document: &Document, copy: &Path) -> io::Result<bool> {
    let hashed = Buffers::default().hash(&mut File::open(copy)?, u64::MAX, &mut |_| true)?;
    Ok(hashed.is_some_and(|(hash, _)| document.revisions.iter().all(|revision| revision.sha256 != hash)))
}

/// A copy that cannot be read is not known to be unchanged, and stays.
fn take_back_unchanged(document: &Document, copy: &Path) {
    if matches!(is_changed(document, copy), Ok(false)) {
        remove(copy);
    }
}

/// Removes a copy; one that another program still holds stays, gets a neighbour, and is looked at again next time.
fn remove(copy: &Path) {
    #[cfg(windows)]
    allow_removal(copy);
    drop(fs::remove_file(copy));
}

/// Windows removes no file that is for reading only.
#[cfg(windows)]
fn allow_removal(copy: &Path) {
    if let Ok(mut rights) = copy.metadata().map(|about| about.permissions()) {
        #[expect(clippy::permissions_set_readonly_false, reason = "only Windows does this")]
        rights.set_readonly(false);
        // What cannot be changed cannot be removed either, which is told there.
        drop(fs::set_permissions(copy, rights));
    }
}
