use std::collections::{BTreeMap, BTreeSet};

use pilar_core::gates::{PredicateResult, judge};
use pilar_core::instrument::{Input, Instrument, Question, SoalId};
use pilar_core::journal::Subject;
use pilar_core::review::{Book, FollowUp, Recommendation};
use pilar_core::scoring::{Scores, score};
use pilar_core::warning::{Warning, warnings};
use pilar_core::worksheet::{Answer, Layer, Worksheet};
use pilar_files::lhe::LheForm;
use pilar_store::{AssessmentRow, Workspace};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::instruments;
use crate::profile::Profile;

/// One assessment as it stands: everything the journal says now, read in one go.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Its id.
    pub id: Uuid,
    /// The worksheet it is measured with.
    pub instrument: &'static Instrument,
    /// Unit, agency, year, target.
    pub profile: Profile,
    /// When it was created, milliseconds since 1970-01-01 UTC.
    pub created_millis: u64,
    /// When it was last changed, in the same unit.
    pub changed_millis: u64,
    /// The answers of the unit and what reviewers wrote beside them.
    pub book: Book,
    /// Recommendations of the reviewers, oldest first by their ids.
    pub recommendations: BTreeMap<Uuid, Recommendation>,
    /// What the unit did about them.
    pub follow_ups: BTreeMap<Uuid, FollowUp>,
    /// Evidence text that came with an import.
    pub evidence_texts: BTreeMap<SoalId, String>,
    /// Documents by id.
    pub documents: BTreeMap<Uuid, Document>,
    /// Documents that fulfil a required document: by the first input of its question and its number from 1.
    pub fulfilled: BTreeMap<(SoalId, u32), BTreeSet<Uuid>>,
    /// The logo for the kop surat.
    pub logo: Option<Revision>,
    /// The letter data of the LHE.
    pub lhe: LheForm,
}

/// A document: what it is, its revisions and the inputs it serves.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// What people say about it.
    pub about: DocumentAbout,
    /// Its revisions, oldest first.
    pub revisions: Vec<Revision>,
    /// Id of the revision in use.
    pub latest: Option<Uuid>,
    /// The inputs it serves.
    pub serves: BTreeSet<SoalId>,
}

/// What people say about a document; the value of the journal's evidence subject.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(default)]
pub struct DocumentAbout {
    /// Title.
    pub title: String,
    /// Year it is from.
    pub year: Option<u16>,
    /// Quarter 1..=4.
    pub triwulan: Option<u8>,
    /// A note; empty when there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Fields of newer versions, kept as they came.
    #[serde(flatten)]
    #[cfg_attr(feature = "types", ts(skip))]
    pub other: serde_json::Map<String, Value>,
}

/// One revision of a document; the value of the journal's revision subject.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Revision {
    /// Name of the file as it was given.
    pub name: String,
    /// SHA-256 of the content, 64 lower-case hex digits.
    pub sha256: String,
    /// Size in bytes.
    pub size: u64,
    /// Media type found in the content.
    pub media: String,
}

impl Document {
    /// The revision in use.
    pub fn current(&self) -> Option<&Revision> {
        self.revisions.last()
    }

    /// Name of the file of the revision in use.
    pub fn file_name(&self) -> &str {
        self.current().map_or("", |revision| &revision.name)
    }
}

impl Assessment {
    /// Reads an assessment from the workspace.
    pub fn load(workspace: &Workspace, id: Uuid) -> Result<Self> {
        let state = workspace.state(id)?;
        let values = state.into_iter().map(|(subject, current)| (subject, current.value)).collect();
        Self::of(&workspace.assessment(id)?, &values)
    }

    /// Puts an assessment together from its row and the current value of each of its subjects.
    pub(crate) fn of(row: &AssessmentRow, values: &BTreeMap<Subject, Value>) -> Result<Self> {
        let mut assessment = Self {
            id: row.id,
            instrument: instruments::by_key(&row.instrument)?,
            profile: read(&Subject::Profile, &row.profile)?,
            created_millis: row.created_millis,
            changed_millis: row.changed_millis,
            book: Book::default(),
            recommendations: BTreeMap::new(),
            follow_ups: BTreeMap::new(),
            evidence_texts: BTreeMap::new(),
            documents: BTreeMap::new(),
            fulfilled: BTreeMap::new(),
            logo: None,
            lhe: LheForm::default(),
        };
        for (subject, value) in values {
            assessment.take(subject, value)?;
        }
        // A link or revision whose document was detached by undo says nothing on its own.
        assessment.documents.retain(|_, document| document.current().is_some());
        let documents = &assessment.documents;
        assessment.fulfilled.values_mut().for_each(|ids| ids.retain(|id| documents.contains_key(id)));
        Ok(assessment)
    }

    /// Takes in the value of one subject.
    pub(crate) fn take(&mut self, subject: &Subject, value: &Value) -> Result<()> {
        match *subject {
            Subject::Answer(column, soal) => {
                let answer: Answer = read(subject, value)?;
                self.book.answers.entry(column).or_default().insert(soal, answer);
            }
            Subject::Note(column, soal) => {
                self.book.notes.insert((column, soal), read(subject, value)?);
            }
            Subject::Verdict(column, soal) => {
                self.book.verdicts.insert((column, soal), read(subject, value)?);
            }
            Subject::Ticks(column, soal) => {
                self.book.ticks.insert((column, soal), read(subject, value)?);
            }
            Subject::Progress => self.book.progress = read(subject, value)?,
            Subject::Closed(round) => {
                self.book.closed.insert(round, read(subject, value)?);
            }
            Subject::Recommendation(id) => {
                self.recommendations.insert(id, read(subject, value)?);
            }
            Subject::FollowUp(id) => {
                self.follow_ups.insert(id, read(subject, value)?);
            }
            Subject::EvidenceText(soal) => {
                self.evidence_texts.insert(soal, read(subject, value)?);
            }
            Subject::Evidence(document) => {
                self.documents.entry(document).or_default().about = read(subject, value)?;
            }
            // Revision ids are UUIDv7 and subjects are sorted, so the oldest comes first.
            Subject::Revision(document, revision) => {
                let document = self.documents.entry(document).or_default();
                document.revisions.push(read(subject, value)?);
                document.latest = Some(revision);
            }
            Subject::Link(soal, document) => {
                self.documents.entry(document).or_default().serves.insert(soal);
            }
            Subject::Requirement(soal, n, document) => {
                self.fulfilled.entry((soal, n)).or_default().insert(document);
            }
            Subject::Logo => self.logo = Some(read(subject, value)?),
            Subject::Lhe => self.lhe = read(subject, value)?,
            Subject::Profile | Subject::Other(_) => {}
        }
        Ok(())
    }

    /// The unit's own answers.
    pub fn sheet(&self) -> Worksheet {
        self.book.own(Layer::Unit).clone()
    }

    /// One layer's answer to an input in the round that is under way.
    pub fn answer(&self, layer: Layer, soal: SoalId) -> Option<&Answer> {
        self.book.answer(self.book.column(layer), soal)
    }

    /// One layer's note on an input in the round that is under way; empty when there is none.
    pub fn note(&self, layer: Layer, soal: SoalId) -> &str {
        self.book.note(self.book.column(layer), soal)
    }

    /// The input with this code and its question, as people type it.
    pub(crate) fn find_input(&self, code: &str) -> Result<(&'static Question, &'static Input)> {
        self.instrument.find_input(code).ok_or_else(|| AppError::UnknownCode(code.to_owned()))
    }

    /// Scores and judges the unit's answers.
    pub fn assess(&self) -> Assessed {
        let mut assessed = Assessed::of(self.instrument, &self.sheet());
        assessed.warnings.extend(self.evidence_warnings());
        assessed
    }

    /// The documents that serve an input, in the order of their ids (oldest first).
    pub fn serving(&self, soal: SoalId) -> impl Iterator<Item = (&Uuid, &Document)> {
        self.documents.iter().filter(move |(_, document)| document.serves.contains(&soal))
    }

    /// The documents that fulfil a question's n-th required document (from 1), by the question's first input.
    pub fn fulfilling(&self, soal: SoalId, n: u32) -> impl Iterator<Item = Uuid> {
        self.fulfilled.get(&(soal, n)).into_iter().flatten().copied()
    }
}

/// Scores, verdicts and warnings of one worksheet.
#[derive(Debug, Clone)]
pub struct Assessed {
    /// The scores.
    pub scores: Scores,
    /// One verdict per target.
    pub verdicts: Vec<PredicateResult>,
    /// What to know before relying on them.
    pub warnings: Vec<Warning>,
}

impl Assessed {
    /// Scores a worksheet and judges its gates.
    pub fn of(instrument: &Instrument, sheet: &Worksheet) -> Self {
        let scores = score(instrument, sheet);
        let verdicts = judge(instrument, &scores);
        let warnings = warnings(instrument, &scores, &verdicts);
        Self { scores, verdicts, warnings }
    }
}

fn read<T: serde::de::DeserializeOwned>(subject: &Subject, value: &Value) -> Result<T> {
    T::deserialize(value).map_err(|error| AppError::UnreadableValue {
        subject: subject.to_string(),
        detail: error.to_string(),
    })
}
