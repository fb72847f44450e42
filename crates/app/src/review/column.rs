use pilar_core::instrument::{Input, Instrument, Question};
use pilar_core::worksheet::{Layer, Round};

use crate::error::{AppError, Result, ReviewError};
use crate::session::Session;
use crate::session::identity::role_name;

/// The one input a code names; a question with several inputs does not name one.
pub(crate) fn one_input<'a>(instrument: &'a Instrument, code: &str) -> Result<(&'a Question, &'a Input)> {
    let (question, input) =
        instrument.find_input(code).ok_or_else(|| AppError::UnknownCode(code.to_owned()))?;
    if question.inputs.len() > 1 && code.trim().eq_ignore_ascii_case(&question.code) {
        let codes: Vec<&str> = question.inputs.iter().map(|input| input.code.as_str()).collect();
        return Err(AppError::SeveralInputs { code: question.code.clone(), codes: codes.join(", ") });
    }
    Ok((question, input))
}

/// Refuses a reviewer who is about to write in somebody else's column.
///
/// This guards against slips, not against people: an identity is a local profile, and the journal says who wrote.
pub(crate) fn may_write(session: &Session, layer: Layer) -> Result<()> {
    let role = Layer::from_key(&session.actor.role).filter(|own| *own != Layer::Unit);
    match role {
        Some(own) if own != layer => Err(ReviewError::OtherColumn {
            role: role_name(own.key()).unwrap_or(own.name()),
            column: layer.name(),
            own: own.key(),
        }
        .into()),
        _ => Ok(()),
    }
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
