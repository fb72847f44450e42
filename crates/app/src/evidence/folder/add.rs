use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use pilar_core::assessment::{Assessment, DocumentAbout};
use pilar_core::instrument::{Input, SoalId};
use pilar_core::journal::Subject;
use pilar_store::Acting;
use serde_json::json;
use uuid::Uuid;

use crate::error::{AppError, EvidenceFault, Result};
use crate::evidence::attach::{Arrival, Attached, known_contents, name_of, require_attaching, stem};
use crate::evidence::attach_files::{AttachProgress, store_what_can};
use crate::find::Find as _;
use crate::session::Session;
use crate::view::FaultView;

/// Files of a folder to attach, as a plan says and a person decided.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct AddFolder {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// The folder.
    pub path: PathBuf,
    /// The files.
    pub files: Vec<FolderChoice>,
}

/// One file of a folder and where it goes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize, ts_rs::TS)]
pub struct FolderChoice {
    /// Its path below the folder, with `/`.
    pub path: String,
    /// Codes of the inputs it serves, one or more.
    pub codes: Vec<String>,
    /// Title of the document; the file's name without its ending when blank.
    pub title: String,
    /// Number of the required document of the first code's question that it is, from 1.
    pub document: Option<u32>,
}

/// What attaching a folder did.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct FolderAdded {
    /// What was attached, in the order given.
    pub attached: Vec<Attached>,
    /// What could not be, with the reasons.
    pub failed: Vec<FailedFile>,
}

/// A file of a folder that could not be attached.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
pub struct FailedFile {
    /// Its path below the folder, with `/`.
    pub path: String,
    /// Why.
    pub fault: FaultView,
}

/// Attaches files of a folder, each to its inputs, as one action; files that cannot be are told with their reasons.
///
/// When `progress` returns false nothing is attached ([`StoreError::Cancelled`](pilar_store::StoreError::Cancelled)),
/// and nothing stored for it stays.
pub fn add_folder(
    session: &mut Session,
    given: &AddFolder,
    progress: &mut dyn FnMut(AttachProgress<'_>) -> bool,
) -> Result<FolderAdded> {
    let assessment = session.assessment(given.assessment)?;
    require_attaching(session, &assessment, None)?;
    let places = given.files.iter().map(|file| Place::of(&assessment, file)).collect::<Result<Vec<_>>>()?;
    let paths = given.files.iter().map(|file| within(&given.path, &file.path)).collect::<Result<Vec<_>>>()?;
    let stored = store_what_can(&mut session.workspace, &paths, progress)?;
    let good = stored.iter().filter(|blob| blob.is_ok()).count();
    let action = format!("Lampirkan {good} berkas dari folder {}", name_of(&given.path));
    let mut known = known_contents(&assessment);
    let mut added = FolderAdded { attached: Vec::with_capacity(good), failed: Vec::new() };
    let files = given.files.iter().zip(&paths).zip(&places).zip(stored);
    session.act(assessment.id, &action, |acting| {
        for (((file, path), place), blob) in files {
            match blob {
                Ok(blob) => {
                    let arrival = Arrival { name: name_of(path), blob, about: file.about(path) };
                    added.attached.push(place.attach(acting, &mut known, arrival)?);
                }
                Err(fault) => {
                    let error = AppError::EvidenceFile { path: path.clone(), fault };
                    added.failed.push(FailedFile { path: file.path.clone(), fault: FaultView::of(&error) });
                }
            }
        }
        Ok(added)
    })
}

/// Where a file goes.
struct Place {
    first: &'static Input,
    others: Vec<SoalId>,
    /// The required document it is: the input that stands for its question, and the number.
    document: Option<(SoalId, u32)>,
}

impl Place {
    fn of(assessment: &Assessment, file: &FolderChoice) -> Result<Self> {
        let (first, others) = file.codes.split_first().ok_or_else(|| AppError::UnknownCode(String::new()))?;
        let (question, input) = assessment.find_input(first)?;
        let others = others.iter().map(|code| Ok(assessment.find_input(code)?.1.soal));
        let count = question.documents.len();
        let there = |number: u32| number > 0 && usize::try_from(number).is_ok_and(|number| number <= count);
        if file.document.is_some_and(|number| !there(number)) {
            return Err(AppError::NoSuchRequirement { code: question.code.clone(), count });
        }
        let stands = question.inputs.first().map_or(input.soal, |first| first.soal);
        Ok(Self {
            first: input,
            others: others.collect::<Result<_>>()?,
            document: file.document.map(|number| (stands, number)),
        })
    }

    fn attach(
        &self,
        acting: &mut Acting<'_>,
        known: &mut BTreeMap<String, Uuid>,
        arrival: Arrival,
    ) -> Result<Attached> {
        let attached = arrival.attach(acting, known, self.first, None)?;
        for soal in &self.others {
            acting.set(Subject::Link(*soal, attached.id), json!(true))?;
        }
        if let Some((soal, number)) = self.document {
            acting.set(Subject::Requirement(soal, number, attached.id), json!(true))?;
        }
        Ok(attached)
    }
}

/// The file that a path below the folder leads to; nothing outside it.
fn within(folder: &Path, path: &str) -> Result<PathBuf> {
    let below = Path::new(path);
    let plain = below.components().all(|step| matches!(step, Component::Normal(_)));
    if plain && !path.is_empty() {
        return Ok(folder.join(below));
    }
    Err(AppError::EvidenceFile { path: below.to_path_buf(), fault: EvidenceFault::NotAFile })
}

impl FolderChoice {
    fn about(&self, path: &Path) -> DocumentAbout {
        let title = self.title.trim();
        let title = if title.is_empty() { stem(&name_of(path)) } else { title.to_owned() };
        DocumentAbout { title, ..DocumentAbout::default() }
    }
}
