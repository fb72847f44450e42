//! Checksums of the bundles, and a signature where there is a key.

use std::env;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::common::VERSION;
use crate::files::text;
use crate::process::{Result, command, output};
use crate::system;

/// Names the file of a secret key as minisign makes it.
const KEY: &str = "PILAR_SIGN_KEY";
/// Its password; not needed for a key without one.
const PASSWORD: &str = "PILAR_SIGN_PASSWORD";

const SUMS: &str = "SHA256SUMS";

/// Whether the checksums are signed.
pub enum Signed {
    By(PathBuf),
    ByNobody,
}

impl Signed {
    /// The line to end with.
    pub fn said(&self) -> String {
        match self {
            Self::By(signature) => format!("Signed: {}", signature.display()),
            Self::ByNobody => format!("UNSIGNED: {KEY} names no secret key. Do not hand these to users."),
        }
    }
}

/// Writes `SHA256SUMS` for files of a folder, and its signature when the environment names a key.
pub fn write(out: &Path, files: &[PathBuf]) -> Result<Signed> {
    let mut names = Vec::new();
    for file in files {
        names.push(text(Path::new(file.file_name().ok_or("a file without a name")?))?);
    }
    names.sort_unstable();
    let sums = output(command("sha256sum", &names).current_dir(out))?;
    let path = out.join(SUMS);
    fs::write(&path, sums).map_err(|error| format!("{}: {error}", path.display()))?;
    let Some(key) = key() else { return Ok(Signed::ByNobody) };
    let signature = path.with_extension("minisig");
    sign(&path, &signature, &key)?;
    Ok(Signed::By(signature))
}

/// The secret key that the environment names.
pub fn key() -> Option<PathBuf> {
    env::var_os(KEY).filter(|key| !key.is_empty()).map(PathBuf::from)
}

/// Signs a file with a secret key.
pub fn sign(file: &Path, signature: &Path, key: &Path) -> Result<()> {
    system::ensure(&[system::SIGNER])?;
    let comment = format!("Pilar {VERSION}");
    let words = ["-S", "-s", text(key)?, "-m", text(file)?, "-x", text(signature)?, "-t", &comment];
    let mut signing = command("minisign", &words);
    // The password is handed over where nobody sees it, as a person would type it.
    let mut signing = signing
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .map_err(|error| format!("minisign: {error}"))?;
    if let Some(mut input) = signing.stdin.take() {
        let password = env::var(PASSWORD).unwrap_or_default();
        input.write_all(format!("{password}\n").as_bytes()).map_err(|error| format!("minisign: {error}"))?;
    }
    let ended = signing.wait().map_err(|error| format!("minisign: {error}"))?;
    if ended.success() { Ok(()) } else { Err(format!("minisign could not sign {}: {ended}", file.display())) }
}
