//! A second reader of packages, written in Python from `docs/spec` alone, against ours: what both say of well over a
//! thousand packages, good and bad, has to be the same.
//!
//! The second reader has no worksheet. So no forgery here touches an answer, a note or a verdict of a whole package,
//! its workbook, its `jawaban-unit.json` or the list of inputs: `tests/packages/contradicting.rs` has those. A value that
//! ours alone refuses, because it knows the worksheet, counts as good to both.

mod bags;
mod bases;
mod cases;
mod chains;
mod lines;
mod papers;
mod parts;
mod vary;
mod zips;

use std::process::Command;

use cases::{Case, Cases};
use pilar_tests::{Station, root, skipped};

#[test]
fn a_reader_written_from_the_specification_agrees_on_every_package() {
    if let Err(error) = Command::new("python3").arg("--version").output() {
        return skipped(&format!("python3 tidak ada di mesin ini ({error})"));
    }
    let bases = bases::Bases::new();
    let mut cases = Cases::new();
    for (name, path) in &bases.all {
        cases.file(name, path);
    }
    assert!(cases.all.iter().all(|case| case.ours.is_none()), "sound packages: {:?}", cases.all);
    zips::make(&bases, &mut cases);
    bags::make(&bases, &mut cases);
    parts::make(&bases, &mut cases);
    lines::make(&bases, &mut cases);
    chains::make(&bases, &mut cases);
    papers::make(&bases, &mut cases);

    let theirs = said_by_python(&cases.all);
    let differs = |(case, said): (&Case, &String)| {
        ((case.ours.is_none() || case.for_a_value) != (said == "good"))
            .then(|| format!("{}: {} <> {said}", case.name, case.ours.as_deref().unwrap_or("good")))
    };
    let differ: Vec<String> = cases.all.iter().zip(&theirs).filter_map(differs).collect();
    let good = theirs.iter().filter(|said| *said == "good").count();
    println!("{} packages, {good} of them good", theirs.len());
    assert!(differ.is_empty(), "{} differ:\n{}", differ.len(), differ.join("\n"));
    assert!(theirs.len() >= 1_000 && good >= 200 && theirs.len() - good >= 700, "{good} of {}", theirs.len());

    let desk = Station::new();
    for case in cases.all.iter().step_by(97) {
        let path = case.path.to_str().expect("Unicode path");
        assert_eq!(desk.run(&["verify", path]).code, i32::from(case.ours.is_some()), "{}", case.name);
    }
}

/// What the second reader says of each, asked once for all.
fn said_by_python(cases: &[Case]) -> Vec<String> {
    let mut command = Command::new("python3");
    command.arg("-B").arg(root().join("tests/verifier/verify.py"));
    let output = command.args(cases.iter().map(|case| &case.path)).output().expect("python3 runs");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let said: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    assert_eq!(said.len(), cases.len(), "one line for each");
    assert_eq!(output.status.success(), said.iter().all(|line| line == "good"), "its exit code");
    said
}
