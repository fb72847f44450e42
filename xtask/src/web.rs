//! The page and its tests: what npm does.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::beside::Beside;
use crate::process::{Result, command, root, run};
use crate::system;

/// Folders with a package of their own.
pub const PAGE: &str = "ui";
pub const JOURNEYS: &str = "tests/e2e";

/// Installs what a folder's lock file names, unless that was done already.
pub fn install(folder: &str) -> Result<()> {
    system::ensure_node()?;
    let folder = root().join(folder);
    let lock = read(&folder.join("package-lock.json"))?;
    let done = folder.join("node_modules/.installed-lock");
    if done.exists() && read(&done)? == lock {
        return Ok(());
    }
    run(command("npm", &["ci", "--no-audit", "--no-fund", "--loglevel", "error"]).current_dir(&folder))?;
    fs::write(&done, lock).map_err(|error| format!("{}: {error}", done.display()))
}

/// One of a folder's scripts.
pub fn script(folder: &str, name: &str) -> Command {
    let mut npm = command("npm", &["run", "--silent", name]);
    npm.current_dir(root().join(folder));
    npm
}

/// Builds the page that the window carries.
pub fn build() -> Result<()> {
    install(PAGE)?;
    run(&mut script(PAGE, "build"))
}

/// Begins everything about the page that needs no window: layout and slips, types, logic, components.
pub fn begin_tests() -> Result<Beside> {
    install(PAGE)?;
    install(JOURNEYS)?;
    let checks = [(PAGE, "lint"), (PAGE, "check"), (JOURNEYS, "lint"), (JOURNEYS, "check"), (PAGE, "test")];
    let checks = checks.map(|(folder, name)| script(folder, name));
    Ok(Beside::begin("Layout, slips, types and tests of the page", checks.into()))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
