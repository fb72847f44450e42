use std::collections::{BTreeMap, BTreeSet};

use pilar_core::assessment::Assessment;
use pilar_core::journal::Subject;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error::{AppError, Result};
use crate::find::Find as _;
use crate::session::Session;
use crate::view::{DuplicatesView, copies_view, twin_views};

/// Which documents are looked for that are there more than once.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct FindDuplicates {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// Documents that are to stay, where it is not those that are proposed.
    pub keep: Vec<Uuid>,
}

/// Copies of which one stays.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct Copies {
    /// Id of the document that stays.
    pub keep: Uuid,
    /// Ids of those that are removed.
    pub remove: Vec<Uuid>,
}

/// Copies that are removed.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS)]
pub struct RemoveCopies {
    /// The assessment.
    #[serde(rename = "id")]
    pub assessment: Uuid,
    /// Groups of copies, as [`find_duplicates`] told them.
    pub groups: Vec<Copies>,
}

/// The documents that are there more than once, and what would become of each; nothing is changed.
///
/// # Errors
/// [`AppError::NotACopy`] for a document that is to stay and has no copy at the same question.
pub fn find_duplicates(session: &Session, given: &FindDuplicates) -> Result<DuplicatesView> {
    let loaded = session.assessment(given.assessment)?;
    let found = loaded.duplicates();
    let has_copy = |id: &Uuid| found.copies.iter().any(|group| group.contains(id));
    if let Some(alone) = given.keep.iter().find(|id| !has_copy(id)) {
        return Err(not_a_copy(&loaded, *alone));
    }
    let stays = |group: &[Uuid]| {
        let wanted = given.keep.iter().copied().find(|id| group.contains(id));
        wanted.or_else(|| loaded.best_copy(group))
    };
    let told = |groups: &[Vec<Uuid>]| groups.iter().map(|group| twin_views(&loaded, group)).collect();
    Ok(DuplicatesView {
        copies: found.copies.iter().filter_map(|group| copies_view(&loaded, group, stays(group)?)).collect(),
        elsewhere: told(&found.elsewhere),
        namesakes: told(&found.namesakes),
    })
}

/// Removes copies as one action; those that stay take over what they lack: inputs, lines of checklists, year, quarter
/// and note. Gives the number of documents that are removed.
///
/// # Errors
/// [`AppError::NotACopy`] where one of them is no copy of the one that stays at the same question, or no more;
/// nothing is changed.
pub fn remove_copies(session: &mut Session, given: &RemoveCopies) -> Result<usize> {
    let loaded = session.assessment(given.assessment)?;
    let replaced = replaced(&loaded, &given.groups)?;
    let mut changes: Vec<(Subject, Value)> = Vec::new();
    for Copies { keep, remove } in &given.groups {
        let Some(after) = loaded.consolidated(*keep, remove) else { return Err(not_a_copy(&loaded, *keep)) };
        changes.push((Subject::Evidence(*keep), json!(after.about)));
        changes.extend(after.links.iter().map(|soal| (Subject::Link(*soal, *keep), json!(true))));
        changes.extend(
            after.lines.iter().map(|(soal, n)| (Subject::Requirement(*soal, *n, *keep), json!(true))),
        );
    }
    changes.extend(loaded.with_replaced(&replaced));
    let subjects = session.subjects(given.assessment)?.into_iter();
    let goes = |subject: &Subject| subject.document().is_some_and(|id| replaced.contains_key(&id));
    changes.extend(subjects.filter(goes).map(|subject| (subject, Value::Null)));
    let name = format!("Hapus {} dokumen ganda", replaced.len());
    session.act(given.assessment, &name, |acting| {
        for (subject, value) in changes {
            acting.set(subject, value)?;
        }
        Ok(replaced.len())
    })
}

/// The documents that are removed, each with the one that stays for it.
fn replaced(loaded: &Assessment, groups: &[Copies]) -> Result<BTreeMap<Uuid, Uuid>> {
    let found = loaded.duplicates().copies;
    let (mut replaced, mut kept) = (BTreeMap::new(), BTreeSet::new());
    for Copies { keep, remove } in groups {
        let group = found.iter().find(|group| group.contains(keep));
        let group = group.filter(|_| kept.insert(*keep)).ok_or_else(|| not_a_copy(loaded, *keep))?;
        for id in remove {
            if id == keep || !group.contains(id) || replaced.insert(*id, *keep).is_some() {
                return Err(not_a_copy(loaded, *id));
            }
        }
    }
    // One that stays for some must not go for others.
    match replaced.keys().find(|id| kept.contains(id)) {
        Some(both) => Err(not_a_copy(loaded, *both)),
        None => Ok(replaced),
    }
}

fn not_a_copy(loaded: &Assessment, id: Uuid) -> AppError {
    match loaded.find_document(&id.to_string()) {
        Ok(id) => AppError::NotACopy(loaded.documents[&id].about.title.clone()),
        Err(missing) => missing,
    }
}
