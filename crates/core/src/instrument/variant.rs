//! What agencies set differently, as data: which gates are judged, at which minimums, and what a divisor of zero means.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Gate, Instrument, ZeroRule, facts};

/// Gates that take the place of others, as an agency may choose.
#[derive(Debug, Clone)]
pub struct GateSet {
    /// Stable key.
    pub key: String,
    /// Name shown to people.
    pub name: String,
    /// Keys of the gates it replaces.
    pub replaces: Vec<String>,
    /// What is judged instead.
    pub gates: Vec<Gate>,
}

/// What differs from the instrument as its files state it; the default differs in nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(default, deny_unknown_fields)]
pub struct Variant {
    /// Rules for a divisor of zero, by the code of the ratio.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub zero: BTreeMap<String, ZeroRule>,
    /// Key of the set of gates that is judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gates: Option<String>,
    /// Minimums, by gate and target; only of gates that agencies state differently.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(type = "Record<string, Record<string, string>>")]
    pub minimum: BTreeMap<String, BTreeMap<String, Decimal>>,
}

impl Variant {
    /// Whether it differs in nothing.
    pub fn is_standard(&self) -> bool {
        *self == Self::default()
    }

    /// What it says, by keys and codes; `baku` when it differs in nothing.
    pub fn text(&self) -> String {
        let mut parts: Vec<String> = self.gates.iter().map(|set| format!("syarat {set}")).collect();
        parts.extend(self.zero.iter().map(|(code, rule)| format!("pembagi nol {code} {}", rule.name())));
        for (gate, minimum) in &self.minimum {
            parts.extend(
                minimum
                    .iter()
                    .map(|(target, figure)| format!("minimal {gate} {target} {}", written(*figure))),
            );
        }
        if parts.is_empty() { "baku".into() } else { parts.join("; ") }
    }
}

impl Instrument {
    /// The same instrument with what a variant has otherwise.
    ///
    /// # Errors
    /// Everything in the variant that does not fit, one Indonesian sentence each.
    pub fn with(&self, variant: &Variant) -> Result<Self, Vec<String>> {
        let mut with = self.ruled_by(variant)?;
        with.facts = facts::digest(&with);
        Ok(with)
    }

    /// The same, with the hash of its facts still to be taken.
    pub(super) fn ruled_by(&self, variant: &Variant) -> Result<Self, Vec<String>> {
        let mut with = Self { variant: variant.clone(), ..self.clone() };
        let mut faults = Vec::new();
        for (code, rule) in &variant.zero {
            match with.questions.iter_mut().find(|question| question.code == *code) {
                Some(question) if !question.is_ratio() => {
                    faults.push(format!("{code} bukan rasio, jadi tidak ada pembaginya"));
                }
                Some(question) if question.weight.is_some() && *rule == ZeroRule::LeftOut => {
                    faults.push(format!("{code} berbobot sendiri, jadi tidak ikut dirata-rata"));
                }
                Some(question) => question.zero = *rule,
                None => faults.push(format!("pertanyaan \"{code}\" tidak dikenal")),
            }
        }
        if let Some(key) = &variant.gates {
            match self.gate_sets.iter().find(|set| set.key == *key) {
                Some(set) => with.gates = set.instead_of(&self.gates),
                None => faults.push(format!("kumpulan syarat \"{key}\" tidak dikenal")),
            }
        }
        for (key, minimum) in &variant.minimum {
            let most = with.gates.iter().find(|gate| gate.key == *key).map(|gate| with.most_of(gate));
            let gate = with.gates.iter_mut().find(|gate| gate.key == *key);
            let Some((gate, most)) = gate.zip(most) else {
                faults.push(format!("syarat \"{key}\" tidak dikenal"));
                continue;
            };
            for (target, figure) in minimum {
                if !gate.is_open() {
                    faults.push(format!("nilai minimal {key} pasti, jadi tidak dapat diganti"));
                } else if !gate.minimum.contains_key(target) {
                    faults.push(format!("{key} tidak memiliki nilai minimal untuk predikat \"{target}\""));
                } else if *figure <= Decimal::ZERO || *figure > most {
                    faults.push(format!("nilai minimal {key} harus lebih dari 0 dan paling besar {most}"));
                } else {
                    gate.minimum.insert(target.clone(), *figure);
                }
            }
        }
        if faults.is_empty() { Ok(with) } else { Err(faults) }
    }

    /// The rules an assessment is judged by, in words; `baku` when they are as the files state them.
    pub fn variant_words(&self) -> String {
        let mut parts = Vec::new();
        let set = self.variant.gates.as_ref();
        parts.extend(
            set.and_then(|key| self.gate_sets.iter().find(|set| set.key == *key))
                .map(|set| format!("syarat area: {}", set.name)),
        );
        for rule in ZeroRule::ALL {
            let codes = self.variant.zero.iter().filter(|(_, own)| **own == rule);
            let codes: Vec<&str> = codes.map(|(code, _)| code.as_str()).collect();
            if !codes.is_empty() {
                parts.push(format!("pembagi nol pada {} {}", codes.join(", "), rule.name()));
            }
        }
        for (key, minimum) in &self.variant.minimum {
            let name = self.gates.iter().find(|gate| gate.key == *key).map_or(key, |gate| &gate.name);
            for (target, figure) in minimum {
                let target = self.target(target).map_or(target, |target| &target.name);
                parts.push(format!("nilai minimal {name} untuk {target} {}", written(*figure)));
            }
        }
        if parts.is_empty() { "baku".into() } else { parts.join("; ") }
    }
}

/// A figure as people write it.
fn written(figure: Decimal) -> String {
    figure.normalize().to_string().replace('.', ",")
}

impl GateSet {
    /// These gates in the place of the first that they replace.
    fn instead_of(&self, gates: &[Gate]) -> Vec<Gate> {
        let replaced = |gate: &Gate| self.replaces.contains(&gate.key);
        let at = gates.iter().position(replaced).unwrap_or(gates.len());
        let (before, after) = gates.split_at(at);
        let kept = after.iter().filter(|gate| !replaced(gate));
        before.iter().chain(&self.gates).chain(kept).cloned().collect()
    }
}
