//! What an assessment holds and a template has no row or column for.

use pilar_core::worksheet::ExtraName;

use super::plan::evidence;
use super::target::Target;
use crate::report::{Report, Row};

/// Everything that no sheet of the template has a place for, one sentence each.
pub(super) fn find(report: &Report, targets: &[Target]) -> Vec<String> {
    let mut said = Vec::new();
    let has_row = |soal| targets.iter().any(|target| target.laid.rows.contains_key(&soal));
    let rows = || report.rows.values();
    let filled = |row: &Row| row.answer.is_some() || !row.note.is_empty() || has_evidence(report, row);
    let codes: Vec<&str> = report
        .instrument
        .inputs()
        .filter(|(_, input)| !has_row(input.soal) && report.rows.get(&input.soal).is_some_and(filled))
        .map(|(_, input)| input.code.as_str())
        .collect();
    if !codes.is_empty() {
        said.push(format!(
            "Buku kerja itu tidak memuat baris {} isian sehingga isinya tidak ditulis: {}.",
            codes.len(),
            codes.join(", ")
        ));
    }
    if targets.iter().all(|target| target.laid.columns.note.is_none())
        && rows().any(|row| !row.note.is_empty())
    {
        said.push(
            "Buku kerja itu tidak memuat kolom catatan sehingga catatan unit tidak ditulis.".to_owned(),
        );
    }
    if targets.iter().all(|target| target.laid.columns.evidence.is_empty())
        && rows().any(|row| has_evidence(report, row))
    {
        said.push(
            "Buku kerja itu tidak memuat kolom bukti dukung sehingga bukti dukung tidak ditulis.".to_owned(),
        );
    }
    if targets.iter().all(|target| target.laid.columns.layers.is_empty())
        && rows().any(|row| row.tpi_answer.is_some() || !row.tpi_note.is_empty())
    {
        said.push(
            "Buku kerja itu tidak memuat kolom TPI sehingga jawaban dan catatan TPI tidak ditulis."
                .to_owned(),
        );
    }
    let placed = |name: &ExtraName| {
        targets.iter().any(|target| target.laid.columns.extra.iter().any(|extra| extra.name == *name))
    };
    let left: Vec<String> = report
        .extra_names()
        .into_iter()
        .filter(|name| !placed(name))
        .map(|name| format!("\"{name}\""))
        .collect();
    if !left.is_empty() {
        said.push(format!(
            "Buku kerja itu tidak memuat kolom tambahan {} sehingga isinya tidak ditulis.",
            left.join(", ")
        ));
    }
    said
}

fn has_evidence(report: &Report, row: &Row) -> bool {
    !evidence(report, row, true, true).is_empty()
}
