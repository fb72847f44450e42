use crate::find::Find as _;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use pilar_core::instrument::{Input, SoalId};
use pilar_core::journal::Subject;
use pilar_store::{Acting, Blob, BlobLimits, StoreError};
use serde_json::json;
use uuid::{NoContext, Timestamp, Uuid};

use crate::error::{AppError, EvidenceFault, Result};
use crate::evidence::store_file::store_file;
use crate::session::Session;
use pilar_core::assessment::{Assessment, Document, DocumentAbout, Revision};

/// The largest evidence file that is accepted, in bytes.
pub const LARGEST_FILE: u64 = 2 << 30;

/// A file to attach.
#[derive(Debug, Clone)]
pub struct AttachEvidence {
    /// The assessment.
    pub assessment: Uuid,
    /// Input code, question code (its first input) or soal id.
    pub code: String,
    /// The file.
    pub path: PathBuf,
    /// Title; the file's name without its ending when not given.
    pub title: Option<String>,
    /// Year the document is from.
    pub year: Option<u16>,
    /// Quarter 1..=4.
    pub triwulan: Option<u8>,
    /// Id or name of the document this file is a new revision of.
    pub revises: Option<String>,
}

/// Content to attach that is no file, such as a pasted screenshot.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct AttachBytes {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// Input code, question code (its first input) or soal id.
    pub code: String,
    /// Name for the file, with its ending.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
    /// Year the document is from.
    #[ts(optional)]
    pub year: Option<u16>,
}

/// What attaching did.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, ts_rs::TS)]
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
    given: &AttachEvidence,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Attached> {
    let assessment = session.assessment(given.assessment)?;
    let (_, input) = assessment.find_input(&given.code)?;
    check_quarter(given.triwulan)?;
    let revised = given.revises.as_deref().map(|text| assessment.find_document(text)).transpose()?;
    let revised = revised.map(|id| (id, &assessment.documents[&id]));
    require_attaching(session, &assessment, revised.map(|(id, _)| id))?;
    let mut storing = session.workspace.storing()?;
    store_file(&mut storing, &given.path, LARGEST_FILE, progress)?;
    let blob = storing.finish()?.pop().ok_or(StoreError::BlobEmpty)?;
    let name = name_of(&given.path);
    let arrival = Arrival {
        about: DocumentAbout {
            title: given.title.clone().unwrap_or_else(|| stem(&name)),
            year: given.year,
            triwulan: given.triwulan,
            ..DocumentAbout::default()
        },
        name,
        blob,
    };
    attach_one(session, &assessment, input, arrival, revised)
}

/// Stores content and attaches it to an input, as one action.
pub fn attach_bytes(session: &mut Session, given: &AttachBytes) -> Result<Attached> {
    let assessment = session.assessment(given.assessment)?;
    let (_, input) = assessment.find_input(&given.code)?;
    require_attaching(session, &assessment, None)?;
    let fault = |fault| AppError::EvidenceFile { path: given.name.clone().into(), fault };
    let limits = BlobLimits { max_bytes: LARGEST_FILE };
    let blob = session.workspace.put_blob(&mut given.bytes.as_slice(), &limits, &mut |_| true);
    let blob = blob.map_err(|error| match error {
        StoreError::BlobEmpty => fault(EvidenceFault::Empty),
        StoreError::BlobTooLarge { limit } => fault(EvidenceFault::TooLarge(limit)),
        other => other.into(),
    })?;
    let about = DocumentAbout { title: stem(&given.name), year: given.year, ..DocumentAbout::default() };
    attach_one(session, &assessment, input, Arrival { name: given.name.clone(), blob, about }, None)
}

fn attach_one(
    session: &mut Session,
    assessment: &Assessment,
    input: &Input,
    arrival: Arrival,
    revised: Option<(Uuid, &Document)>,
) -> Result<Attached> {
    let named = assessment.instrument.titled(input.soal).unwrap_or_else(|| input.code.clone());
    let action = format!("Lampirkan {} pada {named}", arrival.name);
    let mut known = known_contents(assessment);
    session.act(assessment.id, &action, |acting| arrival.attach(acting, &mut known, input, revised))
}

/// Whoever may not attach a document, or a revision of one, is told so before its content is stored.
pub(crate) fn require_attaching(
    session: &Session,
    assessment: &Assessment,
    revises: Option<Uuid>,
) -> Result<()> {
    let subject = match revises {
        Some(document) => Subject::Revision(document, Uuid::nil()),
        None => Subject::Evidence(Uuid::nil()),
    };
    session.require_right(assessment, &subject, &json!({}))
}

/// A quarter that is none is refused.
pub(crate) fn check_quarter(triwulan: Option<u8>) -> Result<()> {
    match triwulan {
        Some(quarter) if !(1..=4).contains(&quarter) => Err(AppError::Quarter(quarter)),
        _ => Ok(()),
    }
}

/// Name of the file a path leads to.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// A file's name without its ending, the title of a document that has no other.
pub(crate) fn stem(name: &str) -> String {
    Path::new(name).file_stem().map_or_else(|| name.to_owned(), |stem| stem.to_string_lossy().into_owned())
}

/// The documents by the content in use.
pub(crate) fn known_contents(assessment: &Assessment) -> BTreeMap<String, Uuid> {
    let current = |(id, document): (&Uuid, &Document)| Some((document.current()?.sha256.clone(), *id));
    // Of several documents with the same content the oldest is used.
    assessment.documents.iter().rev().filter_map(current).collect()
}

/// Content that is stored and waits to be attached.
pub(crate) struct Arrival {
    pub name: String,
    pub blob: Blob,
    pub about: DocumentAbout,
}

impl Arrival {
    /// Attaches it inside an open action: as a revision, by way of the document that has this content already
    /// (`known`), or as a new document.
    pub fn attach(
        self,
        acting: &mut Acting<'_>,
        known: &mut BTreeMap<String, Uuid>,
        input: &Input,
        revised: Option<(Uuid, &Document)>,
    ) -> Result<Attached> {
        let same = known.get(&self.blob.sha256).copied().filter(|_| revised.is_none());
        let id = revised.map(|(id, _)| id).or(same).unwrap_or_else(Uuid::now_v7);
        let revision = revision_of(&self.name, &self.blob);
        let attach = Attach {
            document: id,
            latest: revised.and_then(|(_, document)| document.latest),
            serves: &[input.soal],
            about: (revised.is_none() && same.is_none()).then_some(&self.about),
            revision: same.is_none().then_some(&revision),
        };
        attach.write(acting)?;
        known.insert(self.blob.sha256.clone(), id);
        Ok(Attached {
            id,
            name: self.name,
            sha256: self.blob.sha256,
            size: self.blob.size,
            media: self.blob.media,
            code: input.code.clone(),
            reused: same.is_some(),
        })
    }
}

/// The journal's value for content stored under this name.
pub(crate) fn revision_of(name: &str, blob: &Blob) -> Revision {
    Revision { name: name.into(), sha256: blob.sha256.clone(), size: blob.size, media: blob.media.clone() }
}

/// An id that sorts behind the revision in use, also when the clock was set back since that was added.
fn next_revision(latest: Option<Uuid>, now: Uuid) -> Uuid {
    let Some(latest) = latest.filter(|latest| *latest >= now) else { return now };
    let (seconds, nanos) = latest.get_timestamp().map_or((0, 0), |time| time.to_unix());
    let later = Duration::new(seconds, nanos) + Duration::from_millis(1);
    Uuid::new_v7(Timestamp::from_unix(NoContext, later.as_secs(), later.subsec_nanos()))
}

/// The changes that attach a document.
pub(crate) struct Attach<'a> {
    pub document: Uuid,
    /// The revision in use, which a new one comes after.
    pub latest: Option<Uuid>,
    pub serves: &'a [SoalId],
    pub about: Option<&'a DocumentAbout>,
    pub revision: Option<&'a Revision>,
}

impl Attach<'_> {
    /// Writes them into an action that is open.
    pub fn write(&self, acting: &mut Acting<'_>) -> Result<()> {
        if let Some(about) = self.about {
            acting.set(Subject::Evidence(self.document), json!(about))?;
        }
        if let Some(revision) = self.revision {
            let subject = Subject::Revision(self.document, next_revision(self.latest, Uuid::now_v7()));
            acting.set(subject, json!(revision))?;
        }
        for soal in self.serves {
            acting.set(Subject::Link(*soal, self.document), json!(true))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use uuid::{NoContext, Timestamp, Uuid};

    use super::next_revision;

    #[test]
    fn a_revision_comes_after_the_one_in_use_even_when_the_clock_was_set_back() {
        let at = |seconds| Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, 999_000_000));
        let (earlier, later) = (at(1_000), at(2_000));
        assert_eq!(next_revision(None, earlier), earlier);
        assert_eq!(next_revision(Some(earlier), later), later);
        let next = next_revision(Some(later), earlier);
        assert!(next > later && next < at(2_001), "{next}");
    }
}
