//! Two sheets of one workbook that hold the same assessment: the annex's and `PortalRB`'s.

use std::collections::{BTreeMap, BTreeSet};

use pilar_core::worksheet::Layer;

use crate::imported::{Imported, ImportedRow, Quirk, Unreadable};

/// How many places a message about two sheets names.
const NAMED: usize = 3;
/// Remarks of a sheet on what is not taken of it; they count whichever sheet the answers come from.
const LEFT: [&str; 6] = [
    "kolom_tidak_diambil",
    "di_luar_jangkauan",
    "sel_di_luar_isian",
    "catatan_galat",
    "gambar_di_sel",
    "tautan_ditolak",
];

/// Filled answers.
pub(crate) fn answers(imported: &Imported) -> usize {
    imported.rows.iter().filter(|row| row.answer.is_some()).count()
}

/// Filled answers, readable or not: one slip must not put the other sheet in place of this one.
pub(crate) fn filled(imported: &Imported) -> usize {
    answers(imported) + imported.unreadable.len()
}

/// Whether nothing at all was filled in.
pub(crate) fn is_blank(imported: &Imported) -> bool {
    let nothing = |row: &ImportedRow| {
        let blank = ImportedRow { soal: row.soal, place: row.place.clone(), ..ImportedRow::default() };
        *row == blank
    };
    imported.unreadable.is_empty() && imported.rows.iter().all(nothing)
}

/// Of sheets that answer alike, one answer of this many may differ.
const DIFFERING: usize = 10;

/// What two sheets may say differently, in the words of a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Answers,
    Notes,
    Evidence,
    ReviewAnswers,
    ReviewNotes,
    Extras,
}

impl Said {
    fn name(self) -> &'static str {
        match self {
            Self::Answers => "Jawaban",
            Self::Notes => "Catatan",
            Self::Evidence => "Bukti dukung",
            Self::ReviewAnswers => "Jawaban tim penilai",
            Self::ReviewNotes => "Catatan tim penilai",
            Self::Extras => "Kolom tambahan",
        }
    }
}

/// Whether two sheets answer some inputs both, and nearly all of these alike.
pub(crate) fn agree(one: &Imported, other: &Imported) -> bool {
    let answer = |soal| other.rows.iter().find(|row| row.soal == soal).and_then(|row| row.answer.as_ref());
    let both: Vec<bool> =
        one.rows.iter().filter_map(|row| Some(row.answer.as_ref()? == answer(row.soal)?)).collect();
    let differing = both.iter().filter(|same| !**same).count();
    !both.is_empty() && differing * DIFFERING <= both.len()
}

/// Takes the sheet that has more filled answers, the first when equal, and what only the other one has; tells where
/// both have something, and not the same. In a workbook of Pilar's `own` the second is a copy of the first for machines.
pub(crate) fn both(
    (first_name, first): (String, Imported),
    (second_name, second): (String, Imported),
    own: bool,
) -> Imported {
    let (name, mut taken, other_name, other) = if own || filled(&first) >= filled(&second) {
        (first_name, first, second_name, second)
    } else {
        (second_name, second, first_name, first)
    };
    let blank = answers(&other) == 0;
    let refused: BTreeSet<String> = taken.unreadable.iter().map(|row| row.place.clone()).collect();
    let mut different: BTreeMap<Said, Vec<String>> = BTreeMap::new();
    let mut brought = Vec::new();
    for row in &mut taken.rows {
        let Some(twin) = other.rows.iter().find(|twin| twin.soal == row.soal) else { continue };
        if row.answer.is_none() && twin.answer.is_some() && !refused.contains(&row.place) {
            row.answer.clone_from(&twin.answer);
            brought.push(twin.place.clone());
        }
        for said in merge(row, twin) {
            different.entry(said).or_default().push(row.place.clone());
        }
    }
    let mut unread = Vec::new();
    for row in other.unreadable {
        if is_answered(&taken, &other.rows, &row) {
            unread.push(row.place);
        } else {
            taken.unreadable.push(row);
        }
    }
    let remark = |code, message| Quirk { code, place: other_name.clone(), message };
    for (said, places) in different {
        let message = format!(
            "{} di lembar \"{name}\" dan \"{other_name}\" berbeda pada {} baris (misalnya {}); Pilar memakai lembar \
             \"{name}\".",
            said.name(),
            places.len(),
            some(&places)
        );
        taken.quirks.push(remark("lembar_berbeda", message));
    }
    if !unread.is_empty() {
        let message = format!(
            "{} jawaban di lembar \"{other_name}\" tidak terbaca (misalnya {}); Pilar memakai lembar \"{name}\".",
            unread.len(),
            some(&unread)
        );
        taken.quirks.push(remark("lembar_berbeda", message));
    }
    if !brought.is_empty() {
        let message = format!(
            "Jawaban pada {} baris (misalnya {}) hanya ada di lembar \"{other_name}\" dan diambil dari sana.",
            brought.len(),
            some(&brought)
        );
        taken.quirks.push(remark("lembar_melengkapi", message));
    }
    taken.quirks.extend(other.quirks.into_iter().filter(|quirk| LEFT.contains(&quirk.code)));
    let new = |part: &str| taken.pictures.iter().all(|picture| picture.part != part);
    let more: Vec<_> = other.pictures.into_iter().filter(|picture| new(&picture.part)).collect();
    taken.pictures.extend(more);
    taken.unit = taken.unit.or(other.unit);
    taken.year = taken.year.or(other.year);
    if !blank {
        // The total of an empty sheet says nothing about the answers of the other.
        taken.recorded_total = taken.recorded_total.or(other.recorded_total);
    }
    taken
}

/// The first few places.
fn some(places: &[String]) -> String {
    places[..places.len().min(NAMED)].join(", ")
}

/// Whether the taken sheet has what stands unreadable in the other one, or nobody can tell whose that is.
fn is_answered(taken: &Imported, others: &[ImportedRow], unreadable: &Unreadable) -> bool {
    let Some(soal) = unreadable.soal else { return true };
    let Some(row) = taken.rows.iter().find(|row| row.soal == soal) else { return false };
    let refused = || taken.unreadable.iter().any(|other| other.soal == Some(soal));
    let reviewers = others.iter().any(|other| other.soal == soal && other.place != unreadable.place);
    let there = if reviewers {
        row.reviews.values().any(|review| review.answer.is_some())
    } else {
        row.answer.is_some()
    };
    there || refused()
}

/// Takes what only the twin of a row has, the unit's answer aside; what both have and differs is named.
fn merge(row: &mut ImportedRow, twin: &ImportedRow) -> Vec<Said> {
    let mut different = Vec::new();
    let mut tell = |said: Said, differs: bool| {
        if differs {
            different.push(said);
        }
    };
    tell(Said::Answers, matches!((&row.answer, &twin.answer), (Some(own), Some(other)) if own != other));
    tell(Said::Notes, fill(&mut row.note, twin.note.as_ref(), |one, other| same_text(one, other)));
    if row.evidence_text.is_none() {
        row.evidence_place.clone_from(&twin.evidence_place);
    }
    tell(
        Said::Evidence,
        fill(&mut row.evidence_text, twin.evidence_text.as_ref(), |one, other| same_lines(one, other)),
    );
    let mut answers = false;
    let mut notes = false;
    for layer in Layer::REVIEWERS {
        if let Some(theirs) = twin.reviews.get(&layer) {
            let own = row.reviews.entry(layer).or_default();
            answers |= fill(&mut own.answer, theirs.answer.as_ref(), |one, other| one == other);
            notes |= fill(&mut own.note, theirs.note.as_ref(), |one, other| same_text(one, other));
        }
    }
    tell(Said::ReviewAnswers, answers);
    tell(Said::ReviewNotes, notes);
    let mut extras = false;
    for (name, text) in &twin.extras {
        let own = row.extras.entry(name.clone()).or_insert_with(|| text.clone());
        extras |= !same_text(own, text);
    }
    tell(Said::Extras, extras);
    different
}

/// Takes what only the twin has; whether both have something, and not the same.
fn fill<T: Clone>(own: &mut Option<T>, twin: Option<&T>, same: impl Fn(&T, &T) -> bool) -> bool {
    let Some(twin) = twin else { return false };
    if let Some(own) = own.as_ref() {
        !same(own, twin)
    } else {
        *own = Some(twin.clone());
        false
    }
}

/// Whether two texts have the same words.
fn same_text(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Whether two texts name the same documents, in whatever order.
fn same_lines(one: &str, other: &str) -> bool {
    let lines = |text: &str| -> BTreeSet<String> {
        text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    lines(one) == lines(other)
}
