//! `jawaban-unit`: the answers of one unit.

mod fields;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use pilar_core::instrument::{Input, Instrument, Question, SoalId};
use pilar_core::worksheet::{Answer, Layer, read_answer};
use serde_json::Value;

use self::fields::{Document, Entry, MOST_ANSWERS};
use super::source;
use crate::imported::{Imported, ImportedRow, Quirk, Review, Unreadable, other_year};
use crate::read_error::{ReadError, refuse};
use crate::xlsx::read::{sentence, without_refused};
pub use write::{jawaban, write_jawaban};

/// Characters of a value that are shown when it cannot be read.
const SHOWN: usize = 80;
/// Fields of an answer.
const FIELDS: [&str; 6] =
    ["soal_id", "jawaban_unit", "jawaban_tpi", "catatan_unit", "bukti_dukung_unit", "catatan_tpi"];
/// Further fields that are named.
const MOST_NAMED: usize = 20;

/// Reads a `jawaban-unit` file.
///
/// Faults of the structure (unknown or repeated soal ids, values of the wrong type) refuse the file; a value that is
/// no answer to its question is listed in [`Imported::unreadable`] and the rest is read. Links that hold a password or run
/// something are left out, and named as what else is not taken.
pub fn read_jawaban(instrument: &Instrument, path: &Path) -> Result<Imported, ReadError> {
    let mut imported = read_as_written(instrument, path)?;
    let mut refused = Vec::new();
    for row in &mut imported.rows {
        if let Some(rest) = row.evidence_text.as_deref().and_then(without_refused) {
            row.evidence_text = (!rest.is_empty()).then_some(rest);
            refused.push(row.place.clone());
        }
    }
    if !refused.is_empty() {
        let message = "Tautan yang memuat kata sandi atau menjalankan sesuatu di komputer tidak diambil; selebihnya \
                       diambil.";
        let (place, message) = (refused.join(", "), message.to_owned());
        imported.quirks.push(Quirk { code: "tautan_ditolak", place, message });
    }
    Ok(imported)
}

/// Reads such a file with every link that it holds.
fn read_as_written(instrument: &Instrument, path: &Path) -> Result<Imported, ReadError> {
    let bytes = source::read(path)?;
    let document: Document = source::parse(&bytes, "yang diharapkan objek dengan daftar \"answers\"")?;
    let Some(answers) = document.answers else {
        return Err(ReadError::WrongShape { detail: "daftar \"answers\" tidak ada".to_owned() });
    };
    if answers.count > MOST_ANSWERS {
        return Err(ReadError::TooManyAnswers { count: answers.count, limit: MOST_ANSWERS });
    }
    let mut faults = Vec::new();
    let mut imported = Imported {
        unit: text(document.unit.as_ref(), "nama_unit", &mut faults),
        portal_unit_id: text(document.unit_id.as_ref(), "unit_id", &mut faults),
        ..Imported::default()
    };
    imported.year = text(document.year.as_ref(), "tahun", &mut faults).and_then(|text| {
        let year = text.parse().ok();
        if year.is_none() {
            faults.push(format!("tahun \"{}\" bukan angka tahun", shorten(&text)));
        }
        year
    });
    let mut seen = BTreeSet::new();
    for (at, entry) in answers.entries.iter().enumerate() {
        read_entry(instrument, at, entry, &mut seen, &mut imported, &mut faults);
    }
    refuse(faults)?;
    imported.quirks.extend(left(&answers.entries));
    if let Some(year) = imported.year
        && year != instrument.year
    {
        let message = other_year(year, instrument.year);
        imported.quirks.push(Quirk { code: "tahun_berbeda", place: "tahun".to_owned(), message });
    }
    Ok(imported)
}

fn read_entry(
    instrument: &Instrument,
    at: usize,
    entry: &Entry,
    seen: &mut BTreeSet<SoalId>,
    imported: &mut Imported,
    faults: &mut Vec<String>,
) {
    let place = format!("answers[{at}]");
    let Entry::Object(fields) = entry else {
        faults.push(format!("{place} bukan objek"));
        return;
    };
    for (name, _) in fields {
        if fields.iter().filter(|(other, _)| other == name).count() > 1 {
            faults.push(format!("{place} memuat \"{name}\" lebih dari sekali"));
            return;
        }
    }
    let field = |name: &str| fields.iter().find(|(other, _)| other == name).map(|(_, value)| value);
    let mut read = |name: &str| text(field(name), &format!("{place}.{name}"), faults);
    let (unit, tpi) = (read("jawaban_unit"), read("jawaban_tpi"));
    let (note, evidence_text, tpi_note) =
        (read("catatan_unit"), read("bukti_dukung_unit"), read("catatan_tpi"));
    let Some(id) = soal_id(field("soal_id")) else {
        let given = field("soal_id").map_or("tidak ada".to_owned(), |value| shorten(&value.to_string()));
        faults.push(format!("{place}.soal_id bukan nomor soal ({given})"));
        return;
    };
    let Some((question, input)) = instrument.input(id) else {
        faults.push(format!("{place}: soal_id {id} tidak ada di {}", instrument.name));
        return;
    };
    if !seen.insert(id) {
        faults.push(format!("{place}: soal_id {id} muncul lebih dari sekali"));
        return;
    }
    let mut answer = |given: Option<String>, name: &str| {
        given.and_then(|given| match read_one(question, input, &given, format!("{place}.{name}")) {
            Ok(answer) => answer,
            Err(unreadable) => {
                imported.unreadable.push(unreadable);
                None
            }
        })
    };
    let (answer, tpi_answer) = (answer(unit, "jawaban_unit"), answer(tpi, "jawaban_tpi"));
    let review = Review { answer: tpi_answer, note: tpi_note };
    // PortalRB knows one reviewing answer: the team's.
    let reviews = (review != Review::default()).then_some((Layer::Dalnis, review)).into_iter().collect();
    imported.rows.push(ImportedRow {
        soal: id,
        place,
        answer,
        note,
        evidence_text,
        reviews,
        ..ImportedRow::default()
    });
}

/// Fields of the answers that are not taken although something stands in them, each with its count, those in most answers
/// first.
fn left(entries: &[Entry]) -> Vec<Quirk> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let fields = entries.iter().filter_map(|entry| match entry {
        Entry::Object(fields) => Some(fields),
        Entry::Other => None,
    });
    let blank = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        _ => false,
    };
    for (name, value) in fields.flatten() {
        if !FIELDS.contains(&name.as_str()) && !blank(value) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let (named, others) = counts.split_at(counts.len().min(MOST_NAMED));
    let told = named
        .iter()
        .map(|(name, count)| format!("Isi \"{}\" tidak diambil: {count} jawaban memuatnya.", shorten(name)));
    let more = (!others.is_empty()).then(|| format!("Isi {} kolom lain juga tidak diambil.", others.len()));
    let quirk = |message| Quirk { code: "kolom_tidak_diambil", place: "answers".to_owned(), message };
    told.chain(more).map(quirk).collect()
}

fn read_one(
    question: &Question,
    input: &Input,
    given: &str,
    place: String,
) -> Result<Option<Answer>, Unreadable> {
    read_answer(question, input, given).map_err(|error| Unreadable {
        place,
        soal: Some(input.soal),
        value: shorten(given),
        reason: sentence(&error.explained()),
    })
}

/// Text or number as text; a blank is `None`; any other type is a fault.
fn text(value: Option<&Value>, place: &str, faults: &mut Vec<String>) -> Option<String> {
    let text = match value? {
        Value::Null => return None,
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            faults.push(format!("{place} harus teks, angka, atau null"));
            return None;
        }
    };
    (!text.is_empty()).then_some(text)
}

fn soal_id(value: Option<&Value>) -> Option<SoalId> {
    match value? {
        Value::Number(number) => number.as_u64().and_then(|number| SoalId::try_from(number).ok()),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn shorten(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}
