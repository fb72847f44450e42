//! The built page as the window serves it: the same files under the same content security policy.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The window's own configuration.
const CONFIGURATION: &str = include_str!("../../../src-tauri/tauri.conf.json");

/// What Tauri puts into a window before its page runs.
const INTERNALS: &str = include_str!("internals.js");

/// Where the page finds that script.
const INTERNALS_PATH: &str = "/bridge/internals.js";

/// The start page.
const INDEX: &str = "/index.html";

/// The files of the page by the path they are asked for.
pub(crate) struct Page {
    files: BTreeMap<String, PathBuf>,
    index: String,
    /// What the page may load and call.
    pub policy: String,
}

/// One file.
pub(crate) struct File {
    /// Its media type.
    pub media: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Page {
    /// The page that was built into `folder`, to be served at `port`.
    pub fn read(folder: &Path, port: u16) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        list(folder, "", &mut files)?;
        let index = std::fs::read_to_string(folder.join(&INDEX[1..]))?;
        let head = format!("<head><script src=\"{INTERNALS_PATH}\"></script>");
        if !index.contains("<head>") {
            return Err(io::Error::other("the start page has no head"));
        }
        Ok(Self { files, index: index.replacen("<head>", &head, 1), policy: policy(port)? })
    }

    /// The file of this path; `None` when the page has none.
    pub fn file(&self, path: &str) -> io::Result<Option<File>> {
        let (path, bytes) = match path {
            "/" | INDEX => (INDEX, self.index.clone().into_bytes()),
            INTERNALS_PATH => (path, INTERNALS.into()),
            path => match self.files.get(path) {
                Some(file) => (path, std::fs::read(file)?),
                None => return Ok(None),
            },
        };
        Ok(Some(File { media: media(path), bytes }))
    }
}

/// Notes every file below a folder by its path from the page's root. Only these are ever served.
fn list(folder: &Path, path: &str, files: &mut BTreeMap<String, PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{path}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &path, files)?;
        } else {
            files.insert(path, entry.path());
        }
    }
    Ok(())
}

/// The window's policy. The page's origins have a port here, which they have not in the window; nothing else differs.
fn policy(port: u16) -> io::Result<String> {
    let configuration: Value = serde_json::from_str(CONFIGURATION)?;
    let rules = configuration["app"]["security"]["csp"].as_object();
    let rules = rules.ok_or_else(|| io::Error::other("the window has no policy"))?;
    let rules = rules.iter().map(|(name, value)| format!("{name} {}", value.as_str().unwrap_or_default()));
    let policy = rules.collect::<Vec<_>>().join("; ");
    Ok(policy.replace(".localhost", &format!(".localhost:{port}")))
}

/// The window's identifier, which names its folders.
pub(crate) fn identifier() -> Option<String> {
    let configuration: Value = serde_json::from_str(CONFIGURATION).ok()?;
    configuration["identifier"].as_str().map(str::to_owned)
}

/// The media type by the ending; a build of the page has no others.
fn media(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::policy;

    #[test]
    fn the_policy_is_the_windows_own_at_the_port() {
        let policy = policy(4711).expect("a policy");
        assert!(policy.contains("script-src 'self';"), "{policy}");
        assert!(
            policy.contains("connect-src ipc: http://ipc.localhost:4711 bukti: http://bukti.localhost:4711;"),
            "{policy}"
        );
    }
}
