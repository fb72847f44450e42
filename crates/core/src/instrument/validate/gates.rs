//! Targets, headlines, gates and eligibility.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::faults::{Faults, Keys};
use super::tree::ancestors;
use crate::instrument::{Gate, Instrument, Subject, Unit, Variant};

pub fn targets(instrument: &Instrument, faults: &mut Faults) {
    let mut keys = Keys::new("kunci predikat");
    for target in &instrument.targets {
        keys.take(&target.key, faults);
        faults.unless_words(&target.name, &target.key, "nama");
        faults.unless_words(&target.long_name, &target.key, "nama lengkap");
        // Without a gate a predicate would always be met.
        let judged = instrument.gates.iter().any(|gate| gate.minimum.contains_key(&target.key));
        faults.unless(judged, &target.key, || "predikat tanpa satu syarat pun".into());
    }
    let mut keys = Keys::new("kunci angka utama");
    for headline in &instrument.headlines {
        keys.take(&headline.key, faults);
        faults.unless_words(&headline.name, &headline.key, "nama");
    }
}

pub fn gates(instrument: &Instrument, faults: &mut Faults) {
    let mut keys = Keys::new("kunci syarat");
    for gate in &instrument.gates {
        keys.take(&gate.key, faults);
        faults.unless_words(&gate.name, &gate.key, "nama");
        faults.unless_words(&gate.source, &gate.key, "sumber");
        faults.unless(["H", "M", "L"].contains(&gate.certainty.as_str()), &gate.key, || {
            format!("keyakinan \"{}\" tidak dikenal (H, M atau L)", gate.certainty)
        });
        subject(instrument, gate, faults);
        minimum(instrument, gate, faults);
    }
}

/// The gates with each set in place are as good as those that stand by themselves.
pub fn gate_sets(instrument: &Instrument, faults: &mut Faults) {
    let mut keys = Keys::new("kunci kumpulan syarat");
    for set in &instrument.gate_sets {
        keys.take(&set.key, faults);
        faults.unless_words(&set.name, &set.key, "nama");
        faults.unless(!set.gates.is_empty(), &set.key, || "kumpulan tanpa satu syarat pun".into());
        for key in &set.replaces {
            faults.unless(instrument.gates.iter().any(|gate| gate.key == *key), &set.key, || {
                format!("syarat \"{key}\" yang digantikan tidak dikenal")
            });
        }
        let variant = Variant { gates: Some(set.key.clone()), ..Variant::default() };
        let Ok(with) = instrument.ruled_by(&variant) else { continue };
        let mut found = Faults::default();
        targets(&with, &mut found);
        gates(&with, &mut found);
        // What is wrong without the set has been told.
        found.list.retain(|fault| !faults.list.contains(fault));
        faults.list.append(&mut found.list);
    }
}

fn subject(instrument: &Instrument, gate: &Gate, faults: &mut Faults) {
    match &gate.subject {
        Subject::Total => {}
        Subject::Question(question) => {
            faults.unless(instrument.questions[*question].weight.is_some(), &gate.key, || {
                "pertanyaan tanpa bobot sendiri tidak dapat menjadi syarat".into()
            });
        }
        Subject::Nodes(nodes) => {
            let distinct: BTreeSet<usize> = nodes.iter().copied().collect();
            let nested =
                nodes.iter().any(|node| ancestors(instrument, *node).any(|above| distinct.contains(&above)));
            faults.unless(distinct.len() == nodes.len() && !nested, &gate.key, || {
                "sebuah simpul terhitung dua kali".into()
            });
        }
    }
    let several = matches!(&gate.subject, Subject::Nodes(nodes) if nodes.len() > 1);
    faults.unless(!gate.warn_each_node || (several && gate.unit == Unit::Percent), &gate.key, || {
        "warn_each_node memerlukan beberapa simpul dan satuan percent".into()
    });
}

fn minimum(instrument: &Instrument, gate: &Gate, faults: &mut Faults) {
    faults.unless(!gate.minimum.is_empty(), &gate.key, || "nilai minimal kosong".into());
    let most = match (gate.unit, &gate.subject) {
        (Unit::Percent, _) => Some(Decimal::ONE_HUNDRED),
        (Unit::Points, Subject::Total) => {
            Some(instrument.nodes.iter().filter(|node| node.parent.is_none()).map(|node| node.weight).sum())
        }
        // Every node unknown: reported already.
        (Unit::Points, Subject::Nodes(nodes)) if nodes.is_empty() => None,
        (Unit::Points, Subject::Nodes(nodes)) => {
            Some(nodes.iter().map(|node| instrument.nodes[*node].weight).sum())
        }
        (Unit::Points, Subject::Question(question)) => instrument.questions[*question].weight,
    };
    for (target, minimum) in &gate.minimum {
        known_target(instrument, target, &gate.key, faults);
        faults.unless(*minimum > Decimal::ZERO, &gate.key, || {
            format!("nilai minimal {minimum} untuk \"{target}\" harus lebih dari nol")
        });
        if let Some(most) = most {
            faults.unless(*minimum <= most, &gate.key, || {
                format!("nilai minimal {minimum} untuk \"{target}\" melebihi nilai tertinggi, {most}")
            });
        }
    }
}

pub fn eligibility(instrument: &Instrument, faults: &mut Faults) {
    let mut keys = Keys::new("kunci persyaratan");
    for eligibility in &instrument.eligibility {
        keys.take(&eligibility.key, faults);
        faults.unless(["instansi", "unit"].contains(&eligibility.scope.as_str()), &eligibility.key, || {
            format!("lingkup \"{}\" tidak dikenal (instansi atau unit)", eligibility.scope)
        });
        faults.unless_words(&eligibility.source, &eligibility.key, "sumber");
        faults.unless(!eligibility.condition.is_empty(), &eligibility.key, || "persyaratan kosong".into());
        for (target, condition) in &eligibility.condition {
            known_target(instrument, target, &eligibility.key, faults);
            faults.unless_words(condition, &eligibility.key, &format!("persyaratan \"{target}\""));
        }
    }
}

/// Keys of minimums are looked up exactly, so another spelling would silently judge nothing.
fn known_target(instrument: &Instrument, key: &str, place: &str, faults: &mut Faults) {
    faults.unless(instrument.targets.iter().any(|target| target.key == key), place, || {
        format!("predikat \"{key}\" tidak dikenal")
    });
}
