use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::raise::Raise;
use super::what_if::what_if;
use crate::instrument::{Instrument, Kind, Question};
use crate::scoring::score_question;
use crate::worksheet::{AnswerError, Worksheet, format_number, read_answer, read_number};

/// What somebody knows about single questions (indices) before a path is searched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Limits {
    /// Not to be raised ("tidak mungkin tahun ini").
    pub locked: BTreeSet<usize>,
    /// Not to earn more than this fraction, 0..=1.
    pub caps: BTreeMap<usize, Decimal>,
    /// Raised anyway ("sudah direncanakan"): a raise costs nothing.
    pub pinned: BTreeSet<usize>,
}

impl Limits {
    /// What a typed cap lets a question earn at most, 0..=1: an answer of a choice or a survey, percent of a ratio.
    /// `Ok(None)` is a blank.
    pub fn cap(question: &Question, text: &str) -> Result<Option<Decimal>, AnswerError> {
        let Some(input) = question.inputs.first() else { return Ok(None) };
        if matches!(question.kind, Kind::Share { .. } | Kind::Decline { .. }) && !text.trim().is_empty() {
            let (code, given) = (question.code.clone(), text.trim().to_owned());
            let Some(percent) = read_number(text) else {
                return Err(AnswerError::NotANumber { code, given });
            };
            if percent < Decimal::ZERO || percent > Decimal::ONE_HUNDRED {
                let maximum = format_number(Decimal::ONE_HUNDRED);
                return Err(AnswerError::OutOfScale { code, given, maximum });
            }
            return Ok(Some(percent / Decimal::ONE_HUNDRED));
        }
        let Some(answer) = read_answer(question, input, text)? else { return Ok(None) };
        Ok(score_question(question, &Worksheet::from([(input.soal, answer)])).fraction)
    }

    /// The raises that are left, at what they cost then. A lock is stronger than a pin.
    pub fn apply(&self, instrument: &Instrument, sheet: &Worksheet, raises: Vec<Raise>) -> Vec<Raise> {
        let keep = |mut raise: Raise| {
            // What no question has is told when the raises are checked.
            let Some(&(at, _)) = instrument.inputs.get(&raise.soal) else { return Some(raise) };
            if self.locked.contains(&at) {
                return None;
            }
            if let Some(cap) = self.caps.get(&at) {
                let with = what_if(sheet, &BTreeMap::from([(raise.soal, Some(raise.to.clone()))]));
                let earned = score_question(&instrument.questions[at], &with).fraction;
                if earned.is_some_and(|earned| earned > *cap) {
                    return None;
                }
            }
            if self.pinned.contains(&at) {
                raise.cost = 0;
            }
            Some(raise)
        };
        raises.into_iter().filter_map(keep).collect()
    }
}
