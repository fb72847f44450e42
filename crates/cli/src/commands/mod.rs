//! One function per command: parse, call one use case, word the result.

mod assessments;
mod conflicts;
mod evidence;
mod files;
mod lhe;
mod package;
mod portfolio;
mod profile;
mod review;
mod workspace;

use std::path::PathBuf;

use pilar_app::session::{Session, default_workspace, sign_in};
use pilar_app::{Result, ReviewError};
use serde_json::Value;

use crate::args::{Args, Command};
use crate::output::Outcome;
use crate::usage;

/// The role of someone who named none.
const ROLE: &str = "pokja";

/// Where and as whom a command runs.
pub struct Context {
    workspace: Option<PathBuf>,
    /// The name of the user of this machine, for workspaces without an identity.
    user: String,
    author: Option<String>,
    role: Option<String>,
    read_only: bool,
}

impl Context {
    fn dir(&self) -> Result<PathBuf> {
        self.workspace.clone().map_or_else(default_workspace, Ok)
    }

    /// For commands that begin something; the workspace is made where there is none.
    fn begin(&self) -> Result<Session> {
        self.changing()?;
        self.signed(Session::open(&self.dir()?, &self.user, ROLE)?)
    }

    /// For commands that change what is there.
    fn open(&self) -> Result<Session> {
        self.changing()?;
        self.signed(Session::open_existing(&self.dir()?, &self.user, ROLE)?)
    }

    /// For commands that only look; a read-only workspace is fine.
    fn look(&self) -> Result<Session> {
        let open = if self.read_only { Session::open_read_only } else { Session::open_to_look };
        self.signed(open(&self.dir()?, &self.user, ROLE)?)
    }

    fn changing(&self) -> Result<()> {
        if self.read_only { Err(ReviewError::ReadOnly.into()) } else { Ok(()) }
    }

    /// As the identity of the workspace, except for what was said this time.
    fn signed(&self, mut session: Session) -> Result<Session> {
        sign_in(&mut session, self.author.as_deref(), self.role.as_deref())?;
        Ok(session)
    }
}

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
