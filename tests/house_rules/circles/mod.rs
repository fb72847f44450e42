//! No circle between files, and none between folders: what imports each other, over however many steps, can
//! only be understood, tested and moved as one. See docs/adr/0022-no-circles.md.

pub mod allowed;
mod graph;
mod page;
mod rust;
mod samples;
mod words;

use graph::{Imports, not_allowed, of_files, of_folders};

/// A source file by its path from the root of the project, and its text.
pub type Source = (String, String);

/// The imports of all Rust files, and what keeps a file from being read.
///
/// Crates begin at `lib.rs` and `main.rs`, and at each file that is a program or a test of its own.
pub fn rust_imports(files: &[Source]) -> (Imports, Vec<String>) {
    let read = |path: &str| {
        let at = files.binary_search_by(|(known, _)| known.as_str().cmp(path)).ok()?;
        Some(files[at].1.clone())
    };
    let mut imports = Imports::new();
    for (root, _) in files.iter().filter(|(path, _)| is_root(path)) {
        for (from, to) in rust::imports(root, &read) {
            imports.entry(from).or_default().extend(to);
        }
    }
    let mut faults = Vec::new();
    for (path, _) in files {
        let folder = path.strip_suffix(".rs").unwrap_or(path);
        if !imports.contains_key(path) {
            faults.push(format!("{path}: tidak tercapai dari lib.rs atau main.rs mana pun"));
        } else if files
            .iter()
            .any(|(other, _)| other.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')))
        {
            faults.push(format!("{path}: pindahkan ke {folder}/mod.rs"));
        }
    }
    (imports, faults)
}

fn is_root(path: &str) -> bool {
    let steps: Vec<&str> = path.split('/').collect();
    let alone = |folder: &str| ["tests", "examples", "benches"].contains(&folder);
    match steps[..] {
        [.., "main.rs" | "lib.rs" | "build.rs"] => true,
        ["crates", _, folder, _] | ["tests", folder, _] => alone(folder),
        _ => false,
    }
}

/// The file that stands for its folder.
fn is_head(path: &str) -> bool {
    ["mod.rs", "lib.rs", "main.rs", "index.ts"].contains(&path.rsplit('/').next().unwrap_or(path))
}

/// The imports between the files of the page. Tests may reach everywhere and are left out.
pub fn page_imports(files: &[Source]) -> Imports {
    let program: Vec<Source> =
        files.iter().filter(|(path, _)| !path.ends_with(".test.ts")).cloned().collect();
    page::imports("ui/src", &program)
}

/// Circles of files and of folders, but for those still allowed, and allowed ones that are gone.
pub fn faults(imports: &Imports, files: &[&[&str]], folders: &[&[&str]]) -> Vec<String> {
    let mut all = not_allowed(&of_files(imports), imports, files);
    all.extend(not_allowed(&of_folders(imports, is_head), imports, folders));
    all
}
