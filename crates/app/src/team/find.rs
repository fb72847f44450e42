//! Finding tasks by what people type.

use pilar_core::assessment::Assessment;
use uuid::Uuid;

use super::tasks::Numbers;
use crate::error::{Result, TeamError};
use crate::find::only;

/// Shortest beginning of an id.
const SHORTEST: usize = 4;

/// A task, by its number in the list, its name, or the beginning of its id.
pub(super) fn find_task(assessment: &Assessment, numbers: &Numbers, text: &str) -> Result<Uuid> {
    let text = text.trim().to_lowercase();
    let tasks = &assessment.tasks;
    let number = text.parse::<usize>().ok().filter(|_| !text.starts_with('0'));
    if let Some(id) = tasks.keys().find(|id| number.is_some() && numbers.get(*id).copied() == number) {
        return Ok(*id);
    }
    let named = tasks.iter().filter(|(id, task)| {
        task.title.to_lowercase() == text || (text.len() >= SHORTEST && id.to_string().starts_with(&text))
    });
    only(named.map(|(id, _)| *id).collect()).map_err(|several| {
        if several { TeamError::AmbiguousTask(text) } else { TeamError::NoSuchTask(text) }.into()
    })
}
