//! Giving an input the answer that was reckoned, with where it comes from, as one action.

use pilar_core::assessment::{AnswerSource, Assessment};
use pilar_core::instrument::{Input, SoalId};
use pilar_core::journal::Subject;
use pilar_core::worksheet::{Answer, Column, read_answer};
use serde::Serialize;
use serde_json::json;

use crate::error::Result;
use crate::session::Session;
use crate::view::answer_value;

/// An input and the answer it was given.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct Used {
    /// Code of the input.
    pub code: String,
    /// The answer.
    #[ts(type = "string | number")]
    pub answer: serde_json::Value,
    /// Whether anything is different now.
    pub changed: bool,
}

/// An answer that is to be given.
pub(super) struct Giving<'a> {
    pub input: &'a Input,
    pub source: AnswerSource,
}

impl<'a> Giving<'a> {
    /// To an input, as it would be typed; `source` is put together from what was read.
    pub fn new(
        assessment: &'a Assessment,
        soal: SoalId,
        typed: &str,
        source: impl FnOnce(Answer) -> AnswerSource,
    ) -> Result<Option<Self>> {
        let Some((question, input)) = assessment.instrument.input(soal) else { return Ok(None) };
        Ok(read_answer(question, input, typed)?.map(|answer| Self { input, source: source(answer) }))
    }
}

/// Whether the person who acts may give these answers now.
pub(super) fn require_right(session: &Session, assessment: &Assessment, giving: &[Giving<'_>]) -> Result<()> {
    giving.iter().try_for_each(|one| {
        let subject = Subject::Answer(Column::UNIT, one.input.soal);
        session.require_right(assessment, &subject, &json!(one.source.answer))
    })
}

/// Gives them, all as one action.
pub(super) fn give(
    session: &mut Session,
    assessment: &Assessment,
    name: &str,
    giving: &[Giving<'_>],
) -> Result<Vec<Used>> {
    session.act(assessment.id, name, |acting| {
        giving
            .iter()
            .map(|one| {
                let soal = one.input.soal;
                let answer = &one.source.answer;
                let mut changed = acting.set(Subject::Answer(Column::UNIT, soal), json!(answer))?;
                changed |= acting.set(Subject::Source(soal), json!(one.source))?;
                Ok(Used { code: one.input.code.clone(), answer: answer_value(answer), changed })
            })
            .collect()
    })
}
