//! The `pilar` command: every use case of the program without its window.

mod args;
mod commands;
mod output;
mod text;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let json = args.json;
    match commands::run(args) {
        Ok(outcome) => output::finish(&outcome, json),
        Err(error) => output::fail(&error, json),
    }
}
