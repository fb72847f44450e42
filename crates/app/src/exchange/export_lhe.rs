//! The LHE: what the reviewing team found, with the letter data around it.

use std::path::Path;

use pilar_core::dates;
use pilar_core::instrument::{Input, Question, SoalId};
use pilar_core::review::{About, FollowUp, Verdict};
use pilar_core::worksheet::{Layer, Worksheet};
use pilar_files::blocks::{Document, PrintOptions};
use pilar_files::docx::write_docx;
use pilar_files::lhe::{self, Evaluation, Lhe, QuestionNote};
use pilar_files::pdf::write_pdf;
use pilar_files::report::Report;

use crate::error::{AppError, Result};
use crate::view::answer_text;
use pilar_core::assessment::{Assessed, Assessment};

/// The layers whose result is the team's, the deciding one first.
const TEAM: [Layer; 3] = [Layer::Dalnis, Layer::Kt, Layer::At];

/// Writes the LHE in the format the path ends with; returns what the reader should know.
pub(crate) fn write(
    assessment: &Assessment,
    report: &Report<'_>,
    options: &PrintOptions,
    path: &Path,
) -> Result<Vec<String>> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let write = match ending.as_deref() {
        Some("pdf") => write_pdf,
        Some("docx") => write_docx,
        _ => return Err(AppError::LheEnding),
    };
    let document = compose(assessment, report);
    write(&document, options, path)?;
    let missing = document.gaps();
    Ok(match missing.len() {
        0 => Vec::new(),
        count => {
            vec![format!("{count} isian belum diisi dan ditandai di dalam dokumen: {}.", missing.join(", "))]
        }
    })
}

/// What the LHE says as things stand.
pub(super) fn compose(assessment: &Assessment, report: &Report<'_>) -> Document {
    let sheet = assessment.book.sheet(Layer::Dalnis, assessment.book.progress.round);
    lhe::compose(&Lhe {
        report,
        evaluation: evaluation(assessment, &sheet),
        form: &assessment.lhe,
        recommendations: recommendations(assessment),
        notes: notes(assessment, &sheet),
    })
}

/// The result of pengendali teknis; `None` while nobody of the team has said anything.
fn evaluation(assessment: &Assessment, sheet: &Worksheet) -> Option<Evaluation> {
    let inputs = assessment.instrument.inputs();
    let reviewed = inputs.filter(|(_, input)| is_reviewed(assessment, input.soal)).count();
    if reviewed == 0 {
        return None;
    }
    let Assessed { scores, verdicts, .. } = Assessed::of(assessment.instrument, sheet);
    Some(Evaluation { scores, predicates: verdicts, reviewed })
}

fn is_reviewed(assessment: &Assessment, soal: SoalId) -> bool {
    let answered = TEAM.into_iter().any(|layer| assessment.book.standing(layer, soal).is_some());
    answered || verdict(assessment, soal).is_some()
}

fn verdict(assessment: &Assessment, soal: SoalId) -> Option<Verdict> {
    let book = &assessment.book;
    TEAM.into_iter().find_map(|layer| book.verdict(layer, book.progress.round, soal))
}

fn notes(assessment: &Assessment, sheet: &Worksheet) -> Vec<QuestionNote> {
    let inputs = assessment.instrument.inputs();
    inputs.map(|(question, input)| note(assessment, sheet, question, input)).collect()
}

fn note(assessment: &Assessment, sheet: &Worksheet, question: &Question, input: &Input) -> QuestionNote {
    let soal = input.soal;
    let book = &assessment.book;
    let title = match input.label.trim() {
        "" => question.title.clone(),
        label => format!("{}: {label}", question.title),
    };
    let notes = TEAM.into_iter().map(|layer| book.standing_note(layer, soal));
    let found = sheet.get(&soal).filter(|_| is_reviewed(assessment, soal));
    QuestionNote {
        area: area(assessment, question),
        code: input.code.clone(),
        title,
        unit_answer: book.answer(Layer::Unit, soal).map_or_else(String::new, answer_text),
        unit_note: book.note(Layer::Unit, soal).to_owned(),
        tpi_answer: found.map_or_else(String::new, answer_text),
        tpi_note: notes.into_iter().find(|note| !note.trim().is_empty()).unwrap_or_default().to_owned(),
        verdict: verdict(assessment, soal).map_or("Belum Reviu", Verdict::name).to_owned(),
    }
}

fn recommendations(assessment: &Assessment) -> Vec<lhe::Recommendation> {
    let all = assessment.recommendations.iter();
    all.map(|(id, given)| lhe::Recommendation {
        about: about_text(assessment, &given.about),
        text: given.text.clone(),
        follow_up: assessment.follow_ups.get(id).map_or_else(String::new, follow_up),
    })
    .collect()
}

/// What something is about: the code of an input, or the name of an area.
pub(crate) fn about_text(assessment: &Assessment, about: &About) -> String {
    let instrument = assessment.instrument;
    match about {
        About::Input(soal) => {
            about.input(instrument).map_or_else(|| soal.to_string(), |(_, input)| input.code.clone())
        }
        About::Area(key) => about.area(instrument).map_or_else(|| key.clone(), |area| area.name.clone()),
    }
}

/// For example `Selesai, 12 Mei 2026: SK ditetapkan`.
fn follow_up(given: &FollowUp) -> String {
    let mut text = given.status.name().to_owned();
    for (before, part) in [(", ", dates::in_words(&given.date)), (": ", given.text.clone())] {
        if !part.trim().is_empty() {
            text.push_str(before);
            text.push_str(part.trim());
        }
    }
    text
}

/// Name of the area a question belongs to, with its half where the area has several.
fn area(assessment: &Assessment, question: &Question) -> String {
    let instrument = assessment.instrument;
    let mut above = vec![question.node];
    while let Some(parent) = above.last().and_then(|at| instrument.nodes[*at].parent) {
        above.push(parent);
    }
    let area = instrument.areas.iter().find(|area| area.nodes.iter().any(|node| above.contains(node)));
    let Some(area) = area else { return String::new() };
    let half = area.nodes.iter().find(|node| above.contains(node));
    let half = half.filter(|_| area.nodes.len() > 1).and_then(|node| instrument.nodes[*node].parent);
    match half {
        Some(half) => format!("{} ({})", area.name, instrument.nodes[half].name),
        None => area.name.clone(),
    }
}
