use std::path::PathBuf;

use pilar_core::assessment::Assessment;
use pilar_core::journal::Subject;
use pilar_core::proposal::{Appeal, Item, Key, StageKind};
use pilar_files::proposal::ListItem;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::data::{Named, named, requirements};
use super::items::{find_item, gone, moved, take_in};
use super::stages::{StageRow, stages};
use crate::error::{ProposalError, Result};
use crate::session::Session;
use crate::workspace::create::require_at_most;

/// Longest reason, in characters.
const LONGEST: usize = 4_000;

/// What is objected to in one item, as one action. `None` stays as it is, an empty text takes away.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[ts(optional_fields)]
pub struct AppealInput {
    /// The assessment.
    pub assessment: Uuid,
    /// Key of the item.
    pub item: String,
    /// Why the result is not accepted; empty withdraws the objection.
    pub reason: Option<String>,
    /// The file that proves it; an empty path takes it out.
    pub proof: Option<PathBuf>,
    /// What came of it: `diterima` or `ditolak`.
    pub outcome: Option<String>,
}

/// The objection: what is objected to, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AppealView {
    /// The items, in the order of the portal.
    pub items: Vec<AppealItemView>,
    /// What may come of an objection.
    pub outcomes: Vec<Named>,
    /// The stages after submission, with their days.
    pub stages: Vec<StageRow>,
    /// What to know before it is sent, sentences.
    pub notices: Vec<String>,
}

/// What is objected to in one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct AppealItemView {
    /// Key of the item.
    pub item: String,
    /// What it is.
    pub name: String,
    /// Why the result is not accepted.
    pub reason: String,
    /// Name of the file that proves it.
    pub proof: Option<String>,
    /// What came of it; empty while nobody said.
    pub outcome: String,
    /// What to know of its proof, a sentence; empty for nothing.
    pub notice: String,
}

/// The key under which the proof of an item is kept beside the files of the kit.
pub(super) fn proof_key(item: &Key) -> Option<Key> {
    format!("sanggah-{item}").parse().ok()
}

/// The objection as it stands.
pub fn show_appeal(session: &Session, assessment: Uuid) -> Result<AppealView> {
    appeal_of(session, &session.assessment(assessment)?)
}

/// The objection of an assessment that was read already.
pub(super) fn appeal_of(session: &Session, loaded: &Assessment) -> Result<AppealView> {
    let items = views(session, loaded)?;
    let without = items.iter().filter(|item| item.proof.is_none()).map(|item| item.name.as_str());
    let without: Vec<&str> = without.collect();
    let mut notices = Vec::new();
    if !without.is_empty() {
        notices.push(format!("belum ada bukti untuk: {}.", without.join(", ")));
    }
    let told = items.iter().filter(|item| !item.notice.is_empty());
    notices.extend(told.map(|item| format!("{}: {}", item.name, item.notice)));
    notices.extend(other_outcome(loaded)?);
    let outcomes = objection()?.map_or_else(Vec::new, |stage| named(&stage.outcomes));
    Ok(AppealView { stages: stages(loaded)?, items, outcomes, notices })
}

/// What to know where the stage came to something else than every item that is objected to, a sentence.
pub(super) fn other_outcome(loaded: &Assessment) -> Result<Option<String>> {
    let Some(stage) = objection()? else { return Ok(None) };
    let name = |outcome: &str| stage.outcomes.get(outcome).cloned().unwrap_or_else(|| outcome.to_owned());
    let came_to = loaded.proposal.stages.get(&stage.key).map_or("", |record| record.outcome.as_str());
    let appeals = &loaded.proposal.appeals;
    let others = appeals.values().all(|it| !it.outcome.is_empty() && it.outcome != came_to);
    let first = appeals.values().next().filter(|_| others && !came_to.is_empty());
    Ok(first.map(|first| {
        format!(
            "tahap {} tercatat {}, sedangkan setiap butir yang disanggah tercatat {}; periksa mana yang benar.",
            stage.name,
            name(came_to),
            name(&first.outcome)
        )
    }))
}

/// Objects to an item, adds what proves it, tells its outcome, or withdraws it.
pub fn set_appeal(session: &mut Session, given: &AppealInput) -> Result<AppealView> {
    let loaded = session.assessment(given.assessment)?;
    let item = find_item(&loaded, &given.item)?;
    let before = loaded.proposal.appeals.get(&item.key);
    let mut appeal = before.cloned().unwrap_or_default();
    if let Some(reason) = &given.reason {
        require_at_most("alasan sanggah", reason.trim(), LONGEST)?;
        reason.trim().clone_into(&mut appeal.reason);
    }
    let withdraws = before.is_some() && appeal.reason.is_empty();
    if appeal.reason.is_empty() && !withdraws {
        return Err(ProposalError::NoReason(item.name.clone()).into());
    }
    if let Some(outcome) = &given.outcome {
        appeal.outcome = outcome_of(outcome)?;
    }
    let key = proof_key(&item.key);
    let mut file: Option<(Key, Value)> = None;
    match (given.proof.as_deref(), key) {
        (Some(path), Some(key)) if !withdraws && !path.as_os_str().is_empty() => {
            let proof = take_in(session, &loaded, &key, path)?;
            appeal.proof.clone_from(&proof.name);
            file = Some((key, json!(proof)));
        }
        (Some(_), Some(key)) => {
            appeal.proof.clear();
            file = Some((key, Value::Null));
        }
        (None, Some(key)) if withdraws && loaded.proposal.files.contains_key(&key) => {
            file = Some((key, Value::Null));
        }
        _ => {}
    }
    let name = if withdraws { "Cabut sanggah" } else { "Isi sanggah" };
    session.act(given.assessment, name, |acting| {
        if let Some((key, value)) = file {
            acting.set(Subject::Kit(key), value)?;
        }
        let value = if withdraws { Value::Null } else { json!(appeal) };
        acting.set(Subject::Appeal(item.key.clone()), value)?;
        Ok(())
    })?;
    show_appeal(session, given.assessment)
}

/// The stage in which objections are decided.
fn objection() -> Result<Option<&'static StageKind>> {
    Ok(requirements()?.stage.iter().find(|stage| stage.key.as_str() == "sanggah"))
}

/// The outcome of an objection, by the data of its stage.
fn outcome_of(given: &str) -> Result<String> {
    let given = given.trim().to_lowercase();
    let known: Vec<String> =
        objection()?.into_iter().flat_map(|stage| stage.outcomes.keys().cloned()).collect();
    if given.is_empty() || known.contains(&given) {
        return Ok(given);
    }
    Err(ProposalError::UnknownOutcome { given, known }.into())
}

fn views(session: &Session, loaded: &Assessment) -> Result<Vec<AppealItemView>> {
    let items = requirements()?.item.iter();
    let appealed = items.filter_map(|item| Some((item, loaded.proposal.appeals.get(&item.key)?)));
    let view = |(item, appeal): (&Item, &Appeal)| {
        Ok(AppealItemView {
            item: item.key.to_string(),
            name: item.name.clone(),
            reason: appeal.reason.clone(),
            proof: (!appeal.proof.is_empty()).then(|| appeal.proof.clone()),
            outcome: appeal.outcome.clone(),
            notice: proof_notice(session, loaded, &item.key)?,
        })
    };
    appealed.map(view).collect()
}

/// What to know of the proof of an item.
fn proof_notice(session: &Session, loaded: &Assessment, item: &Key) -> Result<String> {
    let key = proof_key(item);
    let proof = key.as_ref().and_then(|key| Some((key, loaded.proposal.files.get(key)?)));
    match proof {
        None => Ok(String::new()),
        Some((_, file)) if session.workspace.blob(&file.sha256)?.is_none() => Ok(gone(&file.name)),
        Some((key, file)) => Ok(moved(session, loaded.id, key, file)?.1),
    }
}

/// What the letter of objection lists.
pub(super) fn appealed(session: &Session, loaded: &Assessment) -> Result<Vec<ListItem>> {
    let items = views(session, loaded)?.into_iter().map(|item| ListItem {
        name: item.name,
        text: item.reason,
        file: item.proof.unwrap_or_default(),
    });
    Ok(items.collect())
}
