//! Instruments and worksheets for the tests.

use std::path::Path;

use pilar_core::instrument::{Instrument, load};
use pilar_core::scoring::{NodeScore, QuestionScore, Scores, score};
use pilar_core::worksheet::{Worksheet, read_answer};
use rust_decimal::Decimal;

pub const TINY: [(&str, &str); 4] = [
    ("air.toml", include_str!("../../../../tests/tiny/air.toml")),
    ("instrument.toml", include_str!("../../../../tests/tiny/instrument.toml")),
    ("panen.toml", include_str!("../../../../tests/tiny/panen.toml")),
    ("tanah.toml", include_str!("../../../../tests/tiny/tanah.toml")),
];

pub fn tiny() -> Instrument {
    load(&TINY).unwrap_or_else(|error| panic!("{error}"))
}

/// The tiny instrument with one text replaced; the text has to be there exactly once.
pub fn tiny_with(from: &str, to: &str) -> Result<Instrument, Vec<String>> {
    let hits: usize = TINY.iter().map(|(_, text)| text.matches(from).count()).sum();
    assert_eq!(hits, 1, "{from:?} stands {hits} times in the tiny instrument");
    let files: Vec<(&str, String)> =
        TINY.iter().map(|(name, text)| (*name, text.replace(from, to))).collect();
    load_texts(&files)
}

pub fn load_texts(files: &[(&str, String)]) -> Result<Instrument, Vec<String>> {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    load(&files).map_err(|error| error.faults.iter().map(ToString::to_string).collect())
}

/// Every instrument that ships, and the tiny one.
pub fn all() -> Vec<Instrument> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assessments");
    let mut found = vec![tiny()];
    for entry in std::fs::read_dir(folder).expect("assessments") {
        let folder = entry.expect("readable folder").path();
        if folder.join("instrument.toml").exists() {
            let mut files: Vec<(String, String)> = std::fs::read_dir(&folder)
                .expect("instrument folder")
                .map(|entry| entry.expect("readable folder").path())
                .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
                .map(|path| {
                    (path.display().to_string(), std::fs::read_to_string(&path).expect("readable file"))
                })
                .collect();
            files.sort();
            let files: Vec<(&str, &str)> =
                files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            found.push(load(&files).unwrap_or_else(|error| panic!("{error}")));
        }
    }
    assert!(found.len() > 1, "no instrument ships");
    found
}

/// A worksheet from what people type.
pub fn sheet(instrument: &Instrument, typed: &[(u32, &str)]) -> Worksheet {
    typed
        .iter()
        .filter_map(|(soal, text)| {
            let (question, input) = instrument.input(*soal).expect("known soal");
            Some((*soal, read_answer(question, input, text).unwrap_or_else(|error| panic!("{error}"))?))
        })
        .collect()
}

pub fn scores(typed: &[(u32, &str)]) -> Scores {
    let tiny = tiny();
    score(&tiny, &sheet(&tiny, typed))
}

pub fn node(instrument: &Instrument, code: &str) -> usize {
    instrument.nodes.iter().position(|node| node.code == code).expect("known node")
}

pub fn question(instrument: &Instrument, code: &str) -> usize {
    instrument.questions.iter().position(|question| question.code == code).expect("known question")
}

pub fn node_score(scores: &Scores, code: &str) -> NodeScore {
    scores.nodes[node(&tiny(), code)]
}

pub fn question_score(scores: &Scores, code: &str) -> QuestionScore {
    scores.questions[question(&tiny(), code)]
}

pub fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}
