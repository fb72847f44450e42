//! The `pilar` command: every use case of the program without its window.

mod args;
mod commands;
mod hints;
mod output;
mod text;
mod usage;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args = match usage::parse::<commands::Args>() {
        Ok(args) => args,
        Err(code) => return code,
    };
    let json = args.json;
    match commands::run(args) {
        Ok(outcome) => output::finish(&outcome, json),
        Err(error) => output::fail(&error, json),
    }
}
