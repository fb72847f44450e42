//! A list of answers that could be raised, each with its cost, as JSON:
//! `[{"soal_id": 2, "value": "A", "cost": 3}, ...]`.

use std::path::Path;

use serde_json::Value;

use crate::portalrb::source;
use crate::read_error::ReadError;

/// One entry of the list, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RaiseRow {
    /// The input's soal id.
    pub soal: u32,
    /// The answer, as it would be typed.
    pub value: String,
    /// What it costs.
    pub cost: u64,
}

/// What a list holds, and everything that is wrong with the rest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RaiseList {
    /// The entries that can be read.
    pub rows: Vec<RaiseRow>,
    /// What is wrong with others, each with its place in the list.
    pub faults: Vec<String>,
}

/// Reads a list from a file.
pub fn read(path: &Path) -> Result<RaiseList, ReadError> {
    let bytes = source::read(path)?;
    let entries: Vec<Value> =
        source::parse(&bytes, "yang diharapkan daftar kenaikan, [{\"soal_id\", \"value\", \"cost\"}, …]")?;
    let mut list = RaiseList::default();
    for (number, entry) in (1..).zip(&entries) {
        let mut fault = |what: &str| list.faults.push(format!("kenaikan {number}: {what}"));
        let soal = entry["soal_id"].as_u64().and_then(|soal| u32::try_from(soal).ok());
        if soal.is_none() {
            fault("soal_id bukan nomor soal");
        }
        let value = match &entry["value"] {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        if value.is_none() {
            fault("value bukan jawaban");
        }
        let cost = entry["cost"].as_u64();
        if cost.is_none() {
            fault(match entry["cost"].as_f64() {
                Some(cost) if cost < 0.0 => "biaya negatif",
                // A whole number beyond what a cost holds is read as one with a decimal point.
                Some(cost) if cost >= 1.8e19 => "biaya terlalu besar",
                _ => "biaya bukan bilangan bulat",
            });
        }
        if let (Some(soal), Some(value), Some(cost)) = (soal, value, cost) {
            list.rows.push(RaiseRow { soal, value, cost });
        }
    }
    Ok(list)
}
