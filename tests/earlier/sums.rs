//! Fixtures are never edited.

use std::collections::BTreeMap;
use std::path::Path;

use pilar_tests::bag::sha256;

use crate::made;

/// What is told about the fixtures, and no fixture itself.
const BESIDE: [&str; 3] = ["README.md", "make.sh", "sums.txt"];

/// Compares files with a list as `sha256sum` writes it.
pub fn edited(files: &BTreeMap<String, Vec<u8>>, list: &str) -> Vec<String> {
    let listed: BTreeMap<&str, &str> =
        list.lines().filter_map(|line| line.split_once("  ")).map(|(sum, path)| (path, sum)).collect();
    let mut faults = Vec::new();
    for (path, bytes) in files {
        match listed.get(path.as_str()) {
            Some(sum) if *sum == sha256(bytes) => {}
            Some(_) => faults.push(format!("{path} was edited")),
            None => faults.push(format!("{path} is not listed")),
        }
    }
    let gone = listed.keys().filter(|path| !files.contains_key(**path));
    faults.extend(gone.map(|path| format!("{path} is gone")));
    faults
}

/// Every fixture below a folder.
pub fn collected(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(folder, "", &mut files);
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("fixtures") {
        let path = entry.expect("readable folder").path();
        let name = format!("{prefix}{}", path.file_name().expect("a name").to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else if !BESIDE.contains(&name.as_str()) {
            files.insert(name, std::fs::read(&path).expect("readable fixture"));
        }
    }
}

#[test]
fn no_fixture_was_edited_added_or_lost() {
    let files = collected(&made(""));
    assert!(files.len() > 40, "only {} fixtures found", files.len());
    let list = std::fs::read_to_string(made("sums.txt")).expect("sums.txt");
    assert_eq!(edited(&files, &list), Vec::<String>::new());

    let mut worse = files.clone();
    worse.get_mut("desk-a/pilar.db").expect("a fixture")[100] ^= 1;
    worse.insert("desk-a/pilar.db-wal".into(), Vec::new());
    worse.remove("packages/area.zip");
    let faults =
        ["desk-a/pilar.db was edited", "desk-a/pilar.db-wal is not listed", "packages/area.zip is gone"];
    assert_eq!(edited(&worse, &list), faults);
}
