//! The rules as functions over texts, each with a sample that breaks it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::lexer::{is_word, lex};
use crate::tree::{files, read};

/// Which of our crates each crate may use; the window is `app-window`.
pub const ALLOWED: &[(&str, &[&str])] = &[
    ("core", &[]),
    ("store", &["pilar-core"]),
    ("files", &["pilar-core"]),
    ("app", &["pilar-core", "pilar-files", "pilar-store"]),
    ("surface", &["pilar-app"]),
    ("bridge", &["pilar-surface"]),
    ("cli", &["pilar-app"]),
    ("app-window", &["pilar-app", "pilar-surface"]),
];

pub fn too_long(path: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > 400).then(|| format!("{path}: {lines} baris, paling banyak 400"))
}

/// Dependencies of every kind (also for tests and builds, also per platform) on crates of ours.
pub fn forbidden_dependencies(path: &str, manifest: &str, allowed: &[&str]) -> Vec<String> {
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let faults = dependencies(&manifest).into_iter();
    faults
        .filter(|(_, package)| package.starts_with("pilar") && !allowed.contains(package))
        .map(|(kind, package)| format!("{path}: {kind} tidak boleh memuat {package}"))
        .collect()
}

/// Dependencies on Tauri, which only the window's shell may have.
pub fn uses_tauri(path: &str, manifest: &str) -> Vec<String> {
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let faults = dependencies(&manifest).into_iter();
    faults
        .filter(|(_, package)| *package == "tauri" || package.starts_with("tauri-"))
        .map(|(kind, package)| format!("{path}: {kind} memuat {package}; hanya src-tauri memakai Tauri"))
        .collect()
}

/// The packages a manifest depends on, for any platform, each with the kind of dependency.
fn dependencies(manifest: &toml::Table) -> Vec<(&'static str, &str)> {
    let mut tables = vec![manifest];
    if let Some(toml::Value::Table(targets)) = manifest.get("target") {
        tables.extend(targets.values().filter_map(toml::Value::as_table));
    }
    let mut found = Vec::new();
    for table in tables {
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            let Some(toml::Value::Table(packages)) = table.get(kind) else { continue };
            // A renamed dependency still names its package.
            found.extend(packages.iter().map(|(name, value)| {
                (kind, value.get("package").and_then(toml::Value::as_str).unwrap_or(name))
            }));
        }
    }
    found
}

/// What Rust must not name.
pub struct Ids {
    /// Folders of `assessments/`, which are the instruments' keys.
    pub folders: BTreeSet<String>,
    /// Codes of nodes and questions that hold a dot.
    pub codes: BTreeSet<String>,
    /// Addresses of the cells the instruments use.
    pub cells: BTreeSet<String>,
}

impl Ids {
    pub fn of_assessments(folder: &Path) -> Self {
        let mut ids = Self { folders: BTreeSet::new(), codes: BTreeSet::new(), cells: BTreeSet::new() };
        let instruments =
            std::fs::read_dir(folder).expect("assessments").map(|entry| entry.expect("readable").path());
        for instrument in instruments.filter(|path| path.join("instrument.toml").exists()) {
            ids.folders.insert(instrument.file_name().expect("a name").to_string_lossy().into_owned());
            let (mut columns, mut rows) = (BTreeSet::new(), BTreeSet::new());
            for path in files(&instrument, &["toml"]) {
                let table: toml::Table = read(&path).parse().expect("TOML");
                if let Some(workbook) = table.get("workbook") {
                    take_columns(workbook, &mut columns);
                }
                ids.take("", &toml::Value::Table(table), &mut rows);
            }
            ids.cells.extend(
                columns.iter().flat_map(|column| rows.iter().map(move |row| format!("{column}{row}"))),
            );
        }
        ids
    }

    fn take(&mut self, key: &str, value: &toml::Value, rows: &mut BTreeSet<i64>) {
        match value {
            toml::Value::Table(table) => table.iter().for_each(|(key, value)| self.take(key, value, rows)),
            toml::Value::Array(list) => list.iter().for_each(|value| self.take(key, value, rows)),
            toml::Value::String(text) if key == "code" && text.contains('.') => {
                self.codes.insert(text.clone());
            }
            toml::Value::Integer(row) if key.ends_with("row") => {
                rows.insert(*row);
            }
            _ => {}
        }
    }
}

fn take_columns(value: &toml::Value, columns: &mut BTreeSet<String>) {
    match value {
        toml::Value::Table(table) => table.values().for_each(|value| take_columns(value, columns)),
        toml::Value::String(text) if text.len() <= 2 && text.bytes().all(|b| b.is_ascii_uppercase()) => {
            columns.insert(text.clone());
        }
        _ => {}
    }
}

pub fn instrument_ids(path: &str, text: &str, ids: &Ids) -> Vec<String> {
    let mut faults = Vec::new();
    for (line, literal) in lex(text).literals {
        let mut add =
            |what: &str, id: &str| faults.push(format!("{path}:{line}: {what} \"{id}\" dalam kode"));
        for folder in ids.folders.iter().filter(|folder| literal.contains(folder.as_str())) {
            add("instrumen", folder);
        }
        // Tokens such as A.I.1 in any sentence, without the full stop that may follow.
        for token in literal.split(|c: char| !is_word(c) && c != '.') {
            let token = token.trim_matches('.');
            if ids.codes.contains(token) {
                add("kode", token);
            }
        }
        let cell = literal.rsplit('!').next().unwrap_or_default().replace('$', "");
        if ids.cells.contains(&cell) {
            add("sel", &literal);
        }
    }
    faults
}

/// Macros that have no place in finished code; `quiet` crates may not print either.
pub fn leftovers(path: &str, text: &str, quiet: bool) -> Vec<String> {
    let unfinished = ["dbg", "todo", "unimplemented"];
    let printing = ["println", "eprintln", "print", "eprint"];
    let mut faults = Vec::new();
    for (at, line) in lex(text).code.lines().enumerate() {
        for name in unfinished.iter().chain(printing.iter().filter(|_| quiet)) {
            let call = format!("{name}!");
            if line.match_indices(&call).any(|(at, _)| !line[..at].ends_with(is_word)) {
                faults.push(format!("{path}:{}: {name}!", at + 1));
            }
        }
    }
    faults
}

/// Paths of the test binaries that a manifest in `tests/` declares, from the root of the project.
pub fn declared_tests(manifest: &str) -> BTreeSet<String> {
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let tests = manifest.get("test").and_then(toml::Value::as_array).cloned().unwrap_or_default();
    tests.iter().filter_map(|test| Some(format!("tests/{}", test.get("path")?.as_str()?))).collect()
}

/// Files with tests that no binary reaches: neither declared, nor found by Cargo itself (a crate's
/// `tests/x.rs` and `tests/x/main.rs`), nor a `mod` of such a file.
pub fn forgotten_tests(all: &BTreeMap<String, String>, declared: &BTreeSet<String>) -> Vec<String> {
    let by_cargo = |path: &str| {
        let inside = path
            .strip_prefix("crates/")
            .and_then(|path| path.split_once("/tests/"))
            .map(|(_, inside)| inside);
        inside.is_some_and(|inside| {
            !inside.contains('/') || inside.split_once('/').is_some_and(|(_, f)| f == "main.rs")
        })
    };
    let support = ["tests/support/lib.rs"].map(str::to_owned);
    let mut open: Vec<String> = all.keys().filter(|path| by_cargo(path)).cloned().collect();
    open.extend(declared.iter().cloned().chain(support));
    let mut reached = BTreeSet::new();
    while let Some(path) = open.pop() {
        let Some(text) = all.get(&path).filter(|_| reached.insert(path.clone())) else { continue };
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        let own = match file {
            "main.rs" | "lib.rs" | "mod.rs" => folder.to_owned(),
            _ if declared.contains(&path) || by_cargo(&path) => folder.to_owned(),
            _ => path.trim_end_matches(".rs").to_owned(),
        };
        for name in modules(&lex(text).code) {
            open.extend([format!("{own}/{name}.rs"), format!("{own}/{name}/mod.rs")]);
        }
    }
    let has_tests = |text: &str| {
        let code = lex(text).code;
        code.contains("#[test]") || code.contains("proptest!")
    };
    let mut faults: Vec<String> = all
        .iter()
        .filter(|(path, text)| !reached.contains(*path) && has_tests(text))
        .map(|(path, _)| format!("{path}: memuat pengujian, tetapi tidak pernah dijalankan"))
        .collect();
    let missing = declared.iter().filter(|path| !all.contains_key(*path));
    faults.extend(missing.map(|path| format!("{path}: disebut di tests/Cargo.toml, tetapi tidak ada")));
    faults
}

/// Names of `mod name;` lines.
fn modules(code: &str) -> Vec<&str> {
    let lines = code.lines().map(str::trim);
    lines
        .filter_map(|line| {
            line.trim_start_matches("pub ").trim_start_matches("pub(crate) ").strip_prefix("mod ")
        })
        .filter_map(|rest| rest.strip_suffix(';'))
        .collect()
}

/// Migrations are `0001_name.sql`, `0002_name.sql`, ... in the order given; a second database has a
/// series of its own, with a word in front: `evidence_0001_name.sql`.
pub fn misnumbered<'a>(place: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for name in names {
        let series = &name[..name.find(|c: char| c.is_ascii_digit()).unwrap_or(0)];
        let count = counts.entry(series).or_default();
        *count += 1;
        if !name.starts_with(&format!("{series}{count:04}_")) {
            faults.push(format!("{place}/{name}: seharusnya bernomor {count:04}"));
        }
    }
    faults
}

/// Compares migrations with a list as `sha256sum *.sql` writes it.
pub fn edited(place: &str, migrations: &BTreeMap<String, Vec<u8>>, list: &str) -> Vec<String> {
    let listed: BTreeMap<&str, &str> = list
        .lines()
        .filter_map(|line| line.split_once(char::is_whitespace))
        .map(|(sum, name)| (name.trim_start_matches([' ', '*']), sum))
        .collect();
    let mut faults = Vec::new();
    for (name, bytes) in migrations {
        let sum = Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        match listed.get(name.as_str()) {
            None => faults.push(format!("{place}/{name}: belum ada di checksums.txt")),
            Some(known) if *known != sum => {
                faults.push(format!("{place}/{name}: sudah diubah; tulis migrasi baru"));
            }
            Some(_) => {}
        }
    }
    let gone = listed.keys().filter(|name| !migrations.contains_key(**name));
    faults.extend(gone.map(|name| format!("{place}/{name}: sudah dihapus")));
    faults
}
