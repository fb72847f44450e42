use std::collections::BTreeMap;

use pilar_core::assessment::Assessment;
use pilar_core::instrument::{Instrument, Variant, ZeroRule};
use pilar_core::worksheet::format_number;
use serde::Serialize;

use crate::instruments::versions;

/// The worksheet an assessment is measured with and by which rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RulesView {
    /// Key of the instrument.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: u32,
    /// Every version of it that Pilar has here, oldest first.
    pub versions: Vec<u32>,
    /// The hash of the facts that count.
    pub facts: String,
    /// The rules in words; `baku` when they are as the instrument states them.
    pub words: String,
    /// The rules.
    pub variant: Variant,
    /// What may be chosen.
    pub choices: RuleChoices,
}

/// What of an instrument's rules may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct RuleChoices {
    /// Names of sets of gates, by key.
    pub gates: BTreeMap<String, String>,
    /// Codes of the ratios, with what counts now where they are divided by zero.
    pub zero: BTreeMap<String, ZeroRule>,
    /// Codes of ratios with points of their own, which cannot be left out.
    pub weighted: Vec<String>,
    /// Minimums that agencies state differently, as they count now: gate, then target.
    pub minimum: BTreeMap<String, BTreeMap<String, String>>,
}

pub(crate) fn rules_view(assessment: &Assessment) -> RulesView {
    let instrument = assessment.instrument;
    RulesView {
        key: instrument.key.clone(),
        name: instrument.name.clone(),
        version: instrument.version,
        versions: versions(&instrument.key),
        facts: instrument.facts.to_string(),
        words: instrument.variant_words(),
        variant: instrument.variant.clone(),
        choices: rule_choices(instrument),
    }
}

/// What of an instrument may be chosen, as it counts now.
pub(crate) fn rule_choices(instrument: &Instrument) -> RuleChoices {
    let open = instrument.gates.iter().filter(|gate| gate.is_open());
    let ratios = || instrument.questions.iter().filter(|question| question.is_ratio());
    let weighted = ratios().filter(|question| question.weight.is_some());
    RuleChoices {
        gates: instrument.gate_sets.iter().map(|set| (set.key.clone(), set.name.clone())).collect(),
        weighted: weighted.map(|question| question.code.clone()).collect(),
        zero: ratios().map(|question| (question.code.clone(), question.zero)).collect(),
        minimum: open
            .map(|gate| {
                let figures = gate.minimum.iter();
                let figures = figures.map(|(target, figure)| (target.clone(), format_number(*figure)));
                (gate.key.clone(), figures.collect())
            })
            .collect(),
    }
}
