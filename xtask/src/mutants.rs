use crate::process::{Result, command, run};
use crate::{system, tools};

const VERSION: &str = "27.1.0";

/// What mutants are built and tested with: everything but the window. Also told to the tests, which build the
/// `pilar` command themselves.
const PACKAGES: &str = "--exclude pilar-window --exclude xtask";

/// What is changed when no `--file` says otherwise.
const FILES: [&str; 3] = ["crates/core/src/**/*.rs", "crates/store/src/**/*.rs", "crates/app/src/**/*.rs"];

/// Tries changes of core, store and app against the tests of the whole workspace; `.cargo/mutants.toml` says how.
pub fn mutants(words: &[&str]) -> Result<()> {
    system::ensure(&[system::COMPILER, system::OFFICE, system::POPPLER, system::UNZIP])?;
    let program = tools::from_crates("cargo-mutants", VERSION)?;
    let mut mutants = command(&program.to_string_lossy(), &["mutants", "--workspace", "--output", "target"]);
    if !words.iter().any(|word| word.starts_with("--file") || word.starts_with("-f")) {
        mutants.args(FILES.iter().flat_map(|file| ["--file", file]));
    }
    run(mutants.args(words).env("PILAR_BUILD", PACKAGES))
}
