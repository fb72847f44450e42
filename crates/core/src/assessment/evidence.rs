use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::json;

use super::Assessment;
use crate::digest::Digest;
use crate::instrument::{Kind, Question, SoalId};
use crate::review::EvidenceHashes;
use crate::scoring::{QuestionScore, Scores};
use crate::warning::{Warning, WarningCode};
use crate::worksheet::{Answer, Layer};

impl Assessment {
    /// Best answers without a document, and documents from a year that does not fit.
    pub fn evidence_warnings(&self) -> Vec<Warning> {
        let mut found = Vec::new();
        for (question, input) in self.instrument.inputs() {
            let Some(best) = question.options().first() else { continue };
            let chosen =
                matches!(self.answer(Layer::Unit, input.soal), Some(Answer::Choice(key)) if *key == best.key);
            let supported =
                self.serving(input.soal).next().is_some() || self.evidence_texts.contains_key(&input.soal);
            if chosen && !supported {
                found.push(Warning {
                    code: WarningCode::TanpaBukti,
                    question: Some(question.code.clone()),
                    message: format!(
                        "Jawaban {} pada {} belum disertai bukti dukung.",
                        best.key,
                        question.titled(&question.code)
                    ),
                });
            }
        }
        for document in self.documents.values() {
            let Some(year) = self.unfitting_year(document) else { continue };
            for soal in &document.serves {
                let question = self.instrument.input(*soal).map(|(question, _)| question);
                let named =
                    question.map_or_else(|| "-".to_owned(), |question| question.titled(&question.code));
                found.push(Warning {
                    code: WarningCode::TahunBukti,
                    message: format!(
                        "Bukti dukung \"{}\" pada {named} dari tahun {year}; tahun penilaian {}.",
                        document.about.title, self.profile.year
                    ),
                    question: question.map(|question| question.code.clone()),
                });
            }
        }
        found
    }

    /// Whether the evidence of inputs is compared with what a closed round kept, or with what a verdict was given on.
    pub fn compares_evidence(&self) -> bool {
        !self.book.closed_evidence.is_empty() || !self.book.judged.is_empty()
    }

    /// What the evidence of each input is, for telling later whether it is still the same: contents, names and periods
    /// of its documents, and its links. Titles and notes change nothing that a reviewer judged.
    pub fn evidence_hashes(&self) -> EvidenceHashes {
        let of = |soal: SoalId| {
            let mut documents: Vec<_> = self
                .serving(soal)
                .filter_map(|(_, document)| {
                    let revision = document.current()?;
                    Some((&revision.sha256, &revision.name, document.about.year, document.about.triwulan))
                })
                .collect();
            documents.sort_unstable();
            let text = self.evidence_texts.get(&soal);
            let is_there = !documents.is_empty() || text.is_some();
            is_there.then(|| Digest::of(&[json!([documents, text]).to_string().as_bytes()]))
        };
        self.instrument.inputs().filter_map(|(_, input)| Some((input.soal, of(input.soal)?))).collect()
    }

    /// Whether a document or a link supports any input of a question.
    pub fn has_evidence(&self, question: &Question) -> bool {
        question.inputs.iter().any(|input| {
            self.serving(input.soal).next().is_some() || self.evidence_texts.contains_key(&input.soal)
        })
    }

    /// The unit's answers if those that earn something and that nothing supports counted for nothing: choices fall to
    /// the lowest option, indices to 0, ratios to blanks.
    pub fn only_supported(&self, scores: &Scores) -> BTreeMap<SoalId, Option<Answer>> {
        let questions = self.instrument.questions.iter().zip(&scores.questions);
        let unsupported = questions.filter(|(question, score)| earns(score) && !self.has_evidence(question));
        let nothing = |question: &Question| match &question.kind {
            Kind::Choice { options } => options.last().map(|option| Answer::Choice(option.key.clone())),
            Kind::Survey { .. } => Some(Answer::Number(Decimal::ZERO)),
            Kind::Share { .. } | Kind::Decline { .. } => None,
        };
        let answers = |question: &'static Question| {
            question.inputs.iter().map(move |input| (input.soal, nothing(question)))
        };
        unsupported.flat_map(|(question, _)| answers(question)).collect()
    }

    /// Codes of the questions that earn something and that nothing supports.
    pub fn without_evidence(&self, scores: &Scores) -> Vec<String> {
        let questions = self.instrument.questions.iter().zip(&scores.questions);
        questions
            .filter(|(question, score)| earns(score) && !self.has_evidence(question))
            .map(|(question, _)| question.code.clone())
            .collect()
    }
}

/// Whether an answer claims something that evidence has to show.
pub fn earns(score: &QuestionScore) -> bool {
    score.fraction.is_some_and(|fraction| !fraction.is_zero())
}
