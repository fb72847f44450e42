//! The rules of the house that no compiler keeps. Each rule is a function over texts, tested with a bad
//! sample in `samples.rs`, and applied to the whole project here.

mod circles;
mod faults;
mod lexer;
mod rules;
mod samples;
mod tree;
mod vocabulary;
mod window;
mod words;

use std::collections::BTreeMap;

use tree::{files, read, relative};

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} pelanggaran:\n{}", faults.len(), faults.join("\n"));
}

/// Every source file below a folder of the project, with its path from the root.
fn sources(folder: &str, extension: &str) -> Vec<(String, String)> {
    files(&pilar_tests::root().join(folder), &[extension])
        .into_iter()
        .map(|path| (relative(&path), read(&path)))
        .collect()
}

/// Written by `cargo xtask types`.
const GENERATED: [&str; 2] = ["ui/src/lib/api/types.ts", "ui/src/lib/api/commands.ts"];

#[test]
fn no_source_file_is_longer_than_400_lines() {
    let found = files(&pilar_tests::root(), &["rs", "ts", "svelte", "css", "sql"]);
    assert!(found.len() > 20, "only {} source files found", found.len());
    let ours = found.iter().filter(|path| !GENERATED.contains(&relative(path).as_str()));
    none(&ours.filter_map(|path| rules::too_long(&relative(path), &read(path))).collect::<Vec<_>>());
}

#[test]
fn crates_depend_only_downwards() {
    let mut seen = 0;
    let mut faults = Vec::new();
    for (name, allowed) in rules::ALLOWED {
        let path = pilar_tests::root().join(if *name == "app-window" {
            "src-tauri/Cargo.toml".to_owned()
        } else {
            format!("crates/{name}/Cargo.toml")
        });
        if path.exists() {
            seen += 1;
            let manifest = read(&path);
            faults.extend(rules::forbidden_dependencies(&relative(&path), &manifest, allowed));
            if *name != "app-window" {
                faults.extend(rules::uses_tauri(&relative(&path), &manifest));
            }
        }
    }
    assert!(seen >= 5, "only {seen} manifests found");
    let folders = std::fs::read_dir(pilar_tests::root().join("crates")).expect("crates");
    for folder in folders {
        let name = folder.expect("readable folder").file_name().to_string_lossy().into_owned();
        if !rules::ALLOWED.iter().any(|(known, _)| *known == name) {
            faults.push(format!("crates/{name}: tidak ada aturan ketergantungan untuk crate ini"));
        }
    }
    none(&faults);
}

#[test]
fn no_rust_file_or_folder_is_in_a_circle() {
    let mut all: Vec<_> =
        ["crates", "src-tauri", "tests", "xtask"].iter().flat_map(|folder| sources(folder, "rs")).collect();
    all.sort();
    let (imports, mut faults) = circles::rust_imports(&all);
    let edges: usize = imports.values().map(std::collections::BTreeSet::len).sum();
    assert!(edges > 800, "only {edges} imports found");
    faults.extend(circles::faults(&imports, circles::allowed::FILES, circles::allowed::FOLDERS));
    none(&faults);
}

#[test]
fn no_file_or_folder_of_the_page_is_in_a_circle() {
    let mut all = sources("ui/src", "ts");
    all.extend(sources("ui/src", "svelte"));
    let imports = circles::page_imports(&all);
    let edges: usize = imports.values().map(std::collections::BTreeSet::len).sum();
    assert!(edges > 600, "only {edges} imports found");
    none(&circles::faults(&imports, &[], &[]));
}

#[test]
fn no_rust_names_an_instrument_a_question_or_a_cell() {
    let ids = rules::Ids::of_assessments(&pilar_tests::root().join("assessments"));
    assert!(ids.codes.len() > 150 && !ids.folders.is_empty(), "{} codes", ids.codes.len());
    let mut all = sources("crates", "rs");
    all.retain(|(path, _)| path.contains("/src/"));
    all.extend(sources("src-tauri", "rs"));
    none(&all.iter().flat_map(|(path, text)| rules::instrument_ids(path, text, &ids)).collect::<Vec<_>>());
}

#[test]
fn library_crates_neither_print_nor_leave_work_undone() {
    let mut faults = Vec::new();
    for (path, text) in sources("crates", "rs").iter().filter(|(path, _)| path.contains("/src/")) {
        faults.extend(rules::leftovers(path, text, !path.starts_with("crates/cli/")));
    }
    for (path, text) in sources("src-tauri", "rs") {
        // A program: it says on the terminal why it cannot start.
        faults.extend(rules::leftovers(&path, &text, false));
    }
    none(&faults);
}

#[test]
fn nobody_asks_for_the_time_in_a_way_that_panics_before_1970() {
    let mut all = sources("crates", "rs");
    all.retain(|(path, _)| path.contains("/src/"));
    all.extend(sources("src-tauri", "rs"));
    let asks = |text: &str| text.contains("Utc::now(") || text.contains("Local::now(");
    let found = all.iter().filter(|(_, text)| asks(text)).map(|(path, _)| format!("{path} asks chrono"));
    none(&found.collect::<Vec<_>>());
}

#[test]
fn the_page_imports_only_downwards() {
    let mut all = sources("ui/src", "ts");
    all.extend(sources("ui/src", "svelte"));
    assert!(all.len() > 40, "only {} files of the page found", all.len());
    none(&all.iter().flat_map(|(path, text)| window::forbidden_imports(path, text)).collect::<Vec<_>>());
}

#[test]
fn sentences_that_both_faces_show_have_no_word_of_one_of_them() {
    let mut found = Vec::new();
    for room in ["core", "files", "store", "app", "surface"] {
        let all = sources(&format!("crates/{room}/src"), "rs");
        assert!(!all.is_empty(), "no sources of {room}");
        found.extend(all.iter().flat_map(|(path, text)| faults::face_words(path, text)));
    }
    none(&found);
}

#[test]
fn no_text_of_the_window_has_a_word_of_the_command_line() {
    let texts = sources("ui/src/lib/i18n", "ts");
    assert!(texts.len() > 10, "only {} files of texts found", texts.len());
    let ours = texts.iter().filter(|(path, _)| !path.ends_with(".test.ts"));
    let lines =
        ours.flat_map(|(path, text)| text.lines().enumerate().map(move |(at, line)| (path, at + 1, line)));
    let found =
        lines.filter_map(|(path, at, line)| Some(format!("{path}:{at}: {:?}", faults::command_word(line)?)));
    none(&found.collect::<Vec<_>>());
}

#[test]
fn no_text_uses_a_word_that_was_given_up() {
    let mut found = Vec::new();
    for room in ["core", "files", "app", "surface", "cli"] {
        let all = sources(&format!("crates/{room}/src"), "rs");
        found.extend(all.iter().flat_map(|(path, text)| vocabulary::in_sentences(path, text)));
    }
    let help: Vec<_> =
        ["args", "commands"].iter().flat_map(|of| sources(&format!("crates/cli/src/{of}"), "rs")).collect();
    assert!(help.len() > 20, "only {} files of help texts found", help.len());
    found.extend(help.iter().flat_map(|(path, text)| vocabulary::in_help(path, text)));
    let mut lines = sources("ui/src/lib/i18n", "ts");
    lines.retain(|(path, _)| !path.ends_with(".test.ts"));
    lines.extend(sources("docs/panduan", "md"));
    // The installer, and what lies beside the program.
    lines.extend(sources("src-tauri/windows", "nsh"));
    lines.extend(sources("src-tauri", "txt"));
    assert!(lines.len() > 20, "only {} files of texts found", lines.len());
    found.extend(lines.iter().flat_map(|(path, text)| vocabulary::in_lines(path, text)));
    let mut pages = sources("ui/src/features", "ts");
    pages.retain(|(path, _)| !path.ends_with(".test.ts"));
    assert!(pages.len() > 20, "only {} files of features found", pages.len());
    found.extend(pages.iter().flat_map(|(path, text)| vocabulary::in_quotes(path, text)));
    let glossary = "docs/glossary.md";
    found.extend(vocabulary::in_glossary(glossary, &read(&pilar_tests::root().join(glossary))));
    none(&found);
}

#[test]
fn every_code_is_made_somewhere_and_has_a_hint_on_both_faces() {
    let text = |path: &str| read(&pilar_tests::root().join(path));
    let codes = faults::codes(&text("crates/app/src/error/code.rs"));
    assert!(codes.len() > 70, "only {} codes found", codes.len());
    let mut makers = sources("crates/app/src", "rs");
    makers.extend(sources("crates/surface/src", "rs"));
    makers.extend(sources("src-tauri/src", "rs"));
    let made = makers.iter().flat_map(|(_, text)| faults::named_codes(text)).collect();
    none(&faults::unmatched(
        &codes,
        &made,
        &text("crates/cli/src/hints/mod.rs"),
        &text("ui/src/lib/i18n/hints.ts"),
    ));
}

#[test]
fn no_test_file_is_forgotten() {
    let declared = rules::declared_tests(&read(&pilar_tests::root().join("tests/Cargo.toml")));
    let mut all: BTreeMap<String, String> = sources("tests", "rs").into_iter().collect();
    all.extend(sources("crates", "rs").into_iter().filter(|(path, _)| path.contains("/tests/")));
    let found = rules::forgotten_tests(&all, &declared);
    none(&found);
}

#[test]
fn migrations_are_numbered_without_gaps_and_never_edited() {
    let folder = pilar_tests::root().join("crates/store/migrations");
    // A database may have migrations of its own, in a folder of its own.
    let mut by_folder: BTreeMap<String, BTreeMap<String, Vec<u8>>> = BTreeMap::new();
    for path in files(&folder, &["sql"]) {
        let place = relative(path.parent().expect("a folder"));
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        by_folder.entry(place).or_default().insert(name, std::fs::read(&path).expect("readable migration"));
    }
    assert!(!by_folder.is_empty(), "no migrations");
    let mut faults = Vec::new();
    for (place, migrations) in &by_folder {
        faults.extend(rules::misnumbered(place, migrations.keys().map(String::as_str)));
        let list = pilar_tests::root().join(place).join("checksums.txt");
        faults.extend(rules::edited(place, migrations, &read(&list)));
    }
    none(&faults);
}
