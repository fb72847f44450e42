//! Writing results: one JSON document, or text; one sentence when something was refused.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::process::ExitCode;

use pilar_app::view::FaultView;
use pilar_app::{AppError, Facts};
use serde::Serialize;
use serde_json::{Value, json};

use crate::hints::hint;

/// What a command ends with.
pub struct Outcome {
    said: Box<dyn Said>,
    good: bool,
}

/// What a command says; only one of both is asked for.
trait Said {
    /// For scripts.
    fn json(&self) -> Value;
    /// For people.
    fn text(&self) -> String;
}

/// Both are there already.
struct Both {
    json: Value,
    text: String,
}

impl Said for Both {
    fn json(&self) -> Value {
        self.json.clone()
    }

    fn text(&self) -> String {
        self.text.clone()
    }
}

/// A view, and how people read it.
struct View<T, F> {
    view: T,
    text: F,
}

impl<T: Serialize, F: Fn(&T) -> String> Said for View<T, F> {
    fn json(&self) -> Value {
        json!(self.view)
    }

    fn text(&self) -> String {
        (self.text)(&self.view)
    }
}

impl Outcome {
    /// The command did its work.
    pub fn good(json: Value, text: String) -> Self {
        Self::new(json, text, true)
    }

    /// The command did its work; unless `good` it found something wrong.
    pub fn new(json: Value, text: String, good: bool) -> Self {
        Self { said: Box::new(Both { json, text }), good }
    }

    /// The command did its work. What may be long is said in one of the two ways, and not in both.
    pub fn view<T: Serialize + 'static>(view: T, text: impl Fn(&T) -> String + 'static) -> Self {
        Self { said: Box::new(View { view, text }), good: true }
    }

    /// The same; unless `good` it found something wrong.
    pub fn if_good(self, good: bool) -> Self {
        Self { good, ..self }
    }
}

/// Writes a result and gives the exit code.
pub fn finish(outcome: &Outcome, json: bool) -> ExitCode {
    // As one piece: standard output is written line by line otherwise.
    let mut said = if json { harmless_json(&outcome.said.json()) } else { harmless(&outcome.said.text()) };
    said.truncate(said.trim_end().len());
    said.push('\n');
    match io::stdout().write_all(said.as_bytes()) {
        // A reader that stops early, such as `head`, is no failure.
        Err(error) if !is_closed(&error) => {
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

/// Whether whoever read the output has stopped reading. Windows has a second number for it, without a kind.
fn is_closed(error: &io::Error) -> bool {
    const PIPE_NOT_CONNECTED: i32 = 233;
    error.kind() == io::ErrorKind::BrokenPipe
        || (cfg!(windows) && error.raw_os_error() == Some(PIPE_NOT_CONNECTED))
}

/// Writes why a command was refused, with everything that is wrong below it, and gives exit code 1.
pub fn fail(error: &AppError, json: bool) -> ExitCode {
    let fault = FaultView::of(error);
    let said = with_hint(&fault.what, hint(fault.code, &fault.facts));
    if json {
        let mut document = json!({ "code": fault.code, "message": said });
        let facts = told(&fault.facts);
        if facts.as_object().is_some_and(|facts| !facts.is_empty()) {
            document["facts"] = facts;
        }
        // A command has no log: what the sentence leaves out is told to who asks for everything.
        if let Some(detail) = error.diagnosis() {
            document["detail"] = json!(detail);
        }
        report(&document);
    }
    complain(&said);
    for line in list(&fault.facts) {
        // With standard error closed there is nobody left to tell.
        let _ = writeln!(io::stderr(), "  {}", one_line(&line));
    }
    ExitCode::from(1)
}

/// Writes one sentence about wrong usage, and with `--json` the same as a document.
pub fn refuse(code: &str, text: &str, json: bool) {
    let sentence = sentence(text);
    if json {
        report(&json!({ "code": code, "message": sentence }));
    }
    complain(&sentence);
}

/// Writes what is worth knowing beside a result.
pub fn warn(text: &str) {
    complain(&sentence(text));
}

fn report(error: &Value) {
    // With standard output closed the sentence on standard error still says it.
    let _ = writeln!(io::stdout(), "{}", harmless_json(&json!({ "error": error })));
}

/// What happened and what is safe, and what to do as a sentence of its own.
fn with_hint(what: &str, hint: Option<String>) -> String {
    let what = sentence(what);
    hint.map_or_else(|| what.clone(), |hint| format!("{what} {}", sentence(&hint)))
}

/// The facts that there are.
fn told(facts: &Facts) -> Value {
    let mut told = json!(facts);
    if let Some(facts) = told.as_object_mut() {
        facts.retain(|_, fact| match fact {
            Value::Array(list) => !list.is_empty(),
            Value::Bool(said) => *said,
            other => !other.is_null(),
        });
    }
    told
}

/// Everything that is wrong, one line each.
fn list(facts: &Facts) -> Vec<String> {
    let rows = facts.rows.iter().map(|row| format!("{}: {}", row.place, row.reason));
    let fields = facts.fields.iter().map(|field| format!("{} {}", field.label, field.reason));
    let files = facts.files.iter().map(|file| format!("{}: {}", file.path, file.reason));
    rows.chain(fields).chain(files).chain(facts.items.iter().cloned()).collect()
}

/// Writes one sentence to standard error.
pub fn complain(sentence: &str) {
    // With standard error closed there is nobody left to tell.
    let _ = writeln!(io::stderr(), "pilar: {sentence}");
}

/// The same on one line, whatever was typed or read.
fn one_line(text: &str) -> String {
    harmless(text).replace(['\n', '\t'], " ")
}

/// A name or a note from elsewhere must neither command the terminal nor turn the line around: what could is shown as
/// a sign of its own.
fn harmless(text: &str) -> String {
    text.replace(commands, "\u{fffd}")
}

/// A document in which whatever could command a terminal is escaped, as JSON allows for every character.
fn harmless_json(document: &Value) -> String {
    let text = format!("{document:#}");
    if !text.contains(commands) {
        return text;
    }
    text.chars().fold(String::with_capacity(text.len()), |mut text, c| {
        if commands(c) {
            // All of them are in the plane that one such escape can name; writing to a string cannot fail.
            let _ = write!(text, "\\u{:04x}", u32::from(c));
        } else {
            text.push(c);
        }
        text
    })
}

/// Control characters but those that lay text out, and those that change the direction of what follows.
fn commands(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Begins with a capital, ends with a full stop, and stays on one line whatever was typed or read.
fn sentence(text: &str) -> String {
    let text = one_line(text);
    let mut chars = text.chars();
    let first: String = chars.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{first}{}{end}", chars.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{harmless, harmless_json, one_line};

    #[test]
    fn names_from_elsewhere_do_not_command_the_terminal() {
        let name = "Kantor\u{1b}[2J\u{9b}31m\u{202e}txt.exe\u{7f}\r\nbaris\tdua";
        assert_eq!(harmless(name), "Kantor\u{fffd}[2J\u{fffd}31m\u{fffd}txt.exe\u{fffd}\u{fffd}\nbaris\tdua");
        assert_eq!(one_line("a\nb\u{1b}c"), "a b\u{fffd}c");
        let written = harmless_json(&json!({ "unit": name }));
        assert!(written.chars().all(|c| !c.is_control() || c == '\n'), "{written:?}");
        assert_eq!(serde_json::from_str::<Value>(&written).expect("JSON")["unit"], name, "nothing is lost");
    }
}
