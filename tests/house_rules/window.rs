//! The rules of the window: who imports whom in the page.

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
