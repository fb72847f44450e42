use pilar_core::instrument::{Input, Instrument, Question};
use pilar_core::worksheet::{Layer, Round};

use crate::error::{AppError, Result, ReviewError};

/// The one input a code names; a question with several inputs does not name one.
pub(crate) fn one_input<'a>(instrument: &'a Instrument, code: &str) -> Result<(&'a Question, &'a Input)> {
    let (question, input) =
        instrument.find_input(code).ok_or_else(|| AppError::UnknownCode(code.to_owned()))?;
    if question.inputs.len() > 1 && code.trim().eq_ignore_ascii_case(&question.code) {
        let codes = question.inputs.iter().map(|input| input.code.clone()).collect();
        return Err(AppError::SeveralInputs { code: question.code.clone(), codes });
    }
    Ok((question, input))
}

/// A column as people type it: `at`, or `at.1` and `at.2`; without a round the one under way.
pub(super) fn read_column(text: &str, now: Round) -> Result<(Layer, Round)> {
    let unknown = || ReviewError::UnknownColumn(text.to_owned());
    let lower = text.trim().to_ascii_lowercase();
    let (layer, round) = match lower.split_once('.') {
        None => (lower.as_str(), now),
        Some((layer, round)) => {
            let round = Round::ALL.into_iter().find(|known| known.number().to_string() == round);
            (layer, round.ok_or_else(unknown)?)
        }
    };
    Ok((Layer::from_key(layer).ok_or_else(unknown)?, round))
}
