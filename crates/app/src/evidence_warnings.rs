use pilar_core::warning::{Warning, WarningCode};
use pilar_core::worksheet::{Answer, Layer};

use crate::assessment::Assessment;
use crate::document_flags::unfitting_year;

impl Assessment {
    /// Best answers without a document, and documents from a year that does not fit.
    pub(crate) fn evidence_warnings(&self) -> Vec<Warning> {
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
                        best.key, question.code
                    ),
                });
            }
        }
        for document in self.documents.values() {
            let Some(year) = unfitting_year(self, document) else { continue };
            for soal in &document.serves {
                let code = self.instrument.input(*soal).map(|(question, _)| question.code.clone());
                found.push(Warning {
                    code: WarningCode::TahunBukti,
                    message: format!(
                        "Bukti dukung \"{}\" pada {} dari tahun {year}; tahun penilaian {}.",
                        document.about.title,
                        code.as_deref().unwrap_or("-"),
                        self.profile.year
                    ),
                    question: code,
                });
            }
        }
        found
    }
}
