use crate::find::Find as _;
use std::path::{Path, PathBuf};

use pilar_store::{Blob, StoreError};
use uuid::Uuid;

use crate::error::{AppError, EvidenceFault, Result};
use crate::evidence::attach::{
    Arrival, Attached, LARGEST_FILE, check_quarter, known_contents, name_of, stem,
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
/// When `progress` returns false nothing is attached ([`StoreError::Cancelled`]).
pub fn attach_files(
    session: &mut Session,
    given: &AttachFiles,
    progress: &mut dyn FnMut(AttachProgress<'_>) -> bool,
) -> Result<Vec<FileOutcome>> {
    let assessment = session.assessment(given.assessment)?;
    let (_, input) = assessment.find_input(&given.code)?;
    check_quarter(given.triwulan)?;
    let mut stored = Vec::new();
    for (file, path) in given.paths.iter().enumerate() {
        let mut tell = |bytes| progress(AttachProgress { path, file, of: given.paths.len(), bytes });
        let blob = store_file(&mut session.workspace, path, LARGEST_FILE, &mut tell);
        if let Err(AppError::Store(StoreError::Cancelled)) = blob {
            return Err(StoreError::Cancelled.into());
        }
        stored.push((path, blob));
    }
    let count = stored.iter().filter(|(_, blob)| blob.is_ok()).count();
    let action = match stored.iter().find(|(_, blob)| blob.is_ok()) {
        Some((path, _)) if count == 1 => format!("Lampirkan {} pada {}", name_of(path), input.code),
        _ => format!("Lampirkan {count} berkas pada {}", input.code),
    };
    let mut known = known_contents(&assessment);
    session.act(assessment.id, &action, |acting| {
        let attach = |(path, blob): (&PathBuf, Result<_>)| {
            let outcome = match blob {
                Ok(blob) => {
                    let attached = given.arrival(path, blob).attach(acting, &mut known, input, None)?;
                    FileOutcome { path: path.clone(), attached: Some(attached), fault: None }
                }
                Err(error) => {
                    FileOutcome { path: path.clone(), attached: None, fault: Some(FaultView::of(&error)) }
                }
            };
            Ok(outcome)
        };
        stored.into_iter().map(attach).collect()
    })
}

/// Stores files and attaches all of them to an input as one action, or none.
///
/// Every file that cannot be attached is told at once ([`AppError::EvidenceFiles`]); contents stored by then are
/// dropped again.
pub fn attach_all(session: &mut Session, given: &AttachFiles) -> Result<Vec<Attached>> {
    let assessment = session.assessment(given.assessment)?;
    let (_, input) = assessment.find_input(&given.code)?;
    check_quarter(given.triwulan)?;
    let refused = |faults| AppError::EvidenceFiles { faults, of: given.paths.len() };
    // Looked at before anything is stored: most of what is wrong shows without reading.
    let missing = given.paths.iter().filter_map(|path| Some((path.clone(), look_at(path).err()?)));
    let missing: Vec<(PathBuf, EvidenceFault)> = missing.collect();
    if !missing.is_empty() {
        return Err(refused(missing));
    }
    let (mut stored, mut faults) = (Vec::new(), Vec::new());
    for path in &given.paths {
        match store_file(&mut session.workspace, path, LARGEST_FILE, &mut |_| true) {
            Ok(blob) => stored.push((path, blob)),
            Err(AppError::EvidenceFile { path, fault }) => faults.push((path, fault)),
            Err(other) => return Err(other),
        }
    }
    if !faults.is_empty() {
        session.workspace.discard_unreferenced(stored.iter().map(|(_, blob)| blob.sha256.as_str()))?;
        return Err(refused(faults));
    }
    let action = format!("Lampirkan {} berkas pada {}", stored.len(), input.code);
    let mut known = known_contents(&assessment);
    session.act(assessment.id, &action, |acting| {
        let attach = |(path, blob): (&PathBuf, Blob)| {
            given.arrival(path, blob).attach(acting, &mut known, input, None)
        };
        stored.into_iter().map(attach).collect()
    })
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
