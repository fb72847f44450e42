//! Everything that reads what comes from outside is fed with the corpus of the fuzzing targets: what Pilar itself makes,
//! and what `cargo xtask fuzz` found. Nothing panics, and nothing takes long.

mod mutated;
mod seeds;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use pilar_tests::feed::{TARGETS, feed};

/// Far more than any needs without optimisation, on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);

fn corpus() -> PathBuf {
    pilar_tests::root().join("tests/fuzz/corpus")
}

/// The files of a target's corpus, in order.
fn files(target: &str) -> Vec<PathBuf> {
    let folder = corpus().join(target);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("entry").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "{target} has a corpus");
    files
}

/// Feeds a target, in bounded time.
fn fed(target: &str, what: &str, data: &[u8]) {
    println!("{target}: {what}");
    let start = Instant::now();
    feed(target, data);
    assert!(start.elapsed() < LONGEST, "{target}: {what}: {:?}", start.elapsed());
}

#[test]
fn every_file_of_the_corpus_is_taken_or_refused_in_bounded_time() {
    for (target, _) in TARGETS {
        for file in files(target) {
            let data = fs::read(&file).expect("readable");
            assert!(data.len() < 64 << 10, "{} is small", file.display());
            fed(target, &file.display().to_string(), &data);
        }
    }
}

#[test]
fn every_target_has_a_program_and_a_corpus() {
    let names = |folder: &str| -> BTreeSet<String> {
        let entries = fs::read_dir(pilar_tests::root().join("tests/fuzz").join(folder)).expect("folder");
        let stem = |path: PathBuf| path.file_stem().expect("name").to_string_lossy().into_owned();
        entries.map(|entry| stem(entry.expect("entry").path())).collect()
    };
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names("targets"), targets);
    assert_eq!(names("corpus"), targets);
}
