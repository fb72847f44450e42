//! One function per command: parse, call one use case, word the result.

mod assessments;
mod conflicts;
mod context;
mod evidence;
mod files;
mod lhe;
mod package;
mod portfolio;
mod profile;
mod review;
mod workspace;

use context::Context;
use pilar_app::Result;
use serde_json::Value;

use crate::args::{Args, Command};
use crate::output::Outcome;
use crate::usage;

/// Runs a command.
pub fn run(args: Args) -> Result<Outcome> {
    let user = || std::env::var("USERNAME").or_else(|_| std::env::var("USER"));
    let context = Context {
        workspace: args.workspace,
        user: user().unwrap_or_else(|_| "tanpa nama".into()),
        author: args.author,
        role: args.role,
        read_only: args.read_only,
    };
    match args.command {
        Command::Score { file, skip_unreadable } => files::score(&file, skip_unreadable),
        Command::Import { file, into, dry_run, skip_unreadable } => {
            files::import(&context, &file, into.as_deref(), dry_run, skip_unreadable)
        }
        Command::Export { id, format, output, template, paper, package } => {
            files::export(&context, &id, format, &output, template.as_deref(), paper, &package)
        }
        Command::Verify { package } => package::verify(&package),
        Command::New(new) => assessments::new(&context, new),
        Command::Example => assessments::example(&context),
        Command::List => assessments::list(&context),
        Command::Show { id } => assessments::show(&context, &id),
        Command::History { id, code, limit } => {
            assessments::history(&context, &id, code, limit.map(std::num::NonZero::get))
        }
        Command::Search { id, text } => assessments::search(&context, &id, &text),
        Command::Profile(given) => profile::run(&context, given),
        Command::Answer { id, code, value, note, layer } => {
            assessments::answer(&context, &id, &code, &value, note.as_deref(), layer)
        }
        Command::Conflicts { id } => conflicts::list(&context, &id),
        Command::Decide(given) => conflicts::decide(&context, &given),
        Command::Lhe(given) => lhe::run(&context, &given),
        Command::Undo { id } => assessments::undo(&context, &id),
        Command::Redo { id } => assessments::redo(&context, &id),
        Command::Portfolio(command) => portfolio::run(&context, command),
        Command::Review(command) => review::run(&context, command),
        Command::Evidence(command) => evidence::run(&context, command),
        Command::Check { deep, clear } => workspace::check(&context, deep, clear),
        Command::Backup => workspace::backup(&context),
        Command::Restore { file } => workspace::restore(&context, file.as_deref()),
        Command::Completions { shell } => Ok(completions(shell)),
    }
}

fn completions(shell: clap_complete::Shell) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut usage::command(), "pilar", &mut script);
    let text = String::from_utf8_lossy(&script).into_owned();
    Outcome::good(Value::String(text.clone()), text)
}
