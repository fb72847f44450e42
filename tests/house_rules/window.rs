//! The rules of the window: who imports whom in the page, and that both sides know the same commands.

use std::collections::{BTreeMap, BTreeSet};

/// Imports of a page's source file that its place does not allow.
pub fn forbidden_imports(path: &str, text: &str) -> Vec<String> {
    let Some(place) = path.strip_prefix("ui/src/") else { return Vec::new() };
    let mut faults = Vec::new();
    for import in imports(text) {
        let mut refuse = |why: &str| faults.push(format!("{path}: {import} ({why})"));
        if import.starts_with("@tauri-apps") && !place.starts_with("lib/api/") {
            refuse("hanya lib/api yang memanggil Tauri");
        }
        let target = if import.starts_with("$lib") { "lib/".to_owned() } else { resolve(place, import) };
        if place.starts_with("lib/") && (target.starts_with("features/") || target.starts_with("pages/")) {
            refuse("lib tidak mengimpor yang di atasnya");
        }
        if let Some(feature) = feature_of(place) {
            if target.starts_with("pages/") {
                refuse("fitur tidak mengimpor halaman");
            }
            if feature_of(&target).is_some_and(|other| other != feature) {
                refuse("fitur tidak mengimpor fitur lain");
            }
        }
    }
    faults
}

fn feature_of(place: &str) -> Option<&str> {
    place.strip_prefix("features/")?.split('/').next()
}

/// What follows `from` or stands in `import(...)`, in quotes.
fn imports(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for opening in ["from '", "import('", "import '"] {
        found.extend(text.split(opening).skip(1).filter_map(|rest| rest.split('\'').next()));
    }
    found
}

/// A relative import as a path below `ui/src`.
fn resolve(place: &str, import: &str) -> String {
    if !import.starts_with('.') {
        return import.to_owned();
    }
    let mut parts: Vec<&str> = place.split('/').collect();
    parts.pop();
    for step in import.split('/') {
        match step {
            "." => {}
            ".." => {
                parts.pop();
            }
            step => parts.push(step),
        }
    }
    parts.join("/")
}

/// The commands in the shell's sources by name, each with its arguments as the page writes them.
pub fn rust_commands<'a>(sources: impl Iterator<Item = &'a str>) -> BTreeMap<String, BTreeSet<String>> {
    let mut commands = BTreeMap::new();
    for text in sources {
        for piece in text.split("#[tauri::command]").skip(1) {
            let Some(rest) = piece.split("fn ").nth(1) else { continue };
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(list) =
                rest.split_once('(').and_then(|(_, rest)| rest.split_once("\n}").map(|(head, _)| head))
            else {
                continue;
            };
            let list = list.split(") -> ").next().unwrap_or_default().split(") {").next().unwrap_or_default();
            let arguments = fields(list, ',')
                .filter(|(_, kind)| !kind.starts_with("State<") && !kind.starts_with("AppHandle"))
                .map(|(name, _)| camel(&name))
                .collect();
            commands.insert(name, arguments);
        }
    }
    commands
}

/// The commands of the page's table by name, each with its arguments.
pub fn page_commands(table: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut commands = BTreeMap::new();
    let body = table.split("export interface Commands {").nth(1).unwrap_or_default();
    let body = body.split("\n}").next().unwrap_or_default().replace('\n', " ");
    for piece in body.split("args:").collect::<Vec<_>>().windows(2) {
        let before = piece[0].trim_end().trim_end_matches('{').trim_end().trim_end_matches(':');
        let name: String = before.chars().rev().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let name: String = name.chars().rev().collect();
        let given = piece[1].split("gives:").next().unwrap_or_default().trim();
        let mut arguments = BTreeSet::new();
        if given.starts_with("Id") {
            arguments.insert("id".to_owned());
        }
        if let Some((_, inner)) = given.split_once('{') {
            let inner = inner.rsplit_once('}').map_or(inner, |(inner, _)| inner);
            arguments.extend(fields(inner, ';').map(|(name, _)| name.trim_end_matches('?').to_owned()));
        }
        commands.insert(name, arguments);
    }
    commands
}

/// `name: type` pairs between separators that stand outside every bracket.
fn fields(list: &str, separator: char) -> impl Iterator<Item = (String, String)> {
    let mut depth = 0_i32;
    let mut pieces = vec![String::new()];
    for c in list.chars() {
        match c {
            '<' | '(' | '{' | '[' => depth += 1,
            '>' | ')' | '}' | ']' => depth -= 1,
            _ => {}
        }
        if c == separator && depth == 0 {
            pieces.push(String::new());
        } else if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
    }
    pieces.into_iter().filter_map(|piece| {
        let (name, kind) = piece.split_once(':')?;
        Some((name.trim().to_owned(), kind.trim().to_owned()))
    })
}

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut all, word| {
        let mut letters = word.chars();
        all.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        all + letters.as_str()
    })
}

#[test]
fn imports_that_climb_or_cross_are_found() {
    let sample = "import A from '../worksheet/A.svelte'\nimport { x } from '@tauri-apps/api/core'\n";
    assert_eq!(forbidden_imports("ui/src/features/evidence/B.svelte", sample).len(), 2);
    assert!(forbidden_imports("ui/src/features/evidence/B.svelte", "import A from './A.svelte'").is_empty());
    assert_eq!(forbidden_imports("ui/src/lib/ui/B.svelte", "import A from '../../pages/A.svelte'").len(), 1);
    assert!(
        forbidden_imports("ui/src/lib/api/tauri.ts", "import { x } from '@tauri-apps/api/core'").is_empty()
    );
}

#[test]
fn commands_are_read_from_both_sides() {
    let rust = "#[tauri::command]\npub async fn import_file<R: Runtime>(app: AppHandle<R>, desk: State<'_, Desk>, dry_run: bool, into: Option<String>) -> Answer<X> {\n    a(1)\n}\n";
    let page = "export interface Commands {\n  import_file: {\n    args: { dryRun: boolean; into: string | null }\n    gives: X\n  }\n  undo: { args: Id; gives: X }\n}";
    let read = rust_commands([rust].into_iter());
    assert_eq!(read["import_file"], BTreeSet::from(["dryRun".to_owned(), "into".to_owned()]));
    assert_eq!(page_commands(page)["import_file"], read["import_file"]);
    assert_eq!(page_commands(page)["undo"], BTreeSet::from(["id".to_owned()]));
}
