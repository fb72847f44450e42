use serde_json::Value;

use crate::output::Outcome;

/// The script that completes a command in a shell.
pub fn write(shell: clap_complete::Shell, command: &mut clap::Command) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, command, "pilar", &mut script);
    let text = String::from_utf8_lossy(&script).into_owned();
    Outcome::good(Value::String(text.clone()), text)
}
