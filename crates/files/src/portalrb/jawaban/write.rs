//! Writes `jawaban-unit` as `PortalRB` asks for it.

use std::io::Write;

use pilar_core::instrument::SoalId;
use pilar_core::worksheet::Answer;
use serde::Serialize;
use serde_json::{Number, Value};

use crate::report::{Report, Row};

/// The answers of one unit in `PortalRB`'s shape.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Jawaban {
    unit_id: Value,
    nama_unit: String,
    tahun: u16,
    answers: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Entry {
    soal_id: SoalId,
    jawaban_unit: Value,
    jawaban_tpi: Value,
    catatan_unit: Option<String>,
    bukti_dukung_unit: Option<String>,
    catatan_tpi: Option<String>,
}

/// The answers to every input in the order of their soal ids; blanks are `null`.
pub fn jawaban(report: &Report<'_>) -> Jawaban {
    let mut soals: Vec<SoalId> = report.instrument.inputs().map(|(_, input)| input.soal).collect();
    soals.sort_unstable();
    let blank = Row::default();
    let answers = soals
        .into_iter()
        .map(|soal| {
            let row = report.rows.get(&soal).unwrap_or(&blank);
            Entry {
                soal_id: soal,
                jawaban_unit: value(row.answer.as_ref()),
                jawaban_tpi: value(row.tpi_answer.as_ref()),
                catatan_unit: text(&row.note),
                bukti_dukung_unit: text(&evidence(report, row)),
                catatan_tpi: text(&row.tpi_note),
            }
        })
        .collect();
    let identity = &report.identity;
    Jawaban {
        unit_id: super::super::units::id_value(identity.portal_unit_id.as_deref()),
        nama_unit: identity.unit.clone(),
        tahun: identity.year,
        answers,
    }
}

/// Writes [`jawaban`] as indented JSON that ends with a line break.
pub fn write_jawaban(report: &Report<'_>, mut to: impl Write) -> std::io::Result<()> {
    serde_json::to_writer_pretty(&mut to, &jawaban(report))?;
    to.write_all(b"\n")
}

/// Documents by path (or name outside a package), then what came as text.
fn evidence(report: &Report<'_>, row: &Row) -> String {
    let documents = row.evidence.iter().filter_map(|at| report.evidence.get(*at));
    let names = documents.map(|document| document.path.as_ref().unwrap_or(&document.file_name).as_str());
    names.chain([row.evidence_text.trim()]).filter(|name| !name.is_empty()).collect::<Vec<_>>().join("; ")
}

fn text(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

fn value(answer: Option<&Answer>) -> Value {
    match answer {
        None => Value::Null,
        Some(Answer::Choice(key)) => Value::String(key.clone()),
        Some(Answer::Number(number)) => {
            let shown = number.normalize().to_string();
            // A number too long for JSON's usual reading stays exact as text.
            shown.parse::<Number>().map_or(Value::String(shown), Value::Number)
        }
    }
}
