//! Gathers parts and texts: crates from what cargo-about found, packages of the page from where npm put them, and what
//! neither of them knows from the list here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::file::{Kind, Licences};

/// Parts that no package manager names. A text is a file beside this one unless its path has a folder.
const FURTHER: &[(Kind, &str, &str, &str, &str)] = &[
    (Kind::Icon, "Lucide", "", "ISC AND MIT", "ui/src/lib/ui/icons.license.txt"),
    (Kind::Other, "Pustaka standar Rust", "", "MIT OR Apache-2.0", "rust.txt"),
    (Kind::Other, "SQLite", "", "domain publik", "sqlite.txt"),
    (Kind::Other, "WebView2Loader (Windows)", "", "BSD-3-Clause", "webview2.txt"),
    (Kind::Other, "mingw-w64 (Windows)", "", "ZPL-2.1", "mingw-w64.txt"),
    (Kind::Other, "NSIS (pemasang di Windows)", "", "Zlib", "nsis.txt"),
];

/// Where texts of licences leave room for the holders of the copyright.
const GAPS: [&str; 4] =
    ["<year> <copyright holders>", "[year] [fullname]", "<year> <owner>", "<year> <name of author>"];

struct Crate {
    licence: String,
    folder: PathBuf,
    texts: Vec<String>,
}

/// Everything that is shipped, from a folder with `window.json` and `command.json` of cargo-about and the page's
/// packages in `page.txt`, a name in each line.
pub fn all(gathered: &Path, shipped: &BTreeSet<(String, String)>) -> Licences {
    let mut crates = BTreeMap::new();
    for name in ["window.json", "command.json"] {
        take_crates(&read(&gathered.join(name)), &mut crates);
    }
    let mut all = Licences::default();
    for one @ (name, version) in shipped {
        let Some(found) = crates.get(one) else { panic!("cargo-about found no licence of {name} {version}") };
        all.add(Kind::Rust, name, version, &found.licence, &found.texts);
    }
    let page = read(&gathered.join("page.txt"));
    for name in page.lines() {
        let folder = pilar_tests::root().join("ui/node_modules").join(name);
        let manifest: serde_json::Value =
            serde_json::from_str(&read(&folder.join("package.json"))).expect("a manifest");
        let said =
            |key: &str| manifest[key].as_str().unwrap_or_else(|| panic!("{name} has no {key}")).to_owned();
        let texts = texts_in(&folder);
        assert!(!texts.is_empty(), "{name}: no text of its licence");
        all.add(Kind::Npm, name, &said("version"), &said("license"), &texts);
    }
    let notosans = crates.iter().find(|((name, _), _)| name == "notosans").expect("the typeface of PDFs").1;
    let ofl = |path: PathBuf| [read(&path)];
    all.add(Kind::Font, "Noto Sans", "", "OFL-1.1", &ofl(notosans.folder.join("fonts/LICENSE_OFL.txt")));
    let source = pilar_tests::root().join("ui/node_modules/@fontsource-variable/source-sans-3/LICENSE");
    all.add(Kind::Font, "Source Sans 3", "", "OFL-1.1", &ofl(source));
    for (kind, name, version, licence, text) in FURTHER {
        let folder = if text.contains('/') { "" } else { "tests/generated/licences" };
        let text = read(&pilar_tests::root().join(folder).join(text));
        all.add(*kind, name, version, licence, &[text]);
    }
    all
}

/// Adds what a report of cargo-about says of each crate.
fn take_crates(report: &str, crates: &mut BTreeMap<(String, String), Crate>) {
    let report: serde_json::Value = serde_json::from_str(report).expect("JSON");
    let licences = report["licenses"].as_array().expect("licences");
    for licence in licences {
        let text = licence["text"].as_str().expect("a text");
        for user in licence["used_by"].as_array().expect("crates") {
            let of = |key: &str| user["crate"][key].as_str().unwrap_or_default().to_owned();
            let manifest = PathBuf::from(of("manifest_path"));
            let known = crates.entry((of("name"), of("version"))).or_insert_with(|| Crate {
                licence: of("license"),
                folder: manifest.parent().expect("a folder").to_owned(),
                texts: Vec::new(),
            });
            let text = attributed(text, &user["crate"], &known.folder);
            if !known.texts.contains(&text) {
                known.texts.push(text);
            }
        }
    }
}

/// Where cargo-about found no text in the crate it gives the licence's own, which leaves a gap for the holders: then the
/// crate's text is taken that cargo-about did not recognise, or the gap names the authors.
fn attributed(text: &str, package: &serde_json::Value, folder: &Path) -> String {
    let Some(gap) = GAPS.iter().find(|gap| text.contains(*gap)) else { return text.to_owned() };
    if let Some(own) = texts_in(folder).into_iter().find(|own| own.contains("Permission is hereby granted")) {
        return own;
    }
    let authors = package["authors"].as_array().into_iter().flatten().filter_map(serde_json::Value::as_str);
    // Addresses are nobody's business.
    let authors: Vec<&str> = authors.map(|one| one.split('<').next().unwrap_or(one).trim()).collect();
    let name = package["name"].as_str().unwrap_or_default();
    text.replace(gap, &if authors.is_empty() { format!("the authors of {name}") } else { authors.join(", ") })
}

/// The texts of licences and notices that a package ships.
fn texts_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    let is_licence = |path: &&PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        ["license", "licence", "notice", "copying"].iter().any(|start| name.starts_with(start))
    };
    let texts: Vec<String> = paths.iter().filter(is_licence).map(|path| read(path)).collect();
    texts
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
