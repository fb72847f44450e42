use crate::find::Find as _;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use pilar_store::{Blob, StoreError, Storing, Workspace};
use uuid::Uuid;

use crate::error::{AppError, EvidenceFault, Result};
use crate::evidence::attach::{
    Arrival, Attached, LARGEST_FILE, check_quarter, known_contents, name_of, require_attaching, stem,
};
use crate::evidence::store_file::{look_at, store_file};
use crate::session::Session;
use crate::view::FaultView;
use pilar_core::assessment::DocumentAbout;

/// Files to attach to one input, as they were dropped or picked together.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct AttachFiles {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// Input code, question code (its first input) or soal id.
    pub code: String,
    /// The files; a folder among them is refused by name.
    pub paths: Vec<PathBuf>,
    /// Title of each; its file's name without the ending when not given.
    #[ts(optional)]
    pub title: Option<String>,
    /// Year the documents are from.
    #[ts(optional)]
    pub year: Option<u16>,
    /// Quarter 1..=4.
    #[ts(optional)]
    pub triwulan: Option<u8>,
}

/// How far attaching is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AttachProgress<'a> {
    /// The file that is being stored.
    pub path: &'a Path,
    /// Its place among the files, from 0.
    pub file: usize,
    /// Files there are.
    pub of: usize,
    /// Bytes of this file stored so far.
    pub bytes: u64,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct FileOutcome {
    /// The file as given.
    pub path: PathBuf,
    /// What attaching did; `null` when it was refused.
    pub attached: Option<Attached>,
    /// Why it was refused.
    pub fault: Option<FaultView>,
}

/// Stores files and attaches all that can be to an input, as one action; the others are told with their reasons.
///
/// When `progress` returns false nothing is attached ([`StoreError::Cancelled`](pilar_store::StoreError::Cancelled)), and nothing stored for it stays.
pub fn attach_files(
    session: &mut Session,
    given: &AttachFiles,
    progress: &mut dyn FnMut(AttachProgress<'_>) -> bool,
) -> Result<Vec<FileOutcome>> {
    attach(session, given, Wanted::WhatCan, progress)
}

/// Stores files and attaches all of them to an input as one action, or none.
///
/// Every file that cannot be attached is told at once ([`AppError::EvidenceFiles`]), and nothing stored for the others
/// stays.
pub fn attach_all(session: &mut Session, given: &AttachFiles) -> Result<Vec<Attached>> {
    let outcomes = attach(session, given, Wanted::All, &mut |_| true)?;
    Ok(outcomes.into_iter().filter_map(|outcome| outcome.attached).collect())
}

/// How many of the files have to be attachable.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    All,
    WhatCan,
}

fn attach(
    session: &mut Session,
    given: &AttachFiles,
    wanted: Wanted,
    progress: &mut dyn FnMut(AttachProgress<'_>) -> bool,
) -> Result<Vec<FileOutcome>> {
    let assessment = session.assessment(given.assessment)?;
    let (question, input) = assessment.find_input(&given.code)?;
    check_quarter(given.triwulan)?;
    require_attaching(session, &assessment, None)?;
    if wanted == Wanted::All {
        // Looked at before anything is stored: most of what is wrong shows without reading.
        let fault = |path: &PathBuf| Some((path.clone(), look_at(path).err()?));
        refuse(given.paths.iter().filter_map(fault).collect(), given.paths.len())?;
    }
    let stored = store(&mut session.workspace, &given.paths, wanted, progress)?;
    let stored: Vec<Stored<'_>> = given.paths.iter().zip(stored).collect();
    let mut attachable = stored.iter().filter(|(_, blob)| blob.is_ok()).map(|(path, _)| path);
    let named = question.titled(&input.code);
    let action = match (attachable.next(), attachable.count()) {
        (Some(path), 0) => format!("Lampirkan {} pada {named}", name_of(path)),
        (first, others) => {
            format!("Lampirkan {} berkas pada {named}", usize::from(first.is_some()) + others)
        }
    };
    let mut known = known_contents(&assessment);
    session.act(assessment.id, &action, |acting| {
        let attach = |(path, blob): Stored<'_>| {
            let (attached, fault) = match blob {
                Ok(blob) => (Some(given.arrival(path, blob).attach(acting, &mut known, input, None)?), None),
                Err(fault) => {
                    let error = AppError::EvidenceFile { path: path.clone(), fault };
                    (None, Some(FaultView::of(&error)))
                }
            };
            Ok(FileOutcome { path: path.clone(), attached, fault })
        };
        stored.into_iter().map(attach).collect()
    })
}

/// A file and its content, or why it has none.
type Stored<'a> = (&'a PathBuf, std::result::Result<Blob, EvidenceFault>);

/// Stores the files that can be, each with what became of it, in their order; after an error nothing is left of what
/// was stored.
pub(crate) fn store_what_can(
    workspace: &mut Workspace,
    paths: &[PathBuf],
    progress: &mut dyn FnMut(AttachProgress<'_>) -> bool,
) -> Result<Vec<std::result::Result<Blob, EvidenceFault>>> {
    store(workspace, paths, Wanted::WhatCan, progress)
}

/// Stores one file; nothing is left of it after an error.
pub(crate) fn store_one(workspace: &mut Workspace, path: &Path) -> Result<Blob> {
    let path = path.to_path_buf();
    match store_what_can(workspace, std::slice::from_ref(&path), &mut |_| true)?.pop() {
        Some(Ok(blob)) => Ok(blob),
        Some(Err(fault)) => Err(AppError::EvidenceFile { path, fault }),
        None => Err(StoreError::BlobEmpty.into()),
    }
}

fn store(
    workspace: &mut Workspace,
    paths: &[PathBuf],
    wanted: Wanted,
    progress: &mut dyn FnMut(AttachProgress<'_>) -> bool,
) -> Result<Vec<std::result::Result<Blob, EvidenceFault>>> {
    let mut storing = workspace.storing()?;
    let faults = put(&mut storing, paths, progress).and_then(|faults| {
        if wanted == Wanted::All {
            refuse(faults.into_values().collect(), paths.len())?;
            return Ok(BTreeMap::new());
        }
        Ok(faults)
    });
    let mut faults = match faults {
        Ok(faults) => faults,
        Err(error) => {
            // When even this fails, `check` finds the content; the first error is the one to tell.
            let _ = storing.abandon();
            return Err(error);
        }
    };
    let mut blobs = storing.finish()?.into_iter();
    let stored = (0..paths.len()).map(|file| match faults.remove(&file) {
        Some((_, fault)) => Ok(Err(fault)),
        None => Ok(Ok(blobs.next().ok_or(StoreError::BlobEmpty)?)),
    });
    stored.collect()
}

/// Puts every file that can be put; the others with their faults, by their places.
fn put(
    storing: &mut Storing<'_>,
    paths: &[PathBuf],
    progress: &mut dyn FnMut(AttachProgress<'_>) -> bool,
) -> Result<BTreeMap<usize, (PathBuf, EvidenceFault)>> {
    let mut faults = BTreeMap::new();
    for (file, path) in paths.iter().enumerate() {
        let mut tell = |bytes| progress(AttachProgress { path, file, of: paths.len(), bytes });
        match store_file(storing, path, LARGEST_FILE, &mut tell) {
            Ok(()) => {}
            Err(AppError::EvidenceFile { path, fault }) => {
                faults.insert(file, (path, fault));
            }
            Err(other) => return Err(other),
        }
    }
    Ok(faults)
}

/// Refuses all files because of these.
fn refuse(faults: Vec<(PathBuf, EvidenceFault)>, of: usize) -> Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    Err(AppError::EvidenceFiles { faults, of })
}

impl AttachFiles {
    /// A stored content as the document it becomes.
    fn arrival(&self, path: &Path, blob: Blob) -> Arrival {
        let name = name_of(path);
        let about = DocumentAbout {
            title: self.title.clone().unwrap_or_else(|| stem(&name)),
            year: self.year,
            triwulan: self.triwulan,
            ..DocumentAbout::default()
        };
        Arrival { name, blob, about }
    }
}
