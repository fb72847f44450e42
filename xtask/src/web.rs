//! The page and its tests: what npm does.

use std::fs;
use std::path::Path;

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

/// Runs one of a folder's scripts.
pub fn script(folder: &str, name: &str) -> Result<()> {
    run(command("npm", &["run", "--silent", name]).current_dir(root().join(folder)))
}

/// Builds the page that the window carries.
pub fn build() -> Result<()> {
    install(PAGE)?;
    script(PAGE, "build")
}

/// Everything about the page that needs no window: layout and slips, types, logic, components; then the page itself.
pub fn test() -> Result<()> {
    install(PAGE)?;
    install(JOURNEYS)?;
    for folder in [PAGE, JOURNEYS] {
        script(folder, "lint")?;
        script(folder, "check")?;
    }
    script(PAGE, "test")?;
    script(PAGE, "build")
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
