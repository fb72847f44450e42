//! Where the template's own formulas show something else than Pilar, and the check of what was written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use calamine::Data;
use pilar_core::worksheet::format_number;
use rust_decimal::Decimal;

use super::parts::Parts;
use super::patch::Edits;
use crate::report::Report;
use crate::safe_write::WriteError;
use crate::xlsx::recalculate::{Archive, Book, Value};
use crate::xlsx::write::cells::{Column, Columns, float};
use crate::xlsx::write::formulas;
use crate::xlsx::write::written::Written;

const SLACK: f64 = 1e-9;

/// Compares every question, node and total of the official sheet with Pilar's figures.
pub(super) fn find(report: &Report, book: &Book, sheet: usize, columns: &Columns) -> Vec<String> {
    let name = &book.sheets[sheet].name;
    let mut found = Vec::new();
    let mut compare = |row: u32, what: &str, points: Option<Decimal>| {
        let shown = book.cells.value((sheet, row - 1, u32::from(columns.value.index)));
        let same = match (&shown, points) {
            (Value::Number(shown), Some(points)) => (shown - float(points)).abs() <= SLACK,
            (Value::Number(_), None) | (Value::Text(_) | Value::Blank | Value::Error(_), Some(_)) => false,
            _ => true,
        };
        if !same {
            let scored = points.map_or_else(|| "belum bernilai".into(), |points| figure(float(points)));
            let place = format!("{name}!{}", columns.value.at(row));
            let shown = match &shown {
                Value::Number(number) => figure(*number),
                Value::Text(text) => format!("\"{text}\""),
                Value::Error(error) => (*error).to_owned(),
                Value::Bool(_) | Value::Blank | Value::Unknown => "kosong".into(),
            };
            found.push(format!(
                "{place} pada buku kerja itu menampilkan {shown}, sedangkan nilai {what} menurut Pilar {scored}."
            ));
        }
    };
    for (question, score) in report.instrument.questions.iter().zip(&report.scores.questions) {
        let points = score.fraction.map(|fraction| fraction * question.weight.unwrap_or(Decimal::ONE));
        compare(question.workbook_row, &question.code, points);
    }
    for (node, score) in report.instrument.nodes.iter().zip(&report.scores.nodes) {
        compare(node.workbook_row, &node.code, Some(score.points.score));
    }
    for total in &report.instrument.workbook.official.totals {
        compare(total.row, &total.label, Some(formulas::total(&report.scores, &total.nodes)));
    }
    found
}

/// At most four decimals, the Indonesian way.
fn figure(number: f64) -> String {
    format!("{number:.4}").parse::<Decimal>().map_or_else(|_| number.to_string(), format_number)
}

/// Where formulas stand, and what they show.
type Formulas = Vec<((u32, u32), Value)>;

/// Names of the sheets and the recalculated value of every formula, for the check.
pub(super) struct Calculated {
    sheets: Vec<(String, Formulas)>,
}

impl Calculated {
    pub(super) fn of(book: &Book) -> Self {
        let sheets = book.sheets.iter().enumerate().map(|(at, sheet)| {
            let cells = sheet
                .scan
                .rows
                .iter()
                .flat_map(|(row, line)| line.cells.iter().map(move |cell| (*row, cell)));
            let formulas = cells.filter(|(_, (_, cell))| cell.formula.is_some());
            let values =
                formulas.map(|(row, (column, _))| ((row, *column), book.cells.value((at, row, *column))));
            (sheet.name.clone(), values.collect())
        });
        Self { sheets: sheets.collect() }
    }
}

/// Reads the written workbook back: entries, fresh results, and every untouched part.
pub(super) fn verify(
    calculated: &Calculated,
    edits: &BTreeMap<usize, Edits>,
    template: &Path,
    written: &Path,
    parts: &Parts,
) -> Result<(), WriteError> {
    let mut book = Written::open(written)?;
    for (at, (name, formulas)) in calculated.sheets.iter().enumerate() {
        let entries = edits.get(&at).into_iter().flatten();
        let expected: Vec<(&(u32, u32), &Value)> =
            entries.chain(formulas.iter().map(|(place, value)| (place, value))).collect();
        let places: BTreeSet<(u32, u32)> = expected.iter().map(|(place, _)| **place).collect();
        let mut found: BTreeMap<(u32, u32), Data> = BTreeMap::new();
        book.for_each_cell(name, |place, cell| {
            if places.contains(&place) {
                found.insert(place, Data::from(cell));
            }
            Ok(())
        })?;
        for ((row, column), value) in expected {
            if !shows(found.get(&(*row, *column)).unwrap_or(&Data::Empty), value) {
                let cell = Column::of(u16::try_from(*column).unwrap_or(u16::MAX)).at(row + 1);
                return Err(WriteError::differs(format!("isi {name}!{cell} tidak sama")));
            }
        }
    }
    untouched(template, written, parts)
}

/// Whether a cell that was read holds a value.
fn shows(found: &Data, value: &Value) -> bool {
    match (value, found) {
        // A styled number may read as a date; its figure was written all the same.
        (Value::Blank | Value::Unknown, Data::Empty) | (Value::Number(_), Data::DateTime(_)) => true,
        (Value::Blank | Value::Unknown, Data::String(text)) | (Value::Text(text), Data::Empty) => {
            text.is_empty()
        }
        (Value::Number(number), Data::Float(found)) => (number - found).abs() <= SLACK,
        (Value::Number(number), Data::Int(found)) => (number - float(Decimal::from(*found))).abs() <= SLACK,
        (Value::Text(text), Data::String(found)) => text == found,
        (Value::Bool(bool), Data::Bool(found)) => bool == found,
        (Value::Error(error), Data::Error(found)) => *error == found.to_string(),
        _ => false,
    }
}

/// Every part that was neither changed nor taken away has the same checksum and size as in the template.
fn untouched(template: &Path, written: &Path, parts: &Parts) -> Result<(), WriteError> {
    let open = |path: &Path| -> Result<Archive, WriteError> {
        let file = std::fs::File::open(path).map_err(|error| WriteError::from_io(path, error))?;
        zip::ZipArchive::new(std::io::BufReader::new(file))
            .map_err(|error| WriteError::differs(error.to_string()))
    };
    let (mut before, mut after) = (open(template)?, open(written)?);
    for at in 0..before.len() {
        let part = before.by_index_raw(at).map_err(|error| WriteError::differs(error.to_string()))?;
        let (name, crc, size) = (
            part.name().map_err(|error| WriteError::differs(error.to_string()))?.into_owned(),
            part.crc32(),
            part.size(),
        );
        let same = match after.by_name(&name) {
            Ok(copy) => parts.texts.contains_key(&name) || (copy.crc32() == crc && copy.size() == size),
            Err(_) => parts.gone.contains(&name),
        };
        if !same {
            return Err(WriteError::differs(format!("bagian {name} berubah")));
        }
    }
    if before.len() == after.len() + parts.gone.len() {
        Ok(())
    } else {
        Err(WriteError::differs("jumlah bagian berubah"))
    }
}
