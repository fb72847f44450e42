use std::collections::BTreeSet;

use pilar_core::assessment::Assessment;
use pilar_core::journal::Subject;
use pilar_core::merge;
use pilar_core::proposal::{ConditionValue, Judgement, Key, Measure, Requirements, Unclear};
use serde::Serialize;
use uuid::Uuid;

use super::data::{requirements, typed_key};
use crate::error::{ProposalError, Result};
use crate::session::Session;
use crate::workspace::create::require_at_most;

/// The key under which the kind of agency is kept, beside the conditions that depend on it.
pub(super) const KIND: &str = "jenis-instansi";

/// Longest value and source, in characters.
const LONGEST: usize = 300;

/// A condition beside the score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ConditionView {
    /// Its key.
    pub key: String,
    /// Whose it is: `instansi` or `unit`.
    pub scope: String,
    /// What is asked for the unit's target.
    pub condition: String,
    /// The regulation that asks.
    pub asked_by: String,
    /// What there is; empty for nothing.
    pub value: String,
    /// Where it says so.
    pub source: String,
    /// `terpenuhi`, `belum` or `belum_diketahui`.
    pub judgement: &'static str,
    /// The same for people.
    pub judgement_name: &'static str,
    /// Why nobody can say; empty where somebody can.
    pub why: String,
    /// How a value is judged for the unit's target, a sentence.
    pub judged_by: String,
    /// Values to choose from; none where a number is asked for.
    pub choices: Vec<String>,
    /// Whether it can have no other value than these.
    pub closed: bool,
    /// Whether two people set it otherwise, and nobody has decided.
    pub conflict: bool,
}

/// Every condition of the worksheet that the unit's target has, judged by its value.
///
/// Nobody can say so of one that is among the subjects with competing values.
pub(super) fn conditions(loaded: &Assessment, competing: &BTreeSet<Subject>) -> Result<Vec<ConditionView>> {
    let data = requirements()?;
    let (target, year) = (loaded.profile.target.as_str(), loaded.profile.year);
    let undecided =
        |key: &str| key.parse::<Key>().is_ok_and(|key| competing.contains(&Subject::Condition(key)));
    let kind = kind(loaded).filter(|_| !undecided(KIND));
    let views = loaded.instrument.eligibility.iter().filter_map(|it| {
        let condition = it.condition.get(target)?.clone();
        let key = it.key.parse::<Key>().ok();
        let has = key.and_then(|key| loaded.proposal.conditions.get(&key)).cloned().unwrap_or_default();
        let conflict = undecided(&it.key);
        let judged = data.judge(&it.key, Some(&has.value), target, kind, year);
        let (judgement, why) = match judged {
            _ if conflict => {
                let why = "diisi berbeda di dua tempat; putuskan di daftar konflik".to_owned();
                (Judgement::Unknown(Unclear::NoValue), why)
            }
            Judgement::Unknown(unclear) => (judged, why(unclear).to_owned()),
            judged => (judged, String::new()),
        };
        Some(ConditionView {
            key: it.key.clone(),
            scope: it.scope.clone(),
            condition,
            asked_by: it.source.clone(),
            value: has.value,
            source: has.source,
            judgement: judgement.key(),
            judgement_name: judgement.name(),
            why,
            judged_by: judged_by(data, &it.key, target, kind, year),
            choices: choices(data, &it.key),
            closed: matches!(data.measure(&it.key), Measure::Yes),
            conflict,
        })
    });
    Ok(views.collect())
}

/// How a value is judged, as a sentence.
fn judged_by(data: &Requirements, key: &str, target: &str, kind: Option<&str>, year: u16) -> String {
    match data.measure(key) {
        Measure::Yes => "Terpenuhi bila ya.".into(),
        Measure::Word { accepted } => format!("Terpenuhi bila {}.", accepted.join(" atau ")),
        Measure::Number { least, unit, .. } => least.get(target).map_or_else(
            || "Sebuah angka.".into(),
            |it| format!("Terpenuhi bila paling sedikit {it}{unit}."),
        ),
        Measure::Since { years } => years.get(target).map_or_else(
            || "Sebuah tahun.".into(),
            |it| {
                let latest = u32::from(year).saturating_sub(*it);
                format!(
                    "Tahun penetapannya, atau tidak bila belum. Terpenuhi bila tahun {latest} atau sebelumnya."
                )
            },
        ),
        Measure::Grade { least, by_kind, .. } => {
            let of_kinds = by_kind.iter().filter(|(key, _)| kind.is_none_or(|kind| kind == *key));
            let of_kinds = of_kinds.filter_map(|(key, of_kind)| {
                let name = data.kinds.get(key).unwrap_or(key).to_lowercase();
                of_kind.get(target).map(|least| format!("{least} ({name})"))
            });
            let wanted = least.get(target).cloned();
            let wanted = wanted.unwrap_or_else(|| of_kinds.collect::<Vec<_>>().join(" atau "));
            format!(
                "Terpenuhi bila paling rendah {wanted}. Angka yang tepat di batas masuk huruf di bawahnya."
            )
        }
    }
}

/// The values that a condition can be given by choosing.
fn choices(data: &Requirements, key: &str) -> Vec<String> {
    match data.measure(key) {
        Measure::Yes => vec!["ya".into(), "tidak".into()],
        Measure::Word { accepted } => accepted.clone(),
        Measure::Number { .. } | Measure::Since { .. } => Vec::new(),
        Measure::Grade { grades, .. } => {
            data.grades.get(grades).into_iter().flatten().map(|it| it.grade.clone()).collect()
        }
    }
}

fn why(unclear: Unclear) -> &'static str {
    match unclear {
        Unclear::NoValue => "nilainya belum diisi",
        Unclear::NotAValue => "nilainya tidak dapat dibaca",
        Unclear::NoKind => "jenis instansi belum disebut",
        Unclear::NoLeast => "tidak ada batas untuk target ini",
    }
}

/// The kind of agency, where somebody said it.
pub(super) fn kind(loaded: &Assessment) -> Option<&str> {
    let key = KIND.parse::<Key>().ok()?;
    loaded.proposal.conditions.get(&key).map(|has| has.value.as_str())
}

/// The subjects of the proposal that two people set otherwise without knowing of each other.
pub(super) fn competing(session: &Session, id: Uuid) -> Result<BTreeSet<Subject>> {
    let unreplaced = session.workspace.unreplaced(id)?;
    let conflicts = merge::conflicts(&unreplaced).into_keys().cloned();
    Ok(conflicts.collect())
}

/// What a value of a condition is stored as; `None` where it is taken away.
pub(super) fn given_value(
    loaded: &Assessment,
    given: &str,
    value: &str,
    source: Option<&str>,
) -> Result<(Key, Option<ConditionValue>)> {
    let data = requirements()?;
    let target = loaded.profile.target.as_str();
    let known = || {
        let asked = loaded.instrument.eligibility.iter().filter(|it| it.condition.contains_key(target));
        asked.map(|it| it.key.clone()).chain([KIND.to_owned()]).collect::<Vec<_>>()
    };
    let key = typed_key(given).filter(|key| known().iter().any(|known| known == key.as_str()));
    let key =
        key.ok_or_else(|| ProposalError::UnknownCondition { given: given.to_owned(), known: known() })?;
    let value = value.trim();
    require_at_most("nilai persyaratan", value, LONGEST)?;
    let source = source.map(str::trim);
    require_at_most("sumber persyaratan", source.unwrap_or_default(), LONGEST)?;
    if value.is_empty() {
        return Ok((key, None));
    }
    let accepted = if key.as_str() == KIND {
        let kinds: Vec<&str> = data.kinds.keys().map(String::as_str).collect();
        (!data.kinds.contains_key(value)).then(|| kinds.join(", "))
    } else {
        (!data.is_value(key.as_str(), value)).then(|| accepted(data, &key))
    };
    if let Some(accepted) = accepted {
        let condition = key.to_string();
        return Err(ProposalError::BadValue { given: value.to_owned(), condition, accepted }.into());
    }
    let before = loaded.proposal.conditions.get(&key);
    let mut has = before.cloned().unwrap_or_default();
    value.clone_into(&mut has.value);
    if let Some(source) = source {
        source.clone_into(&mut has.source);
    }
    Ok((key, Some(has)))
}

fn accepted(data: &Requirements, key: &Key) -> String {
    match data.measure(key.as_str()) {
        Measure::Grade { grades, .. } => {
            let scale = data.grades.get(grades).into_iter().flatten();
            let letters: Vec<&str> = scale.map(|grade| grade.grade.as_str()).collect();
            format!("{}, atau angka 0 sampai 100", letters.join(", "))
        }
        Measure::Number { most: Some(most), .. } => format!("angka 0 sampai {most}"),
        Measure::Number { .. } => "sebuah angka".into(),
        Measure::Since { .. } => "sebuah tahun, misalnya 2024, atau tidak".into(),
        Measure::Word { accepted } => accepted.join(", "),
        Measure::Yes => "ya atau tidak".into(),
    }
}
