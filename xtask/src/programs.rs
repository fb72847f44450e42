//! What cargo makes. Always of the whole workspace: cargo picks the features of dependencies for the packages it is
//! told to build, so other choices would compile the same things once more with other features (ADR 0023).

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{Result, cargo, output};

/// Programs that were built.
pub struct Programs(Vec<PathBuf>);

impl Programs {
    /// Where the program of this name is.
    pub fn path(&self, name: &str) -> Result<&Path> {
        self.0
            .iter()
            .find(|path| path.file_stem().is_some_and(|stem| stem == name))
            .map(PathBuf::as_path)
            .ok_or_else(|| format!("cargo did not say where it put {name}"))
    }
}

/// Builds targets of the workspace, such as `--bins`.
pub fn build(targets: &[&str]) -> Result<Programs> {
    build_with(cargo(&[&["build", "--workspace", "--locked"], targets].concat()))
}

/// Runs a build, however it was put together, and reads which programs it made.
pub fn build_with(mut cargo: Command) -> Result<Programs> {
    let json = output(cargo.args(["--message-format", "json-render-diagnostics"]))?;
    let made = json.lines().filter_map(|line| line.split("\"executable\":\"").nth(1)?.split('"').next());
    Ok(Programs(made.map(|path| PathBuf::from(path.replace("\\\\", "\\"))).collect()))
}

/// The folder that cargo builds into.
pub fn target() -> Result<PathBuf> {
    let json = output(&mut cargo(&["metadata", "--format-version", "1", "--no-deps"]))?;
    json.split("\"target_directory\":\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .map(|path| PathBuf::from(path.replace("\\\\", "\\")))
        .ok_or_else(|| "cargo did not say where it builds".into())
}
