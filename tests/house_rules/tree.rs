//! Walks the project, leaving out what tools put there.

use std::path::{Path, PathBuf};

/// Folders that hold nothing written by us.
const SKIPPED: [&str; 5] = ["target", "node_modules", "dist", "build", "gen"];

/// Every file below a folder with one of the extensions, sorted; a folder that is not there holds none.
pub fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.expect("readable folder").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            if path.is_dir() {
                if !name.starts_with('.') && !SKIPPED.contains(&name.as_str()) {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|found| extensions.iter().any(|wanted| found == *wanted)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The text of a file.
pub fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The path from the root of the project, with forward slashes.
pub fn relative(path: &Path) -> String {
    let path = path.strip_prefix(pilar_tests::root()).unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}
