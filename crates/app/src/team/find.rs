//! Finding people and tasks by what people type.

use pilar_core::assessment::Assessment;
use uuid::Uuid;

use crate::error::{Result, TeamError};

/// Shortest beginning of an id.
const SHORTEST: usize = 4;

/// Somebody of the team, by NIP, name, or the beginning of the id.
pub(super) fn find_person(assessment: &Assessment, text: &str) -> Result<Uuid> {
    let (name, digits) = (text.trim().to_lowercase(), text.replace(char::is_whitespace, ""));
    let people = &assessment.people;
    let by_name = || people.iter().filter(|(_, person)| person.name.trim().to_lowercase() == name);
    let by_nip = || people.iter().filter(|(_, person)| !digits.is_empty() && person.nip == digits);
    let by_id =
        || people.iter().filter(|(id, _)| name.len() >= SHORTEST && id.to_string().starts_with(&name));
    let found: Vec<Uuid> = by_nip().chain(by_name()).chain(by_id()).map(|(id, _)| *id).collect();
    only(found).map_err(|several| {
        let text = text.trim().to_owned();
        if several { TeamError::AmbiguousPerson(text) } else { TeamError::NoSuchPerson(text) }.into()
    })
}

/// A task, by its number in the list, its name, or the beginning of its id.
pub(super) fn find_task(assessment: &Assessment, text: &str) -> Result<Uuid> {
    let text = text.trim().to_lowercase();
    let tasks = &assessment.tasks;
    let number = text.parse::<usize>().ok().filter(|_| text.len() < SHORTEST);
    if let Some(id) = number.and_then(|number| tasks.keys().nth(number.checked_sub(1)?)) {
        return Ok(*id);
    }
    let named = tasks.iter().filter(|(id, task)| {
        task.title.to_lowercase() == text || (text.len() >= SHORTEST && id.to_string().starts_with(&text))
    });
    only(named.map(|(id, _)| *id).collect()).map_err(|several| {
        if several { TeamError::AmbiguousTask(text) } else { TeamError::NoSuchTask(text) }.into()
    })
}

/// The only one; otherwise whether there are several.
fn only(mut found: Vec<Uuid>) -> std::result::Result<Uuid, bool> {
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [one] => Ok(*one),
        several => Err(!several.is_empty()),
    }
}
