use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use pilar_core::instrument::SoalId;
use pilar_core::journal::Subject;
use pilar_files::system_reason;
use pilar_store::{Action, Blob, BlobLimits, StoreError, Workspace};
use serde_json::json;
use uuid::Uuid;

use crate::assessment::{DocumentAbout, Revision};
use crate::clock;
use crate::error::{AppError, EvidenceFault, Result};
use crate::session::Session;

/// The largest evidence file that is accepted, in bytes.
pub const LARGEST_FILE: u64 = 2 << 30;

/// A file to attach.
#[derive(Debug, Clone)]
pub struct AttachEvidence<'a> {
    /// The assessment.
    pub assessment: Uuid,
    /// Input code, question code (its first input) or soal id.
    pub code: &'a str,
    /// The file.
    pub path: &'a Path,
    /// Title; the file's name without its ending when not given.
    pub title: Option<&'a str>,
    /// Year the document is from.
    pub year: Option<u16>,
    /// Quarter 1..=4.
    pub triwulan: Option<u8>,
    /// Id or name of the document this file is a new revision of.
    pub revises: Option<&'a str>,
}

/// What attaching did.
#[derive(Debug, Clone, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Attached {
    /// Id of the document.
    pub id: Uuid,
    /// Name of the file as given.
    pub name: String,
    /// SHA-256 of the content.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// Media type found in the content.
    pub media: String,
    /// Code of the input it serves now.
    pub code: String,
    /// The same content was there already and now serves this input as well.
    pub reused: bool,
}

/// Stores a file's content and attaches it to an input, as one action.
///
/// The content is stored whole and hashed before anything refers to it; a failure leaves nothing.
pub fn attach_evidence(
    session: &mut Session,
    given: &AttachEvidence<'_>,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Attached> {
    let assessment = session.assessment(given.assessment)?;
    let (_, input) = assessment
        .instrument
        .find_input(given.code)
        .ok_or_else(|| AppError::UnknownCode(given.code.to_owned()))?;
    if let Some(quarter) = given.triwulan.filter(|quarter| !(1..=4).contains(quarter)) {
        return Err(AppError::Quarter(quarter));
    }
    let revised = given.revises.map(|text| assessment.find_document(text)).transpose()?;
    let blob = store_file(&mut session.workspace, given.path, LARGEST_FILE, progress)?;
    let name = given.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let known = assessment
        .documents
        .iter()
        .find(|(_, document)| document.current().is_some_and(|r| r.sha256 == blob.sha256))
        .map(|(id, _)| *id);
    let reused = revised.is_none() && known.is_some();
    let id = revised.or(known).unwrap_or_else(Uuid::now_v7);
    let about = (revised.is_none() && !reused).then(|| DocumentAbout {
        title: given.title.map_or_else(|| stem(&name), str::to_owned),
        year: given.year,
        triwulan: given.triwulan,
        ..DocumentAbout::default()
    });
    let revision = (!reused).then(|| revision_of(&name, &blob));
    let attach =
        Attach { document: id, serves: &[input.soal], about: about.as_ref(), revision: revision.as_ref() };
    let action_name = format!("Lampirkan {name} pada {}", input.code);
    attach.act(session, given.assessment, &action_name)?;
    Ok(Attached {
        id,
        name,
        sha256: blob.sha256,
        size: blob.size,
        media: blob.media,
        code: input.code.clone(),
        reused,
    })
}

fn stem(name: &str) -> String {
    Path::new(name).file_stem().map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned())
}

/// The journal's value for content stored under this name.
pub(crate) fn revision_of(name: &str, blob: &Blob) -> Revision {
    Revision { name: name.into(), sha256: blob.sha256.clone(), size: blob.size, media: blob.media.clone() }
}

/// The changes that attach a document.
pub(crate) struct Attach<'a> {
    pub document: Uuid,
    pub serves: &'a [SoalId],
    pub about: Option<&'a DocumentAbout>,
    pub revision: Option<&'a Revision>,
}

impl Attach<'_> {
    /// Writes them as one action.
    pub fn act(&self, session: &mut Session, assessment: Uuid, name: &str) -> Result<()> {
        let by = session.actor.clone();
        let action = Action { assessment, name, by: &by, now_millis: clock::now_millis() };
        session.workspace.act(action, |acting| -> Result<()> { self.write(acting) })
    }

    /// Writes them into an action that is already open.
    pub fn write(&self, acting: &mut pilar_store::Acting<'_>) -> Result<()> {
        if let Some(about) = self.about {
            acting.set("describe_evidence", Subject::Evidence(self.document), json!(about))?;
        }
        if let Some(revision) = self.revision {
            let subject = Subject::Revision(self.document, Uuid::now_v7());
            acting.set("add_evidence_revision", subject, json!(revision))?;
        }
        for soal in self.serves {
            acting.set("attach_evidence", Subject::Link(*soal, self.document), json!(true))?;
        }
        Ok(())
    }
}

/// Streams a file into the evidence store, refusing what is not a whole, quiet, readable file.
pub(crate) fn store_file(
    workspace: &mut Workspace,
    path: &Path,
    limit: u64,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Blob> {
    let fault = |fault| AppError::EvidenceFile { path: path.to_path_buf(), fault };
    let before = look_at(path).map_err(fault)?;
    if before.len() == 0 {
        return Err(fault(EvidenceFault::Empty));
    }
    if before.len() > limit {
        return Err(fault(EvidenceFault::TooLarge(limit)));
    }
    let file = File::open(path).map_err(|error| fault(EvidenceFault::Unreadable(system_reason(&error))))?;
    let mut source = Steady { file, path: path.to_path_buf(), before, read: 0 };
    workspace.put_blob(&mut source, &BlobLimits { max_bytes: limit }, progress).map_err(|error| match error {
        StoreError::BlobEmpty => fault(EvidenceFault::Empty),
        StoreError::BlobTooLarge { limit } => fault(EvidenceFault::TooLarge(limit)),
        StoreError::BlobSource(error) if changed_while_read(&error) => fault(EvidenceFault::Changing),
        StoreError::BlobSource(error) => fault(EvidenceFault::Unreadable(system_reason(&error))),
        other => other.into(),
    })
}

fn look_at(path: &Path) -> std::result::Result<Metadata, EvidenceFault> {
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => Ok(metadata),
        Ok(_) => Err(EvidenceFault::NotAFile),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(if fs::symlink_metadata(path).is_ok() {
            EvidenceFault::BrokenLink
        } else {
            EvidenceFault::Missing
        }),
        Err(error) => Err(EvidenceFault::Unreadable(system_reason(&error))),
    }
}

/// Reads a file and fails when it changed between the first and the last byte.
struct Steady {
    file: File,
    path: PathBuf,
    before: Metadata,
    read: u64,
}

#[derive(Debug, thiserror::Error)]
#[error("the file changed while it was read")]
struct Changing;

fn changed_while_read(error: &io::Error) -> bool {
    matches!(error.get_ref(), Some(inner) if inner.is::<Changing>())
}

impl Read for Steady {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.read += count as u64;
        let ended = count == 0 && !buffer.is_empty();
        if self.read > self.before.len() || (ended && self.changed()?) {
            return Err(io::Error::other(Changing));
        }
        Ok(count)
    }
}

impl Steady {
    fn changed(&self) -> io::Result<bool> {
        let now = fs::metadata(&self.path)?;
        Ok(self.read != self.before.len()
            || now.len() != self.before.len()
            || now.modified()? != self.before.modified()?)
    }
}
