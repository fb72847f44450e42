use std::collections::{BTreeMap, BTreeSet};

use pilar_core::assessment::{Assessment, said};
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

    /// Takes the title of a document or task, or the name of a person, from its value.
    pub fn learn(&mut self, subject: &Subject, value: &Value) {
        let (id, field) = match subject {
            Subject::Evidence(id) | Subject::Task(id) => (id, "title"),
            Subject::Person(id) => (id, "name"),
            _ => return,
        };
        if let Some(title) = value.get(field).and_then(Value::as_str) {
            self.titles.insert(*id, title.to_owned());
        }
    }

    /// Takes the titles and names of what there is.
    pub fn learn_all(&mut self, of: &Assessment) {
        let documents = of.documents.iter().map(|(id, document)| (id, &document.about.title));
        let people = of.people.iter().map(|(id, person)| (id, &person.name));
        let tasks = of.tasks.iter().map(|(id, task)| (id, &task.title));
        let titles = documents.chain(people).chain(tasks);
        self.titles.extend(titles.map(|(id, title)| (*id, title.clone())));
    }

    /// What a condition asks for, whatever the target; empty for one that the worksheet does not have.
    fn condition(&self, key: &str) -> String {
        let asked = self.instrument.eligibility.iter().filter(|it| it.key == key);
        let texts: BTreeSet<&str> = asked.flat_map(|it| it.condition.values()).map(String::as_str).collect();
        texts.into_iter().collect::<Vec<_>>().join(" / ")
    }

    /// What a subject is.
    pub fn view(&self, subject: &Subject) -> SubjectView {
        let soal = subject.soal();
        let input = soal.and_then(|soal| self.instrument.input(soal));
        let title = input.map_or_else(String::new, |(question, input)| {
            if input.label.is_empty() { question.title.clone() } else { input.label.clone() }
        });
        let named = |id| self.titles.get(id).cloned().unwrap_or_default();
        let label = match subject {
            Subject::Evidence(id)
            | Subject::Revision(id, _)
            | Subject::Person(id)
            | Subject::Task(id)
            | Subject::TaskState(id) => named(id),
            Subject::Link(_, id) | Subject::Requirement(_, _, id) | Subject::Assigned(_, id) => {
                format!("{title}: {}", named(id))
            }
            Subject::Condition(key) => self.condition(key.as_str()),
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
