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
            complain(&sentence(&format!(
                "hasil tidak dapat ditulis ({}); periksa tujuan keluaran",
                pilar_app::system_reason(&error)
            )));
            ExitCode::from(1)
        }
        _ if outcome.good => ExitCode::SUCCESS,
        _ => ExitCode::from(1),
    }
}

/// Writes why a command was refused and gives exit code 1.
pub fn fail(error: &AppError, json: bool) -> ExitCode {
    refuse(error.code(), &error.to_string(), json);
    ExitCode::from(1)
}

/// Writes one sentence, and with `--json` the same as a document.
pub fn refuse(code: &str, text: &str, json: bool) {
    let sentence = sentence(text);
    if json {
        let document = json!({ "error": { "code": code, "message": sentence } });
        // With standard output closed the sentence below still says it.
        let _ = writeln!(io::stdout(), "{document:#}");
    }
    complain(&sentence);
}

/// Writes one sentence to standard error.
pub fn complain(sentence: &str) {
    // With standard error closed there is nobody left to tell.
    let _ = writeln!(io::stderr(), "pilar: {sentence}");
}

/// Begins with a capital, ends with a full stop, and stays on one line whatever was typed or read.
fn sentence(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut chars = text.chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{first}{}{end}", chars.as_str())
}
