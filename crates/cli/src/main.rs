//! The `pilar` command: every use case of the program without its window.

mod args;
mod commands;
mod output;
mod text;
mod usage;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(error) => return usage::refuse(&error),
    };
    let json = args.json;
    match commands::run(args) {
        Ok(outcome) => output::finish(outcome, json),
        Err(error) => output::fail(&error, json),
    }
}
