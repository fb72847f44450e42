//! The LHE: what the reviewing team found, with the letter data around it.

use std::path::Path;

use pilar_core::dates;
use pilar_core::instrument::{Input, Question};
use pilar_core::review::{About, Book, FollowUp, FollowUpStatus, Stage, Status};
use pilar_core::scoring::score;
use pilar_core::worksheet::{Layer, Round, Worksheet};
use pilar_files::blocks::{Document, PrintOptions};
use pilar_files::docx::write_docx;
use pilar_files::lhe::{self, Evaluation, FirstRound, Lhe, QuestionNote};
use pilar_files::pdf::write_pdf;
use pilar_files::report::Report;

use crate::error::{AppError, Result};
use crate::view::answer_text;
use pilar_core::assessment::{Assessed, Assessment};

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
    let mut notices = Vec::new();
    if !missing.is_empty() {
        let count = missing.len();
        notices.push(format!(
            "{count} kolom belum diisi dan ditandai di dalam dokumen: {}.",
            missing.join(", ")
        ));
    }
    if !is_approved(assessment) {
        notices.push("Reviu belum disetujui, sehingga LHE ini ditandai sebagai konsep.".into());
    }
    Ok(notices)
}

fn is_approved(assessment: &Assessment) -> bool {
    assessment.book.progress.stage == Stage::Approved
}

/// What the LHE says as things stand.
pub(super) fn compose(assessment: &Assessment, report: &Report<'_>) -> Document {
    let sheet = assessment.book.sheet(Layer::Dalnis, assessment.book.progress.round);
    lhe::compose(&Lhe {
        report,
        approved: is_approved(assessment),
        evaluation: evaluation(assessment, &sheet),
        form: &assessment.lhe,
        recommendations: recommendations(assessment),
        notes: notes(assessment, &sheet),
    })
}

/// The result of pengendali teknis; `None` while nobody of the team has said anything.
fn evaluation(assessment: &Assessment, sheet: &Worksheet) -> Option<Evaluation> {
    if !assessment.book.has_result() {
        return None;
    }
    let Assessed { scores, verdicts, .. } = Assessed::of(assessment.instrument, sheet);
    let round = assessment.book.progress.round;
    Some(Evaluation {
        scores,
        predicates: verdicts,
        reviewed: assessment.book.coverage(assessment.instrument),
        levels: levels(&assessment.book),
        round: round.number(),
        first: (round == Round::Second).then(|| first_round(assessment)),
    })
}

/// The levels of the team that wrote an answer, a verdict or a note in any round, in lower case.
fn levels(book: &Book) -> Vec<String> {
    let wrote = Layer::TEAM.into_iter().filter(|layer| book.wrote(*layer));
    wrote.map(|layer| layer.name().to_lowercase()).collect()
}

/// What round 1 came to when it closed.
fn first_round(assessment: &Assessment) -> FirstRound {
    let book = &assessment.book;
    let total = |sheet: &Worksheet| score(assessment.instrument, sheet).total.score;
    let found = || total(&book.sheet(Layer::Dalnis, Round::First));
    FirstRound { own: total(book.unit(Round::First)), found: book.has_result_in(Round::First).then(found) }
}

fn notes(assessment: &Assessment, sheet: &Worksheet) -> Vec<QuestionNote> {
    let inputs = assessment.instrument.inputs();
    inputs.map(|(question, input)| note(assessment, sheet, question, input)).collect()
}

fn note(assessment: &Assessment, sheet: &Worksheet, question: &Question, input: &Input) -> QuestionNote {
    let soal = input.soal;
    let book = &assessment.book;
    let notes = Layer::TEAM.into_iter().filter_map(|layer| {
        let note = book.standing_note(layer, soal).trim();
        (!note.is_empty()).then(|| format!("{}: {note}", level(layer)))
    });
    let status = book.reviewed(soal);
    let said = status != Status::Unreviewed || book.team_answer(soal).is_some();
    let found = sheet.get(&soal).filter(|_| said);
    // What was said in round 1 of another answer or other evidence, or is to be looked at again, is told and does not count.
    let before = book.status(Round::First, soal);
    let lapsed = status == Status::Unreviewed && before != Status::Unreviewed;
    let verdict = if lapsed {
        format!("{}; putaran 1: {}", status.name(), before.name())
    } else {
        status.name().to_owned()
    };
    QuestionNote {
        area: area(assessment, question),
        code: input.code.clone(),
        title: asked(question, input),
        unit_answer: book.answer(Layer::Unit, soal).map_or_else(String::new, answer_text),
        unit_note: book.note(Layer::Unit, soal).to_owned(),
        tpi_answer: found.map_or_else(String::new, answer_text),
        tpi_note: notes.collect::<Vec<_>>().join("\n"),
        verdict,
    }
}

/// What an input asks, in short.
fn asked(question: &Question, input: &Input) -> String {
    match input.label.trim() {
        "" => question.title.clone(),
        label => format!("{}: {label}", question.title),
    }
}

/// What a level is called within a sentence's beginning.
fn level(layer: Layer) -> String {
    let name = layer.name();
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| format!("{first}{}", letters.as_str().to_lowercase()))
}

fn recommendations(assessment: &Assessment) -> Vec<lhe::Recommendation> {
    let all = assessment.recommendations.iter();
    all.map(|(id, given)| lhe::Recommendation {
        about: about_in_full(assessment, &given.about),
        text: given.text.clone(),
        follow_up: follow_up(assessment.follow_ups.get(id)),
        done: assessment.follow_ups.get(id).is_some_and(|given| given.status == FollowUpStatus::Done),
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

/// What something is about, with the question where it is one.
fn about_in_full(assessment: &Assessment, about: &About) -> String {
    let asked = about.input(assessment.instrument).map(|(question, input)| asked(question, input));
    let about = about_text(assessment, about);
    asked.map_or_else(|| about.clone(), |asked| format!("{about}, {asked}"))
}

/// For example `Tindak lanjut (selesai, 12 Mei 2026): SK ditetapkan.`
fn follow_up(given: Option<&FollowUp>) -> String {
    let status = given.map_or(FollowUpStatus::Open, |given| given.status);
    let mut state = status.name().to_lowercase();
    let day = given.map_or_else(String::new, |given| dates::in_words(&given.date));
    if !day.trim().is_empty() {
        state = format!("{state}, {}", day.trim());
    }
    let text = given.map_or("", |given| given.text.trim());
    match text {
        "" => format!("Tindak lanjut: {state}."),
        text if text.ends_with(['.', '!', '?']) => format!("Tindak lanjut ({state}): {text}"),
        text => format!("Tindak lanjut ({state}): {text}."),
    }
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
