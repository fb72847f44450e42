//! Two sheets of one workbook that hold the same assessment: the annex's and `PortalRB`'s.

use pilar_core::worksheet::Layer;

use crate::imported::{Imported, ImportedRow, Quirk};

/// How many places a message about two sheets names.
const NAMED: usize = 3;

/// Filled answers.
pub(crate) fn answers(imported: &Imported) -> usize {
    imported.rows.iter().filter(|row| row.answer.is_some()).count()
}

/// Filled answers, readable or not: one slip must not put the other sheet in place of this one.
pub(crate) fn filled(imported: &Imported) -> usize {
    answers(imported) + imported.unreadable.len()
}

/// Takes the sheet that has more filled answers, the first when equal, and fills notes from the other one.
pub(crate) fn both(
    (first_name, first): (String, Imported),
    (second_name, second): (String, Imported),
) -> Imported {
    let (name, mut taken, other_name, other) = if filled(&first) >= filled(&second) {
        (first_name, first, second_name, second)
    } else {
        (second_name, second, first_name, first)
    };
    let mut different = Vec::new();
    let blank = answers(&other) == 0;
    for row in &mut taken.rows {
        let Some(twin) = other.rows.iter().find(|twin| twin.soal == row.soal) else { continue };
        if !blank && twin.answer != row.answer {
            different.push(row.place.clone());
        }
        fill(row, twin);
    }
    if !different.is_empty() {
        let message = format!(
            "Jawaban di lembar \"{name}\" dan \"{other_name}\" berbeda pada {} baris (misalnya {}); Pilar memakai \
             lembar \"{name}\".",
            different.len(),
            different[..different.len().min(NAMED)].join(", ")
        );
        taken.quirks.push(Quirk { code: "lembar_berbeda", place: other_name, message });
    }
    taken.unit = taken.unit.or(other.unit);
    taken.year = taken.year.or(other.year);
    if !blank {
        // The total of an empty sheet says nothing about the answers of the other.
        taken.recorded_total = taken.recorded_total.or(other.recorded_total);
    }
    taken
}

fn fill(row: &mut ImportedRow, twin: &ImportedRow) {
    if row.note.is_none() {
        row.note.clone_from(&twin.note);
    }
    if row.evidence_text.is_none() {
        row.evidence_text.clone_from(&twin.evidence_text);
    }
    for (name, text) in &twin.extras {
        row.extras.entry(name.clone()).or_insert_with(|| text.clone());
    }
    for layer in Layer::REVIEWERS {
        if let Some(theirs) = twin.reviews.get(&layer) {
            let own = row.reviews.entry(layer).or_default();
            own.answer = own.answer.take().or_else(|| theirs.answer.clone());
            own.note = own.note.take().or_else(|| theirs.note.clone());
        }
    }
}
