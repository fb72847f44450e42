//! The fingerprints of the questions are those of the official set and of Pilar's own words. With `PILAR_WRITE=1` they
//! are written instead of compared; wordings of earlier versions of Pilar stay.

use std::collections::BTreeSet;
use std::path::PathBuf;

use pilar_files::portalrb::master::read_master;
use pilar_files::xlsx::read::Sketch;
use pilar_tests::{instrument, reference, root};

const HEAD: &str = "\
# Sidik teks pertanyaan: untuk tiap nomor soal beberapa hash pasangan kata, dari set soal induk dan dari kalimat Pilar
# sendiri. Kata-katanya tidak dapat dibaca kembali dari sini. Dibuat oleh tests/conformance/fingerprints.rs.
";

fn path() -> PathBuf {
    root().join("assessments").join(instrument().key).join("fingerprints.txt")
}

/// A line for each wording that has words enough.
fn lines() -> Option<BTreeSet<(u32, String)>> {
    let instrument = instrument();
    let master = read_master(&instrument, &reference("portalrb-master-soal-2026.json")?).expect("master set");
    let mut lines = BTreeSet::new();
    for (question, input) in instrument.inputs() {
        let official = master.questions[&input.soal].question.as_str();
        // An input of several is told by its own label.
        let own = if input.label.is_empty() { &question.title } else { &input.label };
        for text in [official, own.as_str(), question.asks.as_str()] {
            if text == question.asks && !input.label.is_empty() {
                continue;
            }
            lines.extend(Sketch::of(text).map(|sketch| (input.soal, sketch.to_string())));
        }
    }
    Some(lines)
}

#[test]
fn fingerprints_are_those_of_the_wordings() {
    let Some(lines) = lines() else { return };
    let written = std::fs::read_to_string(path()).expect("fingerprints");
    let mut known: BTreeSet<(u32, String)> = written
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(' ').expect("soal and hashes"))
        .map(|(soal, hashes)| (soal.parse().expect("soal"), hashes.to_owned()))
        .collect();
    if std::env::var_os("PILAR_WRITE").is_some() {
        known.extend(lines.iter().cloned());
        let lines: Vec<String> = known.iter().map(|(soal, hashes)| format!("{soal} {hashes}\n")).collect();
        std::fs::write(path(), format!("{HEAD}{}", lines.concat())).expect("written");
    }
    let missing: Vec<_> = lines.difference(&known).collect();
    assert!(missing.is_empty(), "run this test with PILAR_WRITE=1: {missing:?}");
}
