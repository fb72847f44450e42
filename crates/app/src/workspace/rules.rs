use std::str::FromStr;

use pilar_core::assessment::{Assessment, Pin};
use pilar_core::instrument::{Instrument, Variant, ZeroRule};
use pilar_core::journal::Subject;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::error::{InstrumentError, Result};
use crate::instruments;
use crate::session::Session;
use crate::view::{RulesView, ScoreView, rules_view, score_view};

/// Rules as people type them, each list in its order; what is not named stays as it is.
#[derive(Debug, Clone, Default, Deserialize, ts_rs::TS)]
#[serde(default)]
pub struct RulesTyped {
    /// Another version of the same instrument.
    pub version: Option<u32>,
    /// Begin from the instrument's own rules instead of today's.
    pub standard: bool,
    /// Key of a set of gates, or `baku`.
    pub gates: Option<String>,
    /// `CODE=RULE`, or `semua=RULE` for every ratio that may have it.
    pub zero: Vec<String>,
    /// `GATE:TARGET=FIGURE`.
    pub minimum: Vec<String>,
}

/// What other rules would make of an assessment: nothing is stored.
#[derive(Debug, Clone, PartialEq, Serialize, ts_rs::TS)]
pub struct RulesPlan {
    /// The rules there would be.
    pub rules: RulesView,
    /// Scores and verdicts as they are.
    pub before: ScoreView,
    /// Scores and verdicts by the other rules.
    pub after: ScoreView,
}

/// The rules of an assessment.
pub fn show_rules(session: &Session, assessment: Uuid) -> Result<RulesView> {
    Ok(rules_view(&session.assessment(assessment)?))
}

/// What choosing rules would change, without choosing them.
///
/// # Errors
/// `InstrumentError` with everything that does not fit the instrument.
pub fn plan_rules(session: &Session, assessment: Uuid, typed: &RulesTyped) -> Result<RulesPlan> {
    let today = session.assessment(assessment)?;
    let mut then = today.clone();
    then.instrument = chosen(today.instrument, typed)?;
    let score = |one: &Assessment| score_view(one.instrument, one.sheet(), &one.assess());
    Ok(RulesPlan { rules: rules_view(&then), before: score(&today), after: score(&then) })
}

/// The instrument by the rules that somebody typed.
fn chosen(today: &Instrument, typed: &RulesTyped) -> Result<&'static Instrument> {
    let version = typed.version.unwrap_or(today.version);
    let base =
        instruments::pinned(&Pin { version, variant: Variant::default(), facts: None, ..Pin::of(today) })?;
    instruments::with(base, &typed.read(base, &today.variant)?)
}

/// Chooses the rules an assessment is judged by, as one action that can be undone. True when anything is different.
///
/// # Errors
/// `InstrumentError` with everything that does not fit the instrument; or it is not the actor's to choose now.
pub fn set_rules(session: &mut Session, assessment: Uuid, typed: &RulesTyped) -> Result<bool> {
    let today = session.assessment(assessment)?.instrument;
    let chosen = chosen(today, typed)?;
    let same = chosen.version == today.version && chosen.facts == today.facts;
    if same && chosen.variant == today.variant {
        return Ok(false);
    }
    let pin = json!(Pin::of(chosen));
    session.act(assessment, "Ubah ketentuan penilaian", |acting| Ok(acting.set(Subject::Instrument, pin)?))
}

impl RulesTyped {
    pub(crate) fn read(&self, base: &Instrument, today: &Variant) -> Result<Variant, InstrumentError> {
        let mut variant = if self.standard { Variant::default() } else { today.clone() };
        if let Some(set) = &self.gates {
            variant.gates = (set != "baku").then(|| set.clone());
        }
        for typed in &self.zero {
            let unreadable = || InstrumentError::UnreadableRule(typed.clone());
            let (code, rule) = typed.split_once('=').ok_or_else(unreadable)?;
            let rule = rule_of(rule.trim()).ok_or_else(unreadable)?;
            let fitting = base.questions.iter().filter(|question| {
                question.is_ratio() && !(rule == ZeroRule::LeftOut && question.weight.is_some())
            });
            match code.trim() {
                "semua" => variant.zero.extend(fitting.map(|question| (question.code.clone(), rule))),
                code => {
                    let known = base.questions.iter().find(|known| known.code.eq_ignore_ascii_case(code));
                    let code = known.map_or_else(|| code.to_owned(), |known| known.code.clone());
                    variant.zero.insert(code, rule);
                }
            }
        }
        for typed in &self.minimum {
            let unreadable = || InstrumentError::UnreadableRule(typed.clone());
            let (place, figure) = typed.split_once('=').ok_or_else(unreadable)?;
            let (gate, target) = place.split_once(':').ok_or_else(unreadable)?;
            let figure = figure.trim().replace(',', ".");
            let figure = Decimal::from_str(&figure).map_err(|_| unreadable())?.normalize();
            let minimum = variant.minimum.entry(gate.trim().to_owned()).or_default();
            minimum.insert(target.trim().to_lowercase(), figure);
        }
        // What is as the instrument has it anyway is no choice.
        variant.zero.retain(|code, rule| {
            base.questions.iter().find(|question| question.code == *code).is_none_or(|own| own.zero != *rule)
        });
        variant.minimum.retain(|key, figures| {
            let stated = base.gates.iter().find(|gate| gate.key == *key).map(|gate| &gate.minimum);
            figures.retain(|target, figure| stated.and_then(|stated| stated.get(target)) != Some(figure));
            !figures.is_empty()
        });
        Ok(variant)
    }
}

/// A rule as people type it.
fn rule_of(text: &str) -> Option<ZeroRule> {
    Some(match text.to_lowercase().as_str() {
        "belum" => ZeroRule::Unanswered,
        "keluar" => ZeroRule::LeftOut,
        "penuh" => ZeroRule::Full,
        "nol" => ZeroRule::Zero,
        _ => return None,
    })
}
