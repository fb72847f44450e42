//! Which file of the page imports which, read from the text.
//!
//! Followed are `import`, `import type`, `import(...)` and `export ... from`, relative and by `$lib`. A name
//! that a file only hands on is an import of the file it comes from. No import is the handing on itself when
//! the file is its folder's `index.ts` and what it hands on lies below.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Imports;

/// `import`, `export ... from` and the like, as far as they matter here.
struct Statement<'t> {
    /// The names taken; `None` for everything or nothing in particular.
    names: Option<Vec<&'t str>>,
    /// Hands the names on, each under the second name.
    handed_on: Vec<(&'t str, &'t str)>,
    exports: bool,
    from: &'t str,
}

/// The imports between files with their paths below `root`, where `$lib` is `lib`.
pub fn imports(root: &str, files: &[(String, String)]) -> Imports {
    let code: Vec<(&str, String)> =
        files.iter().map(|(path, text)| (path.as_str(), script(path, text))).collect();
    let read: BTreeMap<&str, Vec<Statement>> =
        code.iter().map(|(path, code)| (*path, statements(code))).collect();
    let mut found = Imports::new();
    for (path, all) in &read {
        let to = found.entry((*path).to_owned()).or_default();
        for statement in all {
            let Some(file) = resolve(root, path, statement.from, &read) else { continue };
            match &statement.names {
                Some(names) => {
                    let mut targets: BTreeSet<&str> =
                        names.iter().map(|name| source(root, file, name, &read, 0)).collect();
                    // An index that hands on what lies below imports nothing.
                    if let Some(folder) = path.strip_suffix("index.ts").filter(|_| statement.exports) {
                        targets.retain(|target| !target.starts_with(folder));
                    }
                    to.extend(targets.into_iter().map(str::to_owned));
                }
                None if statement.exports
                    && path.strip_suffix("index.ts").is_some_and(|folder| file.starts_with(folder)) => {}
                None => {
                    to.insert(file.to_owned());
                }
            }
        }
        to.remove(*path);
    }
    found
}

/// The file a name of `file` comes from.
fn source<'p>(
    root: &str,
    file: &'p str,
    name: &str,
    read: &BTreeMap<&'p str, Vec<Statement<'_>>>,
    tries: usize,
) -> &'p str {
    let handed = read.get(file).into_iter().flatten().filter(|statement| statement.exports && tries < 20);
    for statement in handed {
        let Some(from) = resolve(root, file, statement.from, read) else { continue };
        if let Some((inner, _)) = statement.handed_on.iter().find(|(_, outer)| *outer == name) {
            return source(root, from, inner, read, tries + 1);
        }
    }
    file
}

/// A path as an import gives it, as one of the files.
fn resolve<'p>(
    root: &str,
    path: &str,
    from: &str,
    read: &BTreeMap<&'p str, Vec<Statement<'_>>>,
) -> Option<&'p str> {
    let mut steps: Vec<&str> = match from.strip_prefix("$lib") {
        Some(_) => root.split('/').chain(["lib"]).collect(),
        None if from.starts_with('.') => path.split('/').collect(),
        None => return None,
    };
    if from.starts_with('.') {
        steps.pop();
    }
    for step in from.trim_start_matches("$lib").split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    let place = steps.join("/");
    let known = |ending: &str| read.get_key_value(format!("{place}{ending}").as_str()).map(|(path, _)| *path);
    ["", ".ts", ".svelte.ts", "/index.ts"].into_iter().find_map(known)
}

/// The code of a file without comments; of a Svelte file what stands in `<script>`.
fn script(path: &str, text: &str) -> String {
    if !path.ends_with(".svelte") {
        return without_comments(text);
    }
    let scripts = text.split("<script").skip(1);
    let inner = scripts.filter_map(|part| part.split_once('>')?.1.split("</script").next());
    without_comments(&inner.collect::<Vec<_>>().join("\n"))
}

/// Comments are blanked; what looks like one inside quotes stays.
fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut quote = None;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mut taken = first.len_utf8();
        match quote {
            None if rest.starts_with("//") => {
                rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
                continue;
            }
            None if rest.starts_with("/*") => {
                rest = &rest[rest.find("*/").map_or(rest.len(), |end| end + 2)..];
                continue;
            }
            None if matches!(first, '\'' | '"' | '`') => quote = Some(first),
            Some(_) if first == '\\' => taken += rest[1..].chars().next().map_or(0, char::len_utf8),
            // A quotation mark in a pattern or a text must not swallow the lines below.
            Some(open) if first == open || first == '\n' && open != '`' => quote = None,
            _ => {}
        }
        code.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    code
}

fn statements(code: &str) -> Vec<Statement<'_>> {
    let mut found = Vec::new();
    for (at, word) in ["import", "export"].into_iter().flat_map(|word| code.match_indices(word)) {
        let apart = |c: char| !c.is_alphanumeric() && c != '_' && c != '$' && c != '.';
        let rest = &code[at + word.len()..];
        if code[..at].chars().next_back().is_some_and(|c| !apart(c)) || !rest.starts_with(apart) {
            continue;
        }
        let exports = word == "export";
        // The clause ends at the quoted path; before it may stand names, braces, commas and `from` only.
        let Some(open) = rest.find(['\'', '"']) else { continue };
        let clause = rest[..open].trim();
        let quote = &rest[open..=open];
        let Some(from) = rest[open + 1..].split(quote).next() else { continue };
        let is_call = clause == "(";
        let is_bare = clause.is_empty() && !exports;
        let Some(clause) = clause.strip_suffix("from").map(str::trim) else {
            if is_call || is_bare {
                found.push(Statement { names: None, handed_on: Vec::new(), exports: false, from });
            }
            continue;
        };
        if clause.contains([';', '=', '(', ':']) {
            continue;
        }
        let clause = clause.strip_prefix("type ").unwrap_or(clause).trim();
        let Some((before, list)) = clause.split_once('{') else {
            // `import Name`, `import * as names`, `export *`: the file itself.
            found.push(Statement { names: None, handed_on: Vec::new(), exports, from });
            continue;
        };
        let pairs: Vec<(&str, &str)> = list
            .trim_end_matches('}')
            .split(',')
            .map(|one| one.trim().trim_start_matches("type ").trim())
            .filter(|one| !one.is_empty())
            .map(|one| {
                one.split_once(" as ").map_or((one, one), |(inner, outer)| (inner.trim(), outer.trim()))
            })
            .collect();
        if !before.trim().is_empty() {
            found.push(Statement { names: None, handed_on: Vec::new(), exports, from });
        }
        let names = Some(pairs.iter().map(|(inner, _)| *inner).collect());
        let handed_on = if exports { pairs } else { Vec::new() };
        found.push(Statement { names, handed_on, exports, from });
    }
    found
}
