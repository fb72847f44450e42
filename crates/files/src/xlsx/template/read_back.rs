//! Reads a filled template as Pilar reads any workbook, and compares it with what was meant to be in it.

use std::collections::BTreeSet;
use std::path::Path;

use super::plan::{Plan, evidence};
use super::target::Target;
use crate::imported::ImportedRow;
use crate::report::{Report, Row};
use crate::safe_write::WriteError;
use crate::xlsx::read::{Reading, lay_out, mentions};
use crate::xlsx::write::text::fit;

/// Compares everything that was written with what is read back; what cannot be read back is told, one sentence each.
///
/// A sheet that was filled at the instrument's places and has no headings of its own is compared cell by cell only.
///
/// # Errors
/// [`WriteError::NotVerified`] where something else is read than was written.
pub(super) fn compare(
    report: &Report,
    targets: &[Target],
    plans: &[Plan],
    written: &Path,
    reading: &Reading<'_>,
) -> Result<Vec<String>, WriteError> {
    let Ok((imported, laid)) = lay_out(written, reading) else { return Ok(Vec::new()) };
    // Several sheets are read as one; each was compared cell by cell.
    let ([laid], [target], [plan]) = (laid.as_slice(), targets, plans) else { return Ok(Vec::new()) };
    if laid.name != target.laid.name {
        return Ok(Vec::new());
    }
    let nothing = Row::default();
    let refused: BTreeSet<_> = imported.unreadable.iter().filter_map(|row| row.soal).collect();
    for found in &imported.rows {
        let meant = report.rows.get(&found.soal).unwrap_or(&nothing);
        let skip = refused.contains(&found.soal) || plan.without_answer.contains(&found.soal);
        if let Some(what) = differs(report, target, meant, found, skip) {
            return Err(WriteError::NotVerified {
                reason: format!("{what} di {} terbaca lain", found.place),
            });
        }
    }
    Ok(imported
        .unreadable
        .iter()
        .map(|row| format!("{} tidak terbaca kembali: {}", row.place, row.reason))
        .collect())
}

/// What of a row is read otherwise than it was meant.
fn differs(
    report: &Report,
    target: &Target,
    meant: &Row,
    found: &ImportedRow,
    without_answer: bool,
) -> Option<&'static str> {
    let columns = &target.laid.columns;
    let headed = |column: Option<u32>| column.is_some_and(|column| columns.is_named(column));
    if !without_answer && found.answer != meant.answer {
        return Some("jawaban");
    }
    if headed(columns.note) && !same(found.note.as_deref(), &meant.note) {
        return Some("catatan");
    }
    let only = columns.layers.len() == 1;
    for layer in &columns.layers {
        let answer = found.reviewed(layer.layer) == meant.reviewed(layer.layer, only);
        if headed(layer.answer) && !without_answer && !answer {
            return Some("jawaban tim penilai");
        }
        if headed(layer.note) && !same(found.remarked(layer.layer), meant.remarked(layer.layer, only)) {
            return Some("catatan tim penilai");
        }
    }
    let extra = columns.extra.iter().filter(|extra| headed(Some(extra.column)));
    for name in extra.map(|extra| &extra.name) {
        if !same(found.extras.get(name).map(String::as_str), meant.extra(name)) {
            return Some("kolom tambahan");
        }
    }
    let all = columns.evidence.iter().all(|column| headed(Some(*column)));
    let (read, wanted) =
        (found.evidence_text.as_deref().unwrap_or_default(), evidence(report, meant, true, true));
    (all && !columns.evidence.is_empty() && lines(read) != lines(&wanted)).then_some("bukti dukung")
}

fn same(found: Option<&str>, meant: &str) -> bool {
    let (meant, _) = fit(meant);
    found.unwrap_or_default().trim() == meant.trim()
}

fn lines(text: &str) -> BTreeSet<String> {
    mentions(&fit(text).0).into_iter().collect()
}
