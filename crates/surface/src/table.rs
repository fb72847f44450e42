//! What a row of the table of commands is: a name, a function, and what both say in TypeScript.

use pilar_app::view::ProgressView;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::context::Context;
use crate::declarations::{Declarations, Signature};
use crate::fault::{Answer, program_fault, unreadable_arguments};
use crate::jobs::{Job, Tell};

type Run = Box<dyn Fn(&Context, &str, &mut Tell<'_>) -> Answer<String> + Send + Sync>;

/// One command.
pub(crate) struct Command {
    /// Its name, which is its function's.
    pub name: &'static str,
    /// What it takes and gives in TypeScript; declares the types of both.
    pub signature: fn(&mut Declarations) -> Signature,
    run: Run,
}

impl Command {
    /// A command that answers at once.
    pub fn new<A, G>(name: &'static str, command: fn(&Context, A) -> Answer<G>) -> Self
    where
        A: DeserializeOwned + TS + 'static,
        G: Serialize + TS + 'static,
    {
        let run: Run =
            Box::new(move |context, arguments, _| written(name, &command(context, read(name, arguments)?)?));
        Self { name, signature: |types| Signature::of::<A, G>(types, false), run }
    }

    /// A command that takes long: it is told about while it runs, and can be cancelled by the number in `job`.
    pub fn long<A, G>(name: &'static str, command: fn(&Context, A, &mut Job<'_>) -> Answer<G>) -> Self
    where
        A: DeserializeOwned + TS + 'static,
        G: Serialize + TS + 'static,
    {
        let run: Run = Box::new(move |context, arguments, tell| {
            let Number { job } = read(name, arguments)?;
            let given = read(name, arguments)?;
            let mut told = |progress: ProgressView| tell(progress);
            let mut job = context.jobs.begin(job, &mut told);
            written(name, &command(context, given, &mut job)?)
        });
        Self { name, signature: |types| Signature::of::<A, G>(types, true), run }
    }

    /// Reads the arguments, runs the command, and writes what it gives.
    pub fn run(&self, context: &Context, arguments: &str, tell: &mut Tell<'_>) -> Answer<String> {
        (self.run)(context, arguments, tell)
    }
}

#[derive(Deserialize)]
struct Number {
    job: u32,
}

fn read<A: DeserializeOwned>(name: &str, arguments: &str) -> Answer<A> {
    serde_json::from_str(arguments).map_err(|error| unreadable_arguments(name, &error))
}

fn written<G: Serialize>(name: &str, given: &G) -> Answer<String> {
    serde_json::to_string(given).map_err(|error| program_fault(&format!("{name}: {error}")))
}

/// The rows of some commands, each under the name of its function.
macro_rules! commands {
    ($($function:ident),* $(,)?) => {
        vec![$($crate::table::Command::new(stringify!($function), $function)),*]
    };
}

/// The same for commands that take long.
macro_rules! long_commands {
    ($($function:ident),* $(,)?) => {
        vec![$($crate::table::Command::long(stringify!($function), $function)),*]
    };
}

pub(crate) use {commands, long_commands};
