//! The `pilar` command: every use case of the program without its window.

mod args;
mod commands;
mod hints;
mod output;
mod text;
mod usage;

use std::process::ExitCode;

fn main() -> ExitCode {
    pilar_app::read_instruments_ahead();
    let args = match usage::parse::<commands::Args>() {
        Ok(args) => args,
        Err(code) => return code,
    };
    let json = args.json;
    match commands::run(args) {
        Ok(outcome) => {
            let code = output::finish(&outcome, json);
            // The process ends here: giving very many small texts back one by one would only take time.
            std::mem::forget(outcome);
            code
        }
        Err(error) => output::fail(&error, json),
    }
}
