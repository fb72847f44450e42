//! Reads a filled template as Pilar reads any workbook, and compares it with what was meant to be in it.

use std::collections::BTreeSet;
use std::path::Path;

use pilar_core::worksheet::Answer;

use super::plan::evidence;
use super::target::{Target, column_at};
use crate::imported::ImportedRow;
use crate::report::{Report, Row};
use crate::safe_write::TemplateFault;
use crate::xlsx::read::{Reading, lay_out, mentions};
use crate::xlsx::write::text::fit;

/// Compares everything that was written with what is read back; rows that the reader refuses are told, one sentence each.
///
/// A sheet that was filled at the instrument's places and has no headings of its own is compared cell by cell only.
/// Several sheets are read as one: their texts were compared cell by cell, the answers are compared here.
///
/// # Errors
/// Where something else is read than was written, or another sheet: who gets the file would take it for this unit's.
pub(super) fn compare(
    report: &Report,
    targets: &[Target],
    written: &Path,
    reading: &Reading<'_>,
    by_headings: bool,
) -> Result<Vec<String>, TemplateFault> {
    let (imported, laid) = match lay_out(written, reading) {
        Ok(read) => read,
        Err(error) if by_headings => return Err(error.into()),
        Err(_) => return Ok(Vec::new()),
    };
    let filled = |name: &str| targets.iter().any(|target| target.laid.name == name);
    if let Some(other) = laid.iter().find(|laid| !filled(&laid.name)) {
        return Err(TemplateFault::ReadsOtherwise(vec![format!(
            "isinya akan terbaca dari lembar \"{}\", yang tidak diisi; hapus lembar itu dari buku kerja asal",
            other.name
        )]));
    }
    let single = match (laid.as_slice(), targets) {
        ([_], [target]) => Some(target),
        _ => None,
    };
    let nothing = Row::default();
    let refused: BTreeSet<_> = imported.unreadable.iter().filter_map(|row| row.soal).collect();
    let mut faults = Vec::new();
    for found in imported.rows.iter().filter(|found| !refused.contains(&found.soal)) {
        let meant = report.rows.get(&found.soal).unwrap_or(&nothing);
        if found.answer != meant.answer {
            let shown = |answer: Option<&Answer>| answer.map_or("kosong".to_owned(), Answer::to_string);
            let (read, own) = (shown(found.answer.as_ref()), shown(meant.answer.as_ref()));
            faults.push(format!("jawaban di {} akan terbaca {read}, bukan {own}", found.place));
        } else if let Some(target) = single
            && let Some((what, column)) = differs(report, target, meant, found)
        {
            let row = target.laid.rows.get(&found.soal).copied().unwrap_or_default();
            let cell = column_at(column).at(row);
            faults.push(format!("{what} di {}!{cell} akan terbaca lain", target.laid.name));
        }
    }
    if !faults.is_empty() {
        return Err(TemplateFault::ReadsOtherwise(faults));
    }
    Ok(imported
        .unreadable
        .iter()
        .map(|row| format!("{} tidak terbaca kembali: {}", row.place, row.reason))
        .collect())
}

/// What of a row beside the answer is read otherwise than it was meant, and its column.
fn differs(
    report: &Report,
    target: &Target,
    meant: &Row,
    found: &ImportedRow,
) -> Option<(&'static str, u32)> {
    let columns = &target.laid.columns;
    let headed = |column: Option<u32>| column.filter(|column| columns.is_named(*column));
    if let Some(column) = headed(columns.note)
        && !same(found.note.as_deref(), &meant.note)
    {
        return Some(("catatan", column));
    }
    let only = target.is_for_the_team();
    for layer in &columns.layers {
        if let Some(column) = headed(layer.answer)
            && found.reviewed(layer.layer) != meant.reviewed(layer.layer, only)
        {
            return Some(("jawaban tim penilai", column));
        }
        if let Some(column) = headed(layer.note)
            && !same(found.remarked(layer.layer), meant.remarked(layer.layer, only))
        {
            return Some(("catatan tim penilai", column));
        }
    }
    for extra in columns.extra.iter().filter(|extra| headed(Some(extra.column)).is_some()) {
        if !same(found.extras.get(&extra.name).map(String::as_str), meant.extra(&extra.name)) {
            return Some(("kolom tambahan", extra.column));
        }
    }
    let first = *columns.evidence.first()?;
    let all = columns.evidence.iter().all(|column| headed(Some(*column)).is_some());
    let (read, wanted) =
        (found.evidence_text.as_deref().unwrap_or_default(), evidence(report, meant, true, true));
    (all && lines(read) != lines(&wanted)).then_some(("bukti dukung", first))
}

fn same(found: Option<&str>, meant: &str) -> bool {
    let (meant, _) = fit(meant);
    found.unwrap_or_default().trim() == meant.trim()
}

fn lines(text: &str) -> BTreeSet<String> {
    mentions(&fit(text).0).into_iter().collect()
}
