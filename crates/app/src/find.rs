//! Finding in an assessment what people type.

use pilar_core::assessment::Assessment;
use pilar_core::instrument::{Area, Input, Instrument, Question, Target};
use pilar_core::text::folded;
use uuid::Uuid;

use crate::error::{AppError, Result, ReviewError, TeamError};
use crate::lexicon::lexicon;

/// Shortest beginning of the id of a person.
const SHORTEST: usize = 4;

/// What people name by a code, a number, a name or the beginning of an id.
pub(crate) trait Find {
    /// The input with this code and its question.
    fn find_input(&self, code: &str) -> Result<(&'static Question, &'static Input)>;
    /// A document by its id, the beginning of it (four characters or more), or its file name.
    fn find_document(&self, text: &str) -> Result<Uuid>;
    /// A recommendation by its number in the list, by its id, or by the beginning of that.
    fn find_recommendation(&self, text: &str) -> Result<Uuid, ReviewError>;
}

/// The area with this number, key or name; numbers may be written as folders have them, such as `Pokja IV`.
pub(crate) fn find_area<'a>(instrument: &'a Instrument, given: &str) -> Result<&'a Area> {
    let number = lexicon()?.area_number(given);
    let by_number = || instrument.areas.iter().find(|area| number.is_some() && area.number == number);
    instrument.find_area(given).or_else(by_number).ok_or_else(|| AppError::UnknownArea {
        given: given.trim().to_owned(),
        known: instrument
            .areas
            .iter()
            .map(|area| area.number.map_or_else(|| area.key.clone(), |number| number.to_string()))
            .collect(),
    })
}

/// The target predicate with this key.
pub(crate) fn find_target<'a>(instrument: &'a Instrument, given: &str) -> Result<&'a Target> {
    instrument.target(given).ok_or_else(|| AppError::UnknownTarget {
        given: given.to_owned(),
        known: instrument.targets.iter().map(|target| target.key.clone()).collect(),
    })
}

/// The question (index) that a code of it or of one of its inputs names, or the number of one.
pub(crate) fn find_question(instrument: &Instrument, code: &str) -> Result<usize> {
    let found = instrument.find_input(code).map(|(question, _)| &question.code);
    instrument
        .questions
        .iter()
        .position(|question| Some(&question.code) == found)
        .ok_or_else(|| AppError::UnknownCode(code.to_owned()))
}

/// Somebody of the team, by NIP, name, or the beginning of the id.
pub(crate) fn find_person(assessment: &Assessment, text: &str) -> Result<Uuid> {
    let (name, digits) = (folded(text), text.replace(char::is_whitespace, ""));
    let people = &assessment.people;
    let by_name = || people.iter().filter(|(_, person)| folded(&person.name) == name);
    let by_nip = || people.iter().filter(|(_, person)| !digits.is_empty() && person.nip == digits);
    let by_id =
        || people.iter().filter(|(id, _)| name.len() >= SHORTEST && id.to_string().starts_with(&name));
    let found: Vec<Uuid> = by_nip().chain(by_name()).chain(by_id()).map(|(id, _)| *id).collect();
    only(found).map_err(|several| {
        let text = text.trim().to_owned();
        if several { TeamError::AmbiguousPerson(text) } else { TeamError::NoSuchPerson(text) }.into()
    })
}

/// The only one; otherwise whether there are several.
pub(crate) fn only(mut found: Vec<Uuid>) -> std::result::Result<Uuid, bool> {
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [one] => Ok(*one),
        several => Err(!several.is_empty()),
    }
}

impl Find for Assessment {
    fn find_input(&self, code: &str) -> Result<(&'static Question, &'static Input)> {
        self.instrument.find_input(code).ok_or_else(|| AppError::UnknownCode(code.to_owned()))
    }

    fn find_document(&self, text: &str) -> Result<Uuid> {
        let prefix = text.trim().to_ascii_lowercase();
        let mut matching = self.documents.iter().filter(|(id, document)| {
            (prefix.len() >= 4 && id.to_string().starts_with(&prefix)) || document.file_name() == text
        });
        match (matching.next(), matching.next()) {
            (Some((id, _)), None) => Ok(*id),
            (Some(_), Some(_)) => Err(AppError::AmbiguousEvidence(text.into())),
            (None, _) => Err(AppError::NoSuchEvidence(text.into())),
        }
    }

    fn find_recommendation(&self, text: &str) -> Result<Uuid, ReviewError> {
        let text = text.trim().to_ascii_lowercase();
        if let Some(id) = text
            .parse::<usize>()
            .ok()
            .filter(|_| text.len() < 4)
            .and_then(|number| self.recommendations.keys().nth(number.checked_sub(1)?))
        {
            return Ok(*id);
        }
        let mut matching =
            self.recommendations.keys().filter(|id| text.len() >= 4 && id.to_string().starts_with(&text));
        match (matching.next(), matching.next()) {
            (Some(id), None) => Ok(*id),
            (Some(_), Some(_)) => Err(ReviewError::AmbiguousRecommendation(text)),
            (None, _) => Err(ReviewError::NoSuchRecommendation(text)),
        }
    }
}
