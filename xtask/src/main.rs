//! Pilar's own chores: `cargo xtask run | test | bench`.

mod bench;
mod process;
mod run;
mod system;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Pilar's own chores.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Build Pilar and run its main job on the bundled example unit
    Run,
    /// Install what the tests need and run all of them
    Test,
    /// Measure the figures of docs/benchmarks.md on this machine
    Bench {
        /// Write them to docs/benchmarks.md
        #[arg(long)]
        record: bool,
    },
}

fn main() -> ExitCode {
    let done = match Args::parse().chore {
        Chore::Run => run::run(),
        Chore::Test => test::test(),
        Chore::Bench { record } => bench::bench(record),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
