//! The JSON files under `data/pilar/`.

use pilar_core::instrument::{Instrument, SoalId, Variant};
use pilar_core::journal::Digest;
use pilar_core::merge::Held;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `assessment.json`: what the package is and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// [`super::FORMAT`].
    pub format: String,
    /// [`super::VERSION`] of the writer.
    pub version: u32,
    /// When the package was made, RFC 3339.
    pub made_at: String,
    /// Program and version.
    pub made_by: String,
    /// Id of the assessment.
    pub assessment: Uuid,
    /// When the assessment was created, milliseconds since 1970-01-01 UTC.
    pub created_millis: u64,
    /// Name of the unit kerja or satker.
    pub unit: String,
    /// Name of the agency.
    pub instansi: String,
    /// Year of the assessment.
    pub year: u16,
    /// Key of the target predicate.
    pub target: String,
    /// The one area or person the package is restricted to; `None` for everything.
    pub scope: Option<ScopePart>,
    /// What the recipient was known to hold; changes it has are left out. `None`: nothing is left out.
    pub since: Option<Held>,
    /// What the sender holds of this assessment, whatever of it is in the package.
    pub held: Held,
    /// Number of changes in the package.
    pub changes: u64,
}

impl Head {
    /// Whether the package holds the whole assessment.
    pub fn is_whole(&self) -> bool {
        self.scope.is_none() && self.since.is_none()
    }
}

/// A part of the worksheet: an area, or what one person works on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopePart {
    /// Stable key of the area; empty for a person's part.
    pub area: String,
    /// The area's number as people know it.
    pub number: Option<u32>,
    /// Name of the area or the person.
    pub name: String,
    /// Id of the person in the journal; `None` for an area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Uuid>,
}

/// `instrument.json`: the worksheet, so that answers can be read without Pilar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstrumentPart {
    /// Stable key.
    pub key: String,
    /// Version of the content.
    pub version: u32,
    /// The hash of its facts; packages from before facts were hashed do not say it.
    #[serde(default)]
    pub facts: Option<Digest>,
    /// What the assessment has otherwise than the instrument's files state.
    #[serde(default, skip_serializing_if = "Variant::is_standard")]
    pub variant: Variant,
    /// Name shown to people.
    pub name: String,
    /// Assessment year.
    pub year: u16,
    /// The regulation it comes from.
    pub regulation: String,
    /// Every input in the order of the worksheet.
    pub inputs: Vec<InputPart>,
    /// The files of each version of it that the sender's program did not bring along.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Vec<InstrumentFile>>,
}

/// A file of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InstrumentFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// One input of the worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputPart {
    /// `PortalRB`'s soal id.
    pub soal_id: SoalId,
    /// Code of the input.
    pub code: String,
    /// Key of the area it belongs to.
    pub area: String,
    /// Title of its question, in Pilar's own words.
    pub title: String,
    /// What to enter; empty for a choice.
    pub label: String,
}

impl InstrumentPart {
    /// The part of an instrument that a package carries.
    pub fn of(instrument: &Instrument) -> Self {
        let inputs = instrument.inputs().map(|(question, input)| InputPart {
            soal_id: input.soal,
            code: input.code.clone(),
            area: instrument.area_of(question).map_or_else(String::new, |area| area.key.clone()),
            title: question.title.clone(),
            label: input.label.clone(),
        });
        Self {
            key: instrument.key.clone(),
            version: instrument.version,
            facts: Some(instrument.facts),
            variant: instrument.variant.clone(),
            name: instrument.name.clone(),
            year: instrument.year,
            regulation: instrument.regulation.clone(),
            inputs: inputs.collect(),
            added: Vec::new(),
        }
    }
}

/// `evidence.json`: the documents and where their content is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidencePart {
    /// Every document, in the order of the worksheet.
    pub documents: Vec<DocumentPart>,
    /// Revisions that the journal names and no document above has any more.
    pub earlier: Vec<RevisionPart>,
}

impl EvidencePart {
    /// Every revision, those no document has any more included.
    pub fn revisions(&self) -> impl Iterator<Item = &RevisionPart> {
        self.documents.iter().flat_map(|document| &document.revisions).chain(&self.earlier)
    }
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentPart {
    /// Its id.
    pub id: Uuid,
    /// Title given by the unit.
    pub title: String,
    /// Year it is from.
    pub year: Option<u16>,
    /// Quarter 1..=4.
    pub triwulan: Option<u8>,
    /// Codes of the inputs it serves.
    pub serves: Vec<String>,
    /// Its revisions, oldest first; the last is in use.
    pub revisions: Vec<RevisionPart>,
}

/// One revision of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevisionPart {
    /// Name of the file as it was given.
    pub name: String,
    /// SHA-256 of the content, 64 lower-case hex digits.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// Media type found in the content.
    pub media: String,
    /// Where the content is in the bag; `null` when the package does not carry it.
    pub path: Option<String>,
}
