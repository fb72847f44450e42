use std::collections::BTreeMap;

use pilar_core::assessment::Assessment;
use pilar_core::instrument::Instrument;
use pilar_core::scoring::{Scores, score};
use pilar_core::text::folded;

use super::chosen::UnitName;

/// How many units a sentence names.
const NAMED: usize = 5;

/// A unit that is compared with others.
pub(super) struct Unit {
    pub name: UnitName,
    pub instrument: &'static Instrument,
    pub scores: Scores,
}

impl Unit {
    pub fn of(assessment: &Assessment) -> Self {
        Self {
            name: UnitName::of(assessment),
            instrument: assessment.instrument,
            scores: score(assessment.instrument, assessment.sheet()),
        }
    }

    /// Whether anything is answered, so that it can be compared.
    pub fn answered(&self) -> bool {
        self.scores.answered > 0
    }

    /// The unit and its agency as they are the same in every year, however they are spelt.
    pub fn identity(&self) -> (String, String) {
        (folded(&self.name.instansi), folded(&self.name.unit))
    }
}

/// Keeps the units that can be compared, and says which cannot.
pub(super) fn with_answers<T>(units: Vec<T>, unit: impl Fn(&T) -> &Unit) -> (Vec<T>, Option<String>) {
    let (kept, blank): (Vec<T>, Vec<T>) = units.into_iter().partition(|one| unit(one).answered());
    let names: Vec<String> = blank.iter().map(|one| unit(one).name.said()).collect();
    let told = (!names.is_empty()).then(|| {
        format!("{} penilaian belum berisi jawaban dan tidak dihitung: {}.", names.len(), listed(&names))
    });
    (kept, told)
}

/// What to know before relying on a comparison of these units, Indonesian sentences.
pub(super) fn doubts<'a>(units: impl Iterator<Item = &'a Unit> + Clone) -> Vec<String> {
    let mut told = Vec::new();
    let mut worksheets: BTreeMap<&str, (&str, Vec<u16>)> = BTreeMap::new();
    let mut same: BTreeMap<(String, String, u16), (String, usize)> = BTreeMap::new();
    for unit in units.clone() {
        let (_, years) = worksheets
            .entry(&unit.instrument.key)
            .or_insert_with(|| (unit.instrument.name.as_str(), Vec::new()));
        years.push(unit.name.year);
        let (instansi, name) = unit.identity();
        same.entry((instansi, name, unit.name.year)).or_insert_with(|| (unit.name.said(), 0)).1 += 1;
    }
    if worksheets.len() > 1 {
        let said = worksheets.into_values().map(|(name, mut years)| {
            years.sort_unstable();
            years.dedup();
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            format!("{name} ({})", years.join(", "))
        });
        told.push(format!(
            "Dinilai dengan LKE yang berbeda: {}. Yang dibandingkan adalah persen dari bobot area.",
            said.collect::<Vec<_>>().join("; ")
        ));
    }
    let mut rules = units.map(|unit| (&unit.instrument.key, &unit.instrument.variant));
    if let Some(first) = rules.next()
        && rules.any(|other| other.0 == first.0 && other.1 != first.1)
    {
        told.push("Sebagian penilaian memakai ketentuan penilaian yang berbeda.".into());
    }
    let twice: Vec<String> =
        same.into_values().filter(|(_, times)| *times > 1).map(|(name, _)| name).collect();
    if !twice.is_empty() {
        told.push(format!(
            "Lebih dari satu penilaian untuk unit dan tahun yang sama, semuanya dihitung: {}.",
            listed(&twice)
        ));
    }
    told
}

/// Some names, and how many more there are.
pub(super) fn listed(names: &[String]) -> String {
    let more = names.len().saturating_sub(NAMED);
    let shown = names[..names.len() - more].join(", ");
    if more == 0 { shown } else { format!("{shown}, dan {more} lainnya") }
}
