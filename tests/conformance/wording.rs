//! The official sentences stay out of the project: no run of eight words stands in both.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};

/// So many words in a row make a sentence someone else wrote.
const RUN: usize = 8;

type Runs = BTreeSet<String>;

/// Every run of eight words of a text, in lower case and without punctuation.
fn runs(text: &str) -> Runs {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.windows(RUN).map(|run| run.join(" ")).collect()
}

/// Every string of a JSON or TOML value, under its key.
fn strings(key: &str, value: &toml::Value, found: &mut Vec<(String, String)>) {
    match value {
        toml::Value::String(text) => found.push((key.to_owned(), text.clone())),
        toml::Value::Array(list) => list.iter().for_each(|value| strings(key, value, found)),
        toml::Value::Table(table) => table.iter().for_each(|(key, value)| strings(key, value, found)),
        _ => {}
    }
}

fn json_strings(key: &str, value: &serde_json::Value, found: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::String(text) => found.push((key.to_owned(), text.clone())),
        serde_json::Value::Array(list) => list.iter().for_each(|value| json_strings(key, value, found)),
        serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| json_strings(key, value, found)),
        _ => {}
    }
}

/// The runs of the master set; those of node names are facts and are left out.
fn official_master(path: &Path) -> Runs {
    let text = std::fs::read_to_string(path).expect("readable master set");
    let mut found = Vec::new();
    json_strings("", &serde_json::from_str(&text).expect("JSON"), &mut found);
    let mut official = Runs::new();
    let mut names = Runs::new();
    for (key, text) in &found {
        if key == "nama" { names.extend(runs(text)) } else { official.extend(runs(text)) }
    }
    &official - &names
}

fn official_workbook(path: &Path) -> Runs {
    let mut workbook: Xlsx<_> = calamine::open_workbook(path).expect("readable workbook");
    let mut official = Runs::new();
    for (_, sheet) in workbook.worksheets() {
        for (_, _, cell) in sheet.used_cells() {
            if let Data::String(text) = cell {
                official.extend(runs(text));
            }
        }
    }
    official
}

/// Every file of ours that holds sentences about the worksheet.
fn ours() -> Vec<PathBuf> {
    let mut open: Vec<PathBuf> =
        ["assessments", "docs", "README.md"].map(|name| pilar_tests::root().join(name)).into();
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                std::fs::read_dir(&path).expect("readable").map(|entry| entry.expect("readable").path()),
            );
        } else if path
            .extension()
            .is_some_and(|e| ["toml", "md", "json", "txt"].iter().any(|known| e == *known))
        {
            found.push(path);
        }
    }
    found
}

/// The texts of one file, each on its own, so that no run crosses from one field into the next.
fn texts(path: &Path) -> Vec<String> {
    let Ok(text) = std::fs::read_to_string(path) else { return Vec::new() };
    let mut found = Vec::new();
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("toml") => strings("", &toml::Value::Table(text.parse().expect("TOML")), &mut found),
        Some("json") => json_strings("", &serde_json::from_str(&text).expect("JSON"), &mut found),
        _ => return text.split("\n\n").map(str::to_owned).collect(),
    }
    found.into_iter().map(|(_, text)| text).collect()
}

fn shared(official: &Runs, names: &Runs) -> Vec<String> {
    let mut found = Vec::new();
    for path in ours() {
        for text in texts(&path) {
            let both = runs(&text).into_iter().filter(|run| official.contains(run) && !names.contains(run));
            found.extend(both.map(|run| format!("{}: {run}", path.display())));
        }
    }
    found
}

/// Names of nodes and titles of regulations are facts, kept exactly.
fn names() -> Runs {
    let instrument = pilar_tests::instrument();
    let nodes = instrument.nodes.iter().map(|node| &node.name);
    nodes.chain(&instrument.legal_basis).flat_map(|name| runs(name)).collect()
}

#[test]
fn no_sentence_of_the_master_set_is_ours() {
    let Some(path) = pilar_tests::reference("portalrb-master-soal-2026.json") else { return };
    let official = official_master(&path);
    assert!(official.len() > 1_000, "only {} runs", official.len());
    let found = shared(&official, &names());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_sentence_of_the_official_workbook_is_ours() {
    let Some(path) = pilar_tests::reference("official-workbook-filled.xlsx") else { return };
    let official = official_workbook(&path);
    assert!(official.len() > 400, "only {} runs", official.len());
    let found = shared(&official, &names());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_copied_sentence_is_found_whatever_its_punctuation() {
    let official = runs("Satu dua tiga, empat lima: enam tujuh delapan sembilan.");
    assert_eq!(official.len(), 2);
    let copied = runs("Kata lain dulu. SATU dua-tiga empat (lima) enam tujuh\ndelapan");
    assert_eq!(copied.intersection(&official).count(), 1);
    assert!(runs("satu dua tiga empat lima enam tujuh lain").is_disjoint(&official));
}

#[test]
fn there_is_something_to_compare() {
    let found = ours();
    assert!(found.iter().any(|path| path.ends_with("gates.toml")), "{found:?}");
    let count: usize = found.iter().flat_map(|path| texts(path)).map(|text| runs(&text).len()).sum();
    assert!(count > 2_000, "only {count} runs of our own");
}
