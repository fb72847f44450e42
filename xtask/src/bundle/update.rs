//! The update in one file (docs/spec/update.md): a description, its signature, and the setup.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::common::VERSION;
use super::sums::sign;
use crate::files::{copy, empty, remove, text};
use crate::process::{Result, command, output, root, run};

const DESCRIPTION: &str = "pembaruan.json";

/// Makes the update of a setup, signed with a secret key.
pub fn make(setup: &Path, out: &Path, key: &Path) -> Result<PathBuf> {
    let name = text(Path::new(setup.file_name().ok_or("a setup without a name")?))?;
    let place = empty(&out.join("update"))?;
    let failed = |error: std::io::Error| format!("{}: {error}", place.display());
    copy(setup, &place.join(name))?;
    let sum = output(command("sha256sum", &[name]).current_dir(&place))?;
    let sha256 = sum.split_whitespace().next().ok_or("sha256sum said nothing")?;
    let size = fs::metadata(setup).map_err(failed)?.len();
    let description = place.join(DESCRIPTION);
    fs::write(&description, describe(name, size, sha256)?).map_err(failed)?;
    sign(&description, &place.join(format!("{DESCRIPTION}.minisig")), key)?;
    let update = out.join(format!("Pilar-{VERSION}.pilar-update"));
    let words = ["-q", "-X", text(&update)?, DESCRIPTION, "pembaruan.json.minisig", name];
    run(command("zip", &words).current_dir(&place))?;
    remove(&place)?;
    Ok(update)
}

/// The description; what is new is said in `src-tauri/yang-baru.txt`, a sentence a line.
fn describe(installer: &str, size: u64, sha256: &str) -> Result<String> {
    let news = root().join("src-tauri/yang-baru.txt");
    let news = fs::read_to_string(&news).map_err(|error| format!("{}: {error}", news.display()))?;
    let notes: Vec<String> =
        news.lines().map(str::trim).filter(|line| !line.is_empty()).map(quoted).collect();
    let date = output(&mut command("date", &["+%F"]))?;
    Ok(format!(
        "{{\"format\": 1, \"program\": \"Pilar\", \"version\": {}, \"date\": {}, \"notes\": [{}], \
         \"installer\": {{\"name\": {}, \"size\": {size}, \"sha256\": {}}}}}\n",
        quoted(VERSION),
        quoted(date.trim()),
        notes.join(", "),
        quoted(installer),
        quoted(sha256),
    ))
}

/// A text as JSON has it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
