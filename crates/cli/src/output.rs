//! Writing results: one JSON document, or text; one sentence when something was refused.

use std::io::{self, Write};
use std::process::ExitCode;

use pilar_app::AppError;
use serde_json::{Value, json};

/// What a command ends with.
pub struct Outcome {
    /// For scripts.
    pub json: Value,
    /// For people.
    pub text: String,
    /// False when the command did its work and found something wrong.
    pub good: bool,
}

impl Outcome {
    pub fn good(json: Value, text: String) -> Self {
        Self { json, text, good: true }
    }
}

/// Writes a result and gives the exit code.
pub fn finish(outcome: &Outcome, json: bool) -> ExitCode {
    let written = if json {
        writeln!(io::stdout(), "{:#}", outcome.json)
    } else {
        writeln!(io::stdout(), "{}", outcome.text.trim_end())
    };
    match written {
        // A reader that stops early, such as `head`, is no failure.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("hasil tidak dapat ditulis ({error}); periksa tujuan keluaran"));
            ExitCode::from(1)
        }
        _ if outcome.good => ExitCode::SUCCESS,
        _ => ExitCode::from(1),
    }
}

/// Writes why a command was refused and gives exit code 1.
pub fn fail(error: &AppError, json: bool) -> ExitCode {
    let sentence = sentence(&error.to_string());
    if json {
        let document = json!({ "error": { "code": error.code(), "message": sentence } });
        if let Err(error) = writeln!(io::stdout(), "{document:#}") {
            complain(&error.to_string());
        }
    }
    complain(&sentence);
    ExitCode::from(1)
}

/// Writes one sentence to standard error.
pub fn complain(sentence: &str) {
    // With standard error closed there is nobody left to tell.
    let _ = writeln!(io::stderr(), "pilar: {sentence}");
}

/// Begins with a capital and ends with a full stop.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{first}{}{end}", chars.as_str())
}
