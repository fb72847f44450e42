//! Helpers shared by the test suites.
#![allow(clippy::missing_panics_doc, reason = "test helpers panic on purpose")]

pub mod bag;
mod command;
pub mod feed;
pub mod forger;
mod office;
mod units;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub use command::{Ended, Station, begun, pilar_path, silent};
pub use office::{printed, recalculated};
use pilar_core::gates::judge;
use pilar_core::instrument::{Instrument, load};
use pilar_core::scoring::score;
use pilar_core::warning::warnings;
use pilar_files::report::{Report, UnitIdentity};
use pilar_files::xlsx::read::Lore;
pub use units::{Dice, make_units};

/// The root of the project.
pub fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    // Compiled elsewhere and run under Wine, which calls this machine's files Z.
    if cfg!(windows) && !root.is_absolute() { PathBuf::from(format!("Z:{}", root.display())) } else { root }
}

/// Loads the instrument of one folder; panics with every fault when it is not valid.
pub fn instrument_in(folder: &Path) -> Instrument {
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("readable instrument file");
            (path.file_name().expect("file name").to_string_lossy().into_owned(), text)
        })
        .collect();
    files.sort();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    load(&files).unwrap_or_else(|error| panic!("{error}"))
}

/// The instrument of the newest year that ships with Pilar.
pub fn instrument() -> Instrument {
    let folder = root().join("assessments");
    std::fs::read_dir(&folder)
        .expect("assessments")
        .map(|entry| entry.expect("readable folder").path())
        .filter(|path| path.join("instrument.toml").exists())
        .map(|path| instrument_in(&path))
        .max_by_key(|instrument| instrument.year)
        .expect("an instrument")
}

/// What is known of worksheets in circulation, as Pilar itself knows it.
pub fn lore() -> &'static Lore {
    static READ: OnceLock<Lore> = OnceLock::new();
    READ.get_or_init(|| {
        let text = |path: &Path| {
            std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let folder = root().join("assessments");
        let lore = Lore::read(&text(&folder.join("reading/headings.toml"))).expect("headings");
        let key = instrument().key;
        lore.with_fingerprints(&key, &text(&folder.join(&key).join("fingerprints.txt")))
            .expect("fingerprints")
    })
}

/// The report of a unit that has answered nothing.
pub fn blank_report(instrument: &Instrument) -> Report<'_> {
    let scores = score(instrument, &BTreeMap::new());
    let predicates = judge(instrument, &scores);
    Report {
        instrument,
        identity: UnitIdentity {
            unit: "Kantor Contoh".into(),
            year: instrument.year,
            ..UnitIdentity::default()
        },
        official: BTreeMap::new(),
        rows: BTreeMap::new(),
        evidence: Vec::new(),
        warnings: warnings(instrument, &scores, &predicates),
        scores,
        predicates,
        state: None,
        made_at: chrono::DateTime::parse_from_rfc3339("2026-11-22T09:30:00+07:00").expect("a time"),
        made_by: "Pilar".into(),
        part: None,
        annexes: Vec::new(),
    }
}

/// A tiny instrument unlike the real one in every name, scale, column and row: code that passes with
/// both knows neither.
pub fn tiny() -> Instrument {
    instrument_in(&root().join("tests/tiny"))
}

/// Says that a check is left out because this machine lacks something. Where `PILAR_SKIPS` is `fail`, as in `.ci/run`,
/// it panics instead: there everything has to be tried.
pub fn skipped(why: &str) {
    println!("dilewati: {why}");
    assert!(std::env::var_os("PILAR_SKIPS").is_none_or(|skips| skips != "fail"), "{why}");
}

/// The reference data beside the project, if this machine has it; says so when it has not.
pub fn reference(file: &str) -> Option<PathBuf> {
    let found = reference_quietly(file);
    if found.is_none() {
        println!("dilewati: {file} tidak ada di mesin ini");
    }
    found
}

/// A file that went wrong once, kept beside the project, if this machine has it; says so when it has not.
pub fn case(file: &str) -> Option<PathBuf> {
    let found = Some(root().join("../shared/cases").join(file)).filter(|path| path.exists());
    if found.is_none() {
        println!("dilewati: {file} tidak ada di mesin ini");
    }
    found
}

/// The reference data without a word.
pub fn reference_quietly(file: &str) -> Option<PathBuf> {
    Some(root().join("../shared/lke-2026").join(file)).filter(|path| path.exists())
}
