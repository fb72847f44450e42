use std::collections::BTreeMap;

use pilar_core::assessment::{Document, said};
use pilar_core::instrument::{Instrument, SoalId};
use pilar_core::journal::{Change, Subject};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

/// What a change is about, for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SubjectView {
    /// The path that names it.
    pub subject: String,
    /// What kind of thing, in Indonesian, for example `jawaban unit`.
    pub what: String,
    /// Soal id of the input it is about.
    pub soal_id: Option<SoalId>,
    /// Code of that input.
    pub code: Option<String>,
    /// Title of the input, the document or the unit.
    pub label: String,
}

/// Words for the subjects of one assessment.
pub(crate) struct SubjectWords<'a> {
    instrument: &'a Instrument,
    titles: BTreeMap<Uuid, String>,
}

impl<'a> SubjectWords<'a> {
    /// With the titles of the documents among these changes.
    pub fn new<'c>(instrument: &'a Instrument, changes: impl IntoIterator<Item = &'c Change>) -> Self {
        let mut words = Self { instrument, titles: BTreeMap::new() };
        for change in changes {
            words.learn(&change.subject, &change.value);
        }
        words
    }

    /// Takes a document's title from its value.
    pub fn learn(&mut self, subject: &Subject, value: &Value) {
        if let (Subject::Evidence(id), Some(title)) = (subject, value.get("title").and_then(Value::as_str)) {
            self.titles.insert(*id, title.to_owned());
        }
    }

    /// Takes the titles of the documents there are.
    pub fn learn_documents(&mut self, documents: &BTreeMap<Uuid, Document>) {
        self.titles.extend(documents.iter().map(|(id, document)| (*id, document.about.title.clone())));
    }

    /// What a subject is.
    pub fn view(&self, subject: &Subject) -> SubjectView {
        let soal = subject.soal();
        let input = soal.and_then(|soal| self.instrument.input(soal));
        let title = input.map_or_else(String::new, |(question, input)| {
            if input.label.is_empty() { question.title.clone() } else { input.label.clone() }
        });
        let document = |id| self.titles.get(id).cloned().unwrap_or_default();
        let label = match subject {
            Subject::Evidence(id) | Subject::Revision(id, _) => document(id),
            Subject::Link(_, id) | Subject::Requirement(_, _, id) => format!("{title}: {}", document(id)),
            Subject::Other(path) => path.clone(),
            _ => title,
        };
        SubjectView {
            subject: subject.to_string(),
            what: said(subject),
            soal_id: soal,
            code: input.map(|(_, input)| input.code.clone()),
            label,
        }
    }
}
