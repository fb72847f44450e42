//! The part of an assessment that belongs to one area, or to one person.

use std::collections::BTreeSet;

use pilar_core::assessment::LastYear;
use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::{Change, Subject};
use serde::Deserialize as _;
use uuid::Uuid;

/// Some of the inputs and the documents that serve, or once served, any of them.
pub(crate) struct Scope<'a> {
    instrument: &'a Instrument,
    inputs: BTreeSet<SoalId>,
    documents: BTreeSet<Uuid>,
}

impl<'a> Scope<'a> {
    /// These inputs, and whatever the journal says of them.
    pub fn of(instrument: &'a Instrument, inputs: BTreeSet<SoalId>, journal: &[Change]) -> Self {
        let documents = journal.iter().filter_map(|change| match change.subject {
            Subject::Link(soal, document) if inputs.contains(&soal) => Some(document),
            _ => None,
        });
        // Documents of last year serve nothing yet.
        let carried = journal.iter().filter_map(|change| match change.subject {
            Subject::LastYear(soal) if inputs.contains(&soal) => LastYear::deserialize(&change.value).ok(),
            _ => None,
        });
        let carried = carried.flat_map(|said| {
            said.fulfilled.into_values().flatten().chain(said.documents).collect::<Vec<_>>()
        });
        Self { instrument, documents: documents.chain(carried).collect(), inputs }
    }

    /// Whether a document serves any of the inputs, or once did.
    pub fn holds_document(&self, document: Uuid) -> bool {
        self.documents.contains(&document)
    }

    /// Whether a subject belongs to the inputs, or to the assessment as a whole.
    pub fn holds(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Evidence(document) | Subject::Revision(document, _) => self.documents.contains(document),
            // Subjects of newer versions are told apart by the input their path names.
            Subject::Other(path) => {
                path.split('/').filter_map(|part| part.parse().ok()).all(|soal| self.has(soal))
            }
            known => known.soal().is_none_or(|soal| self.has(soal)),
        }
    }

    fn has(&self, soal: SoalId) -> bool {
        self.inputs.contains(&soal) || self.instrument.input(soal).is_none()
    }
}
