use std::collections::BTreeMap;

use pilar_files::portalrb::master::Wording;
use serde::Serialize;

/// The official wording of an instrument, as it was loaded into the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct WordingView {
    /// Key of the instrument.
    pub instrument: String,
    /// Year of the set.
    pub year: u16,
    /// When `PortalRB` made it, as it stands in the file.
    pub generated_at: Option<String>,
    /// The wording of every input, by soal id.
    pub questions: BTreeMap<u32, QuestionWordingView>,
}

/// The official wording of one input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct QuestionWordingView {
    /// What is asked.
    pub question: String,
    /// When which value applies, as one text.
    pub criteria: String,
    /// Label of every option, by its key; empty for numbers.
    pub options: BTreeMap<String, String>,
}

pub(crate) fn wording_view(wording: Wording) -> WordingView {
    let questions = wording.questions.into_iter().map(|(soal, question)| {
        let view = QuestionWordingView {
            question: question.question,
            criteria: question.criteria,
            options: question.options,
        };
        (soal, view)
    });
    WordingView {
        instrument: wording.instrument,
        year: wording.year,
        generated_at: wording.generated_at,
        questions: questions.collect(),
    }
}
