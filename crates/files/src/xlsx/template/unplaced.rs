//! What an assessment holds and a template has no row or column for.

use pilar_core::worksheet::{ExtraName, Layer};

use super::plan::evidence;
use super::target::Target;
use crate::imported::Review;
use crate::report::{Report, Row};
use crate::xlsx::read::LayerColumns;

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
    let reviewed = |row: &Row| {
        row.tpi_answer.is_some()
            || !row.tpi_note.is_empty()
            || row.reviews.values().any(|review| *review != Review::default())
    };
    if targets.iter().any(|target| !target.laid.columns.layers.is_empty()) {
        said.extend(Layer::REVIEWERS.into_iter().flat_map(|layer| of_layer(report, targets, layer)));
    } else if rows().any(reviewed) {
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

/// What a layer of reviewers wrote that no column holds, neither its own nor the only one of the team.
fn of_layer(report: &Report, targets: &[Target], layer: Layer) -> Vec<String> {
    let own = |place: fn(&LayerColumns) -> Option<u32>| {
        let theirs = targets.iter().filter(|target| !target.is_for_the_team());
        theirs
            .flat_map(|target| &target.laid.columns.layers)
            .any(|columns| columns.layer == layer && place(columns).is_some())
    };
    let team = |place: fn(&LayerColumns) -> Option<u32>| {
        let theirs = targets.iter().filter(|target| target.is_for_the_team());
        theirs.flat_map(|target| &target.laid.columns.layers).any(|columns| place(columns).is_some())
    };
    let (answers, notes) = (own(|columns| columns.answer), own(|columns| columns.note));
    let (by_team, noted_by_team) = (team(|columns| columns.answer), team(|columns| columns.note));
    let answer_lost = |row: &&Row| {
        let answer = row.reviewed(layer, false);
        answer.is_some() && !answers && !(by_team && answer == row.tpi_answer.as_ref())
    };
    let note_lost = |row: &&Row| {
        let note = row.remarked(layer, false);
        let told = notes || (noted_by_team && note == row.tpi_note);
        !note.trim().is_empty() && !told
    };
    let counts = [
        ("jawaban", report.rows.values().filter(answer_lost).count()),
        ("catatan", report.rows.values().filter(note_lost).count()),
    ];
    let lost = counts.into_iter().filter(|(_, count)| *count > 0);
    lost.map(|(what, count)| {
        format!(
            "Buku kerja itu tidak memuat kolom {what} {} sehingga {what} miliknya pada {count} isian tidak ditulis.",
            layer.name()
        )
    })
    .collect()
}

fn has_evidence(report: &Report, row: &Row) -> bool {
    !evidence(report, row, true, true).is_empty()
}
