//! One word for one thing in the texts of worksheets, and sentences that end.

use toml::Value;

use crate::vocabulary::{EVERYWHERE, GivenUp, stands_in};

/// What the texts of worksheets do not say besides.
const BANNED: &[GivenUp] = &[
    ("0-4", "0–4"),
    ("anti korupsi", "antikorupsi"),
    ("dimonev", "dimonitor dan dievaluasi"),
    ("dimonitoring", "dimonitor"),
    ("dinternalisasi", "diinternalisasikan"),
    ("dinternalisasikan", "diinternalisasikan"),
    ("diinternalisasi", "diinternalisasikan"),
    ("non lhkpn", "non-LHKPN"),
    ("punishment", "sanksi"),
    ("reward", "penghargaan"),
    ("stakeholder", "pemangku kepentingan"),
    ("stakeholders", "pemangku kepentingan"),
    ("website", "situs"),
];

/// Names of nodes and titles of regulations are facts, written as they are elsewhere.
const FACTS: [&str; 2] = ["node", "legal_basis"];

/// Banned words in the texts of a file, and criteria and hints that do not end as sentences do.
pub fn worksheet_texts(path: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let table = text.parse().unwrap_or_else(|error| panic!("{path}: {error}"));
    look(path, "", &Value::Table(table), &mut faults);
    faults
}

fn look(path: &str, key: &str, value: &Value, faults: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            let words = EVERYWHERE.iter().chain(BANNED);
            let found = words.filter(|(word, _)| stands_in(text, word));
            faults
                .extend(found.map(|(word, better)| format!("{path}: {text:?}: {word:?}, tulis {better:?}")));
            let ends: &[char] = match key {
                "criteria" | "hint" => &['.'],
                "asks" => &['?'],
                _ => return,
            };
            if !text.ends_with(ends) {
                faults.push(format!("{path}: {text:?} tidak berakhir dengan {:?}", ends[0]));
            }
        }
        Value::Array(list) => list.iter().for_each(|value| look(path, key, value, faults)),
        Value::Table(table) => {
            for (name, value) in table.iter().filter(|(name, _)| !FACTS.contains(&name.as_str())) {
                // Criteria have their options' keys below them.
                let key = if key == "criteria" { key } else { name.as_str() };
                look(path, key, value, faults);
            }
        }
        _ => {}
    }
}

#[test]
fn worksheets_have_one_word_for_one_thing() {
    let files: Vec<_> = crate::sources("assessments", "toml")
        .into_iter()
        .filter(|(path, _)| !path.starts_with("assessments/reading/"))
        .collect();
    assert!(files.len() > 8, "only {} files", files.len());
    crate::none(&files.iter().flat_map(|(path, text)| worksheet_texts(path, text)).collect::<Vec<_>>());
}

#[test]
fn a_banned_word_is_found_by_itself_only_and_a_sentence_ends() {
    let text = "[[node]]\nname = \"Non LHKPN\"\n[[question]]\nasks = \"Apakah bisa?\"\nhint = \"Bisakah, atau sebisanya\"\n\
        documents = [\"SK\", { name = \"Foto Website\", optional = true }]\n[question.criteria]\nYa = \"Ada\"\n";
    assert_eq!(
        worksheet_texts("a.toml", text),
        [
            "a.toml: \"Apakah bisa?\": \"bisa\", tulis \"dapat\"",
            "a.toml: \"Ada\" tidak berakhir dengan '.'",
            "a.toml: \"Foto Website\": \"website\", tulis \"situs\"",
            "a.toml: \"Bisakah, atau sebisanya\" tidak berakhir dengan '.'",
        ]
    );
}
