use std::collections::BTreeMap;
use std::path::PathBuf;

use pilar_core::assessment::Assessment;
use pilar_core::journal::Subject;
use pilar_core::proposal::{Key, KitCheck};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::appeal::other_outcome;
use super::conditions::{ConditionView, competing, conditions, given_value, kind};
use super::data::{Named, named, requirements};
use super::items::{KitItemView, find_item, items, take_in};
use super::stages::{StageRow, stages};
use crate::clock;
use crate::error::{ProposalError, Result};
use crate::session::Session;

/// The kit of a proposal: its files, the conditions, and the stages after submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct KitView {
    /// Key of the target.
    pub target: String,
    /// Its name.
    pub target_name: String,
    /// Kind of agency, where somebody said it.
    pub kind: Option<String>,
    /// The kinds that conditions tell apart.
    pub kinds: Vec<Named>,
    /// Whether every file that is needed is there and checked.
    pub complete: bool,
    /// Whether every condition is met: `true`, `false`, or `null` while nobody can say.
    pub eligible: Option<bool>,
    /// The files, in the order of the portal.
    pub items: Vec<KitItemView>,
    /// The conditions.
    pub conditions: Vec<ConditionView>,
    /// The stages after submission.
    pub stages: Vec<StageRow>,
    /// What to know before it is sent, sentences.
    pub notices: Vec<String>,
}

/// What is changed of a kit, all as one action.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
pub struct KitInput {
    /// The assessment.
    pub assessment: Uuid,
    /// Files to put in, by items; an empty path takes one out.
    pub files: Vec<(String, PathBuf)>,
    /// Values of conditions; an empty one takes it away.
    pub values: Vec<(String, String)>,
    /// Where these values are from; as it was when not given.
    pub source: Option<String>,
    /// Notes that the files were looked at and are right: `None` for nothing, no item for every file there is.
    pub check: Option<Vec<String>>,
    /// Takes back that these were looked at.
    pub uncheck: Vec<String>,
}

/// The kit as it stands.
pub fn show_kit(session: &Session, assessment: Uuid) -> Result<KitView> {
    kit_of(session, &session.assessment(assessment)?)
}

/// Puts files in or takes them out, sets values of conditions, and notes what was checked.
///
/// # Errors
/// An item or condition that the target does not have, a value that a condition cannot have, a file that cannot be read.
pub fn change_kit(session: &mut Session, given: &KitInput) -> Result<KitView> {
    let loaded = session.assessment(given.assessment)?;
    let mut writing: Vec<(Subject, Value)> = Vec::new();
    for (key, value) in &given.values {
        let (key, has) = given_value(&loaded, key, value, given.source.as_deref())?;
        writing.push((Subject::Condition(key), has.map_or(Value::Null, |has| json!(has))));
    }
    let found: Vec<_> =
        given.files.iter().map(|(key, path)| Ok((find_item(&loaded, key)?, path))).collect::<Result<_>>()?;
    let mut hashes: BTreeMap<Key, String> =
        loaded.proposal.files.iter().map(|(key, file)| (key.clone(), file.sha256.clone())).collect();
    for (item, path) in found {
        let value = if path.as_os_str().is_empty() {
            hashes.remove(&item.key);
            Value::Null
        } else {
            let file = take_in(session, &loaded, &item.key, path)?;
            hashes.insert(item.key.clone(), file.sha256.clone());
            json!(file)
        };
        writing.push((Subject::Kit(item.key.clone()), value));
    }
    if let Some(wanted) = &given.check {
        writing.extend(checks(session, &loaded, wanted, &hashes)?);
    }
    for key in &given.uncheck {
        writing.push((Subject::KitCheck(find_item(&loaded, key)?.key.clone()), Value::Null));
    }
    session.act(given.assessment, action_name(given), |acting| {
        for (subject, value) in writing {
            acting.set(subject, value)?;
        }
        Ok(())
    })?;
    show_kit(session, given.assessment)
}

/// What the action is called, by what it does.
fn action_name(given: &KitInput) -> &'static str {
    let takes_out = || given.files.iter().all(|(_, path)| path.as_os_str().is_empty());
    let checks = given.check.is_some();
    match (!given.files.is_empty(), !given.values.is_empty(), checks, !given.uncheck.is_empty()) {
        (true, false, false, false) if takes_out() => "Keluarkan berkas pengusulan",
        (true, false, false, false) => "Masukkan berkas pengusulan",
        (false, true, false, false) => "Isi persyaratan pengusulan",
        (false, false, true, false) => "Periksa berkas pengusulan",
        (false, false, false, true) => "Cabut pemeriksaan berkas pengusulan",
        _ => "Ubah berkas pengusulan",
    }
}

/// Notes that whoever acts looked at files today. Content that is not whole is not noted as right.
fn checks(
    session: &Session,
    loaded: &Assessment,
    wanted: &[String],
    hashes: &BTreeMap<Key, String>,
) -> Result<Vec<(Subject, Value)>> {
    let changed: Vec<String> = items(session, loaded)?
        .into_iter()
        .filter(|item| item.original_changed)
        .map(|item| item.key)
        .collect();
    let keys: Vec<Key> = if wanted.is_empty() {
        // Without a name everything that can be checked is; the rest is told in the view.
        let there = hashes.iter().filter(|(key, _)| !changed.contains(&key.to_string()));
        there.map(|(key, _)| key.clone()).collect()
    } else {
        wanted.iter().map(|given| Ok(find_item(loaded, given)?.key.clone())).collect::<Result<_>>()?
    };
    let mut writing = Vec::new();
    for key in keys {
        let Some(hash) = hashes.get(&key) else {
            return Err(ProposalError::NothingToCheck(key.to_string()).into());
        };
        match session.workspace.verify_blob(hash) {
            Err(pilar_store::StoreError::UnknownBlob(_)) if wanted.is_empty() => continue,
            other => other?,
        }
        let check = KitCheck {
            digest: hash.clone(),
            by: session.actor.name.clone(),
            on: clock::now_local().date_naive(),
            ..KitCheck::default()
        };
        writing.push((Subject::KitCheck(key), json!(check)));
    }
    Ok(writing)
}

/// The kit of an assessment that was read already.
pub(super) fn kit_of(session: &Session, loaded: &Assessment) -> Result<KitView> {
    let items = items(session, loaded)?;
    let competing = competing(session, loaded.id)?;
    let conditions = conditions(loaded, &competing)?;
    let target = loaded.instrument.target(&loaded.profile.target);
    let mut notices = other_target(loaded);
    for item in items.iter().filter(|item| !item.notice.is_empty()) {
        notices.push(format!("{}: {}", item.name, item.notice));
    }
    let missing = items.iter().filter(|item| !item.optional && !item.is_there()).count();
    if missing > 0 {
        notices.push(format!("{missing} berkas yang wajib belum ada."));
    }
    let judged_now = loaded.assess().verdicts;
    let of_target = judged_now.iter().find(|verdict| verdict.target == loaded.profile.target);
    let open = of_target.map_or(0, |verdict| verdict.gates.iter().filter(|gate| !gate.met).count());
    if open > 0 {
        notices.push(format!(
            "{open} syarat nilai {} belum terpenuhi menurut jawaban sekarang.",
            target.map_or(loaded.profile.target.as_str(), |target| target.name.as_str())
        ));
    }
    let undecided = competing.iter().filter(|subject| is_of_kit(subject)).count();
    if undecided > 0 {
        notices.push(format!("{undecided} hal diisi berbeda di dua tempat; putuskan di daftar konflik."));
    }
    notices.extend(other_outcome(loaded)?);
    let judged = |key: &str| conditions.iter().filter(|it| it.judgement == key).count();
    let eligible = match (judged("belum"), judged("belum_diketahui")) {
        (0, 0) => Some(true),
        (0, _) => None,
        _ => Some(false),
    };
    Ok(KitView {
        target: loaded.profile.target.clone(),
        target_name: target.map_or_else(|| loaded.profile.target.clone(), |target| target.name.clone()),
        kind: kind(loaded).map(str::to_owned),
        kinds: named(&requirements()?.kinds),
        complete: items.iter().all(|item| !item.unsigned && (item.optional || item.state == "diperiksa")),
        eligible,
        items,
        conditions,
        stages: stages(loaded)?,
        notices,
    })
}

fn is_of_kit(subject: &Subject) -> bool {
    matches!(
        subject,
        Subject::Kit(_)
            | Subject::KitCheck(_)
            | Subject::Condition(_)
            | Subject::Letter(_)
            | Subject::Appeal(_)
            | Subject::ProposalStage(_)
    )
}

/// What was put in while the unit aimed for another target.
fn other_target(loaded: &Assessment) -> Vec<String> {
    let now = &loaded.profile.target;
    let before: Vec<&str> = loaded
        .proposal
        .files
        .values()
        .filter(|file| !file.target.is_empty() && file.target != *now)
        .map(|file| file.target.as_str())
        .collect();
    let Some(first) = before.first() else { return Vec::new() };
    let name = |key: &str| {
        loaded.instrument.target(key).map_or_else(|| key.to_owned(), |target| target.name.clone())
    };
    vec![format!(
        "target diubah dari {} menjadi {} sesudah berkas mulai disusun; {} berkas dimasukkan untuk target lama, periksa isinya.",
        name(first),
        name(now),
        before.len()
    )]
}
