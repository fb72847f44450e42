use std::sync::OnceLock;

use pilar_core::assessment::Assessment;
use pilar_core::instrument::SoalId;
use pilar_core::period::Period;
use pilar_core::review::About;
use serde::Deserialize;

use crate::error::Result;
use crate::instruments;

const TASKS: &str = "team/tasks.toml";

/// Tasks that most units have, and what the report of a period proves.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Templates {
    format: u32,
    monev: Vec<MonevProof>,
    pub task: Vec<TaskTemplate>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MonevProof {
    code: String,
    document: u32,
}

/// A task that most units have.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaskTemplate {
    pub key: String,
    pub title: String,
    area: Option<String>,
    code: Option<String>,
    #[serde(default)]
    pub output: String,
    #[serde(default)]
    pub document: String,
    due: String,
    pub effort: Option<u32>,
}

impl TaskTemplate {
    /// What it is for in a worksheet; `None` where that has no such thing.
    pub fn about(&self, assessment: &Assessment) -> Option<About> {
        let instrument = assessment.instrument;
        if let Some(code) = &self.code {
            return instrument.find_input(code).map(|(_, input)| About::Input(input.soal));
        }
        let key = self.area.as_deref()?;
        instrument.areas.iter().find(|area| area.key == key).map(|area| About::Area(area.key.clone()))
    }

    /// The day it is due.
    pub fn due(&self, year: u16) -> Option<chrono::NaiveDate> {
        self.due.parse::<Period>().ok()?.last(year)
    }
}

/// The templates, from the data compiled into the program.
pub(super) fn templates() -> Result<&'static Templates> {
    static READ: OnceLock<std::result::Result<Templates, String>> = OnceLock::new();
    instruments::read_once(&READ, TASKS, Templates::read)
}

impl Templates {
    fn read(text: &str) -> std::result::Result<Self, String> {
        let read: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        if read.format != 1 {
            return Err(format!("format {} tidak dikenal", read.format));
        }
        match read.task.iter().find(|task| task.due.parse::<Period>().is_err()) {
            Some(task) => Err(format!("tenggat \"{}\" tidak dikenal", task.due)),
            None => Ok(read),
        }
    }
}

/// The inputs that the report of a period proves, each with the number of the document it is for; those that a worksheet
/// does not have are left out.
pub(crate) fn proved_by_monev(assessment: &Assessment) -> Result<Vec<(SoalId, u32)>> {
    let proofs = templates()?.monev.iter();
    let found = proofs.filter_map(|proof| {
        let (_, input) = assessment.instrument.find_input(&proof.code)?;
        Some((input.soal, proof.document))
    });
    Ok(found.collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_template_has_its_own_key_and_fits_the_newest_worksheet() {
        let instrument = instruments::all().expect("instruments").last().expect("one");
        let read = templates().expect("templates");
        let keys: BTreeSet<&str> = read.task.iter().map(|task| task.key.as_str()).collect();
        assert_eq!(keys.len(), read.task.len());
        for task in &read.task {
            let code = task.code.as_deref().is_none_or(|code| instrument.find_input(code).is_some());
            let area = task.area.as_deref().is_none_or(|key| instrument.areas.iter().any(|it| it.key == key));
            assert!(code && area && task.code.is_some() != task.area.is_some(), "{}", task.key);
        }
        for proof in &read.monev {
            let (question, input) = instrument.find_input(&proof.code).expect("an input");
            let document = question.documents.get(usize::try_from(proof.document).expect("small") - 1);
            assert_eq!(question.inputs[0].soal, input.soal);
            assert!(document.is_some_and(pilar_core::instrument::WantedDocument::counts), "{}", proof.code);
        }
    }

    #[test]
    fn a_template_makes_no_document_but_one_that_the_newest_worksheet_asks_for() {
        let instrument = instruments::all().expect("instruments").last().expect("one");
        for task in templates().expect("templates").task.iter().filter(|task| !task.document.is_empty()) {
            let of = task.code.as_deref().and_then(|code| instrument.find_input(code));
            let questions =
                of.map_or(&instrument.questions[..], |(question, _)| std::slice::from_ref(question));
            let mut wanted = questions.iter().flat_map(|question| &question.documents);
            let asked = wanted.any(|wanted| wanted.counts() && wanted.name == task.document);
            assert!(asked, "{}: {}", task.key, task.document);
        }
    }
}
