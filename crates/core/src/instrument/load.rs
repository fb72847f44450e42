use super::build::build;
use super::effort;
use super::facts;
use super::parts::Parts;
use super::raw;
use super::validate::{Faults, validate, validate_head, validate_workbook};
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
    let stated = head.as_ref().and_then(|head| head.facts.clone());
    let workbook = all.workbook.take();
    let effort = all.effort.take();
    let (has_head, has_workbook) = (head.is_some(), workbook.is_some());
    let mut instrument = build(head.unwrap_or_default(), workbook.unwrap_or_default(), all, &mut faults);
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
    instrument.effort = effort.map(|effort| effort::build(&effort, &instrument, &mut faults));
    instrument.facts = facts::digest(&instrument);
    require_facts(&instrument, stated, &mut faults);
    if faults.list.is_empty() { Ok(instrument) } else { Err(LoadError { faults: faults.list }) }
}

/// Refuses files that state other facts than they hold. Faults found before would make the hash say nothing.
fn require_facts(instrument: &Instrument, stated: Option<String>, faults: &mut Faults) {
    let Some(stated) = stated.filter(|_| faults.list.is_empty()) else { return };
    let facts = instrument.facts.to_string();
    faults.unless(stated == facts, "instrument", || {
        format!(
            "fakta di berkas (nomor, kode, bobot, pilihan, rumus, syarat) tidak sama dengan sidik yang ditulisnya; bila \
             fakta memang diubah, naikkan version dan tulis facts = \"{facts}\""
        )
    });
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
    match table.try_into::<raw::File>() {
        Ok(file) => {
            for (place, field) in file.unknown_fields(name) {
                faults.add(place, format!("isian \"{field}\" tidak dikenal"));
            }
            Some(file)
        }
        Err(error) => {
            // Only the text knows the line, so it is read again for the message.
            let error = toml::from_str::<raw::File>(text).err().unwrap_or(error);
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
