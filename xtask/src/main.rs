//! Pilar's own chores: `cargo xtask run | test | types | guide | bench | bundle`.

mod bench;
mod process;
mod run;
mod system;
mod test;
mod types;
mod web;
mod window;

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
    /// Build Pilar, make the example unit and its exports, and open the window on it
    Run,
    /// Install what the tests need and run all of them
    Test,
    /// Write the view types for the page from the Rust side
    Types,
    /// Take the pictures of docs/panduan from the example unit
    Guide,
    /// Make the .deb; on Debian install, start and remove it
    Bundle,
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
        Chore::Types => types::types(),
        Chore::Guide => window::pictures(),
        Chore::Bundle => window::bundle(),
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
