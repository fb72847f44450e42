use std::collections::BTreeMap;

use super::raw;
use super::validate::{Faults, validate_scale};

/// Everything the files hold, put together.
#[derive(Default)]
pub struct Parts {
    pub head: Option<raw::Head>,
    pub workbook: Option<raw::Workbook>,
    pub areas: Vec<raw::Area>,
    pub scales: BTreeMap<String, Vec<raw::ScaleOption>>,
    pub targets: Vec<raw::Target>,
    pub headlines: Vec<raw::Headline>,
    pub gates: Vec<raw::Gate>,
    pub gate_sets: Vec<raw::GateSet>,
    pub eligibility: Vec<raw::Eligibility>,
    pub nodes: Vec<raw::Node>,
    pub questions: Vec<raw::Question>,
    pub effort: Option<raw::Effort>,
}

impl Parts {
    /// Adds what one file holds.
    pub fn take(&mut self, name: &str, file: raw::File, faults: &mut Faults) {
        if file.instrument.is_some() && self.head.is_some() {
            faults.add(name, "bagian [instrument] ada di dua berkas");
        }
        if file.workbook.is_some() && self.workbook.is_some() {
            faults.add(name, "bagian [workbook] ada di dua berkas");
        }
        if file.effort.is_some() && self.effort.is_some() {
            faults.add(name, "bagian [effort] ada di dua berkas");
        }
        self.effort = self.effort.take().or(file.effort);
        self.head = self.head.take().or(file.instrument);
        self.workbook = self.workbook.take().or(file.workbook);
        self.areas.extend(file.area);
        for scale in file.scale {
            validate_scale(&scale, faults);
            if self.scales.insert(scale.key.clone(), scale.options).is_some() {
                faults.add(name, format!("skala \"{}\" ada dua kali", scale.key));
            }
        }
        self.targets.extend(file.target);
        self.headlines.extend(file.headline);
        self.gates.extend(file.gate);
        self.gate_sets.extend(file.gate_set);
        self.eligibility.extend(file.eligibility);
        self.nodes.extend(file.node);
        self.questions.extend(file.question);
    }
}
