//! Circles in a graph of files, and the circles of folders that follow from it.

use std::collections::{BTreeMap, BTreeSet};

/// Which file imports which.
pub type Imports = BTreeMap<String, BTreeSet<String>>;

/// Things that reach each other, two at least, in order.
pub type Circle = Vec<String>;

/// Every circle of files.
pub fn of_files(imports: &Imports) -> Vec<Circle> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|from| (from.as_str(), reach(imports, from))).collect();
    let mut circles: Vec<Circle> = Vec::new();
    for (from, ahead) in &reached {
        let known = |name: &str| circles.iter().flatten().any(|known| known == name);
        if ahead.contains(from) && !known(from) {
            let back = |to: &&&str| reached.get(**to).is_some_and(|ahead| ahead.contains(from));
            circles.push(ahead.iter().filter(back).map(|name| (*name).to_owned()).collect());
        }
    }
    circles
}

fn reach<'a>(imports: &'a Imports, from: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = vec![from];
    while let Some(at) = open.pop() {
        for to in imports.get(at).into_iter().flatten() {
            if found.insert(to.as_str()) {
                open.push(to);
            }
        }
    }
    found
}

/// Every circle of folders.
///
/// Looked at one folder after the other: what lies directly in it counts, each folder as one thing with
/// all that is below it. So `a/x -> b` and `b/y -> a` is a circle of `a` and `b`, though no file and no
/// innermost folder is in one. The file that stands for the folder itself (`is_head`: `mod.rs`, `index.ts`)
/// is left out: it gives names to what is below and puts it together, and the circles it may be in are found
/// among the files. Another file beside a folder counts: used from inside and using what is inside, it is in
/// a circle with that folder.
pub fn of_folders(imports: &Imports, is_head: impl Fn(&str) -> bool) -> Vec<Circle> {
    let mut levels: BTreeMap<&str, Imports> = BTreeMap::new();
    for (from, all) in imports {
        for to in all {
            let folder = shared_folder(from, to);
            let (one, other) = (inside(folder, from), inside(folder, to));
            if one != other && !is_head(one) && !is_head(other) {
                let level = levels.entry(folder).or_default();
                level.entry(one.to_owned()).or_default().insert(other.to_owned());
            }
        }
    }
    let circles = levels.values().flat_map(of_files);
    circles.filter(|circle| circle.iter().any(|name| !imports.contains_key(name))).collect()
}

/// The innermost folder both files are below, with its slash; empty for the root.
fn shared_folder<'a>(one: &'a str, other: &str) -> &'a str {
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let end = one.as_bytes()[..same].iter().rposition(|byte| *byte == b'/').map_or(0, |at| at + 1);
    &one[..end]
}

/// The file or the folder directly in `folder` that holds this file.
fn inside<'a>(folder: &str, file: &'a str) -> &'a str {
    let end = file[folder.len()..].find('/').map_or(file.len(), |at| folder.len() + at);
    &file[..end]
}

/// A circle with the imports that make it, for people: between two things of it the first one.
pub fn told(circle: &Circle, imports: &Imports) -> String {
    let within = |file: &str| circle.iter().position(|one| file == one || is_below(file, one));
    let mut ties: BTreeMap<(usize, usize), String> = BTreeMap::new();
    for (from, to) in imports.iter().flat_map(|(from, all)| all.iter().map(move |to| (from, to))) {
        if let (Some(one), Some(other)) = (within(from), within(to))
            && one != other
        {
            ties.entry((one, other)).or_insert_with(|| format!("\n  {from} -> {to}"));
        }
    }
    format!("lingkaran: {}{}", circle.join(", "), ties.into_values().collect::<String>())
}

fn is_below(file: &str, folder: &str) -> bool {
    file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Circles that are not among the allowed ones, and allowed ones that are no more, in words.
///
/// An allowed circle is a list of ends of paths, so that a file may move; one that ends with a slash stands for
/// everything below a folder. A circle is allowed when each of its members is in one list.
pub fn not_allowed(circles: &[Circle], imports: &Imports, allowed: &[&[&str]]) -> Vec<String> {
    let known = |name: &str, end: &&str| {
        name == *end
            || name.strip_suffix(end).is_some_and(|rest| rest.ends_with('/'))
            || end.ends_with('/') && name.starts_with(end)
    };
    let within =
        |circle: &Circle, list: &[&str]| circle.iter().all(|name| list.iter().any(|end| known(name, end)));
    let new = circles.iter().filter(|circle| !allowed.iter().any(|list| within(circle, list)));
    let gone = allowed.iter().filter(|list| !circles.iter().any(|circle| within(circle, list)));
    new.map(|circle| told(circle, imports))
        .chain(gone.map(|list| format!("sudah tidak ada, hapus dari daftar: {}", list.join(", "))))
        .collect()
}
