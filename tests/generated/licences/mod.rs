//! `LISENSI.txt`: what the bundles carry beside Pilar itself, each part with its licence. `cargo xtask licences` gathers
//! it and has it written here; at every other time these tests tell whether it is still what is shipped.

mod collect;
mod file;

use std::collections::BTreeSet;
use std::process::Command;

use file::{Kind, Licences};

/// Names the folder with what `cargo xtask licences` gathered.
const GATHERED: &str = "PILAR_LICENCES";

#[test]
fn licences_are_of_exactly_the_crates_that_are_shipped() {
    let written = licences();
    let written: BTreeSet<_> =
        written.of(Kind::Rust).map(|part| (part.name.clone(), part.version.clone())).collect();
    let shipped = shipped_crates();
    let (lacking, gone) = (shipped.difference(&written), written.difference(&shipped));
    let (lacking, gone): (Vec<_>, Vec<_>) = (lacking.collect(), gone.collect());
    assert!(
        lacking.is_empty() && gone.is_empty(),
        "LISENSI.txt is not of this Cargo.lock; run `cargo xtask licences`. Lacking: {lacking:?}. Gone: {gone:?}"
    );
}

/// Which packages are on the page is compared when it is built (`ui/parts.ts`), their versions here.
#[test]
fn licences_are_of_the_packages_in_the_lock_file() {
    let written = licences();
    let lock = pilar_tests::root().join("ui/package-lock.json");
    let lock = std::fs::read_to_string(lock).expect("the page's lock file");
    let lock: serde_json::Value = serde_json::from_str(&lock).expect("JSON");
    let npm: Vec<_> = written.of(Kind::Npm).collect();
    assert!(npm.len() >= 5, "only {} packages of the page in LISENSI.txt", npm.len());
    let other: Vec<_> = npm
        .into_iter()
        .filter(|part| lock["packages"][format!("node_modules/{}", part.name)]["version"] != *part.version)
        .collect();
    assert!(other.is_empty(), "other versions are locked; run `cargo xtask licences`: {other:?}");
}

#[test]
fn every_part_has_texts_and_every_text_a_part() {
    let written = licences();
    for part in &written.parts {
        assert!(!part.texts.is_empty(), "no text of {}", part.name);
        assert!(!part.licence.is_empty(), "no licence of {}", part.name);
    }
    let used: BTreeSet<usize> = written.parts.iter().flat_map(|part| part.texts.iter().copied()).collect();
    assert!(used.into_iter().eq(1..=written.texts.len()), "texts nobody has, or texts that are not there");
    for kind in [Kind::Rust, Kind::Npm, Kind::Font, Kind::Icon, Kind::Other] {
        assert!(written.of(kind).next().is_some(), "nothing of kind {}", kind.word());
    }
}

/// What is committed; written afresh first where it was gathered.
fn licences() -> Licences {
    static WRITTEN: std::sync::Once = std::sync::Once::new();
    let path = pilar_tests::root().join("LISENSI.txt");
    WRITTEN.call_once(|| {
        if let Some(gathered) = std::env::var_os(GATHERED) {
            let all = collect::all(gathered.as_ref(), &shipped_crates());
            std::fs::write(&path, all.write()).expect("written");
        }
    });
    Licences::read(&std::fs::read_to_string(&path).expect("LISENSI.txt"))
}

/// Names and versions of the crates that are compiled into the programs of every system that is shipped for. Crates that
/// only run while others are compiled are not among them.
fn shipped_crates() -> BTreeSet<(String, String)> {
    let mut all = BTreeSet::new();
    for target in ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-gnu"] {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
        let which =
            ["-p", "pilar-window", "-p", "pilar-cli", "-e", "normal,no-proc-macro", "--target", target];
        let how = ["--locked", "--prefix", "none", "--format", "{p}"];
        let mut tree = Command::new(cargo);
        let tree = tree.arg("tree").args(which).args(how).current_dir(pilar_tests::root());
        let tree = tree.output().expect("cargo tree");
        assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
        for line in String::from_utf8(tree.stdout).expect("text").lines() {
            let mut words = line.split(' ');
            if let (Some(name), Some(version)) = (words.next(), words.next())
                && !name.starts_with("pilar-")
            {
                all.insert((name.to_owned(), version.trim_start_matches('v').to_owned()));
            }
        }
    }
    assert!(all.len() > 200, "only {} crates are shipped", all.len());
    all
}
