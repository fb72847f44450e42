//! Pilar for Windows: compiled on this machine, and run under Wine.

use std::path::Path;
use std::process::Stdio;

use crate::beside::Beside;
use crate::process::{Result, cargo, command, output, run};
use crate::programs::{self, Programs};
use crate::system;
use crate::wine::{Prefix, WINE};

/// Rust's name of the machine that is built for.
pub const TARGET: &str = "x86_64-pc-windows-gnu";

/// Adds Rust's target and the compiler for Windows; false, said loudly, where the target cannot be had.
pub fn can_build() -> Result<bool> {
    system::ensure(system::WINDOWS)?;
    let has = output(command("rustup", &["target", "list", "--installed"]).stderr(Stdio::null()))
        .is_ok_and(|installed| installed.lines().any(|target| target == TARGET));
    if has || run(&mut command("rustup", &["target", "add", TARGET])).is_ok() {
        return Ok(true);
    }
    println!(
        "\n!!! SKIPPED: Rust's target {TARGET} cannot be had on this machine. NOTHING IS TRIED FOR WINDOWS. !!!\n"
    );
    Ok(false)
}

/// Begins to build the programs for Windows and what [`test()`] runs, at the lowest priority: tests and journeys that go
/// on meanwhile often wait, and are not to wait for this. Cargo builds one thing at a time, so whatever else asks it to,
/// but for what is begun at the same moment, waits until this ends.
pub fn begin_build() -> Beside {
    let nice = |words: &[&str]| {
        let cargo = cargo(words);
        let mut nice = command("nice", &["-n", "19"]);
        nice.arg(cargo.get_program()).args(cargo.get_args());
        nice
    };
    let programs = ["build", "--workspace", "--locked", "--quiet", "--target", TARGET, "--bins"];
    let tests = ["test", "--workspace", "--locked", "--quiet", "--target", TARGET, "--no-run"];
    // What is begun at the same moment has asked cargo by then.
    let after = command("sleep", &["20"]);
    Beside::begin("Building for Windows", vec![after, nice(&programs), nice(&[&tests, SELECTED].concat())])
}

/// Builds the programs for Windows, as far as they are not there.
pub fn build() -> Result<Programs> {
    programs::build(&["--target", TARGET, "--bins"])
}

/// Runs the crates' own tests and those of the command under Wine.
pub fn test(built: &Programs) -> Result<()> {
    let wine = Prefix::new(&programs::target()?.join("wine"))?;
    let tests = ["test", "--workspace", "--locked", "--no-fail-fast", "--target", TARGET];
    let mut left_out = vec!["--"];
    for (test, why) in LEFT_OUT {
        println!("Not tried under Wine: {test} ({why})");
        left_out.extend(["--skip", test]);
    }
    let mut tests = cargo(&[&tests, SELECTED, &left_out].concat());
    tests.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", WINE);
    // Other programs, such as LibreOffice, are not in there; on this machine itself nothing was left out.
    tests.env_remove("PILAR_SKIPS");
    run(wine.around(&mut tests).env("PILAR_COMMAND", inside(built.path("pilar")?)))?;
    wine.discard()
}

/// What runs under Wine: the crates' own tests, the command's story, and hostile inputs. The rest is about this machine's
/// files, window or tools.
const SELECTED: &[&str] = &[
    "--lib",
    "--bin",
    "pilar",
    "--test",
    "care",
    "--test",
    "evidence",
    "--test",
    "journal",
    "--test",
    "merging",
    "--test",
    "opening",
    "--test",
    "use_cases",
    "--test",
    "story",
    "--test",
    "faults",
    "--test",
    "packages",
    "--test",
    "update",
];

/// Tests that say something of Wine instead of Pilar.
const LEFT_OUT: &[(&str, &str)] = &[
    ("a_copied_folder_gets_an_id_of_its_own", CREATED),
    ("a_new_folder_becomes_a_workspace_with_an_id_that_stays", CREATED),
    ("forged_journals_are_refused_with_the_line", CREATED),
    ("forged_and_disordered_changes_are_refused", CREATED),
    ("a_drive_pulled_out_while_exporting_fails_with_words", "a folder with open files cannot be taken away"),
    ("a_second_process_that_writes_is_told_to_wait", "a reader waits for the writer's lock there"),
    ("a_unit_name_of_100_000_characters_is_refused", "a command line there is not as long"),
    ("two_hundred_kills_lose_no_acknowledged_answer", "two hundred starts take minutes"),
];
const CREATED: &str = "a file's time of creation changes with its content";

/// How a path of this machine is called inside Wine.
pub fn inside(path: &Path) -> String {
    format!("Z:{}", path.display()).replace('/', "\\")
}
