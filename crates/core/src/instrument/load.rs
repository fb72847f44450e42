use std::collections::BTreeMap;

use super::build::build;
use super::raw;
use super::validate::{Faults, validate, validate_head, validate_scale, validate_workbook};
use super::{Instrument, LoadError};

/// Reads an instrument from its TOML files, given as (file name, text).
///
/// Everything is checked and every fault is reported at once: syntax, unknown fields, unknown or
/// repeated ids and codes, weights that do not add up, cells used twice, missing words, references
/// that lead nowhere. Only a file that cannot be read at all hides its further faults.
pub fn load(files: &[(&str, &str)]) -> Result<Instrument, LoadError> {
    let mut faults = Faults::default();
    let mut all = Parts::default();
    for (name, text) in files {
        if let Some(file) = read(name, text, &mut faults) {
            all.take(name, file, &mut faults);
        }
    }
    let head = all.head.take();
    let workbook = all.workbook.take();
    let (has_head, has_workbook) = (head.is_some(), workbook.is_some());
    let instrument = build(head.unwrap_or_default(), workbook.unwrap_or_default(), all, &mut faults);
    if has_head {
        validate_head(&instrument, &mut faults);
    } else {
        faults.add("instrumen", "bagian [instrument] tidak ada");
    }
    if has_workbook {
        validate_workbook(&instrument, &mut faults);
    } else {
        faults.add("instrumen", "bagian [workbook] tidak ada");
    }
    validate(&instrument, &mut faults);
    if faults.list.is_empty() { Ok(instrument) } else { Err(LoadError { faults: faults.list }) }
}

/// Reads one file; the format number is looked at before anything else.
fn read(name: &str, text: &str, faults: &mut Faults) -> Option<raw::File> {
    let table = match toml::from_str::<toml::Table>(text) {
        Ok(table) => table,
        Err(error) => {
            faults.add(name, located(&error, text));
            return None;
        }
    };
    let format = table.get("format");
    if format.and_then(toml::Value::as_integer) != Some(raw::FORMAT.into()) {
        let given = format.map_or_else(|| "tidak disebut".into(), |format| format!("{format} tidak dikenal"));
        faults.add(name, format!("format {given}; program ini membaca format {}", raw::FORMAT));
        return None;
    }
    match toml::from_str::<raw::File>(text) {
        Ok(file) => {
            for (place, field) in file.unknown_fields(name) {
                faults.add(place, format!("isian \"{field}\" tidak dikenal"));
            }
            Some(file)
        }
        Err(error) => {
            faults.add(name, located(&error, text));
            None
        }
    }
}

/// The parser's message with the line it is about.
fn located(error: &toml::de::Error, text: &str) -> String {
    let message = error.message().trim();
    match error.span().and_then(|span| text.get(..span.start)) {
        Some(before) => format!("baris {}: {message}", before.matches('\n').count() + 1),
        None => message.to_owned(),
    }
}

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
    pub eligibility: Vec<raw::Eligibility>,
    pub nodes: Vec<raw::Node>,
    pub questions: Vec<raw::Question>,
}

impl Parts {
    fn take(&mut self, name: &str, file: raw::File, faults: &mut Faults) {
        if file.instrument.is_some() && self.head.is_some() {
            faults.add(name, "bagian [instrument] ada di dua berkas");
        }
        if file.workbook.is_some() && self.workbook.is_some() {
            faults.add(name, "bagian [workbook] ada di dua berkas");
        }
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
        self.eligibility.extend(file.eligibility);
        self.nodes.extend(file.node);
        self.questions.extend(file.question);
    }
}
