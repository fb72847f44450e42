//! What an earlier version made opens, counts, verifies and merges as it did there: `tests/fixtures/` holds workspaces
//! and packages beside what that version itself said of them. Nothing there is ever changed; all work is on copies.

mod desks;
mod facts;
mod packages;
mod review;
mod schema_4;
mod sums;

use std::path::{Path, PathBuf};

use pilar_tests::Station;

/// What 0.1 made and said.
fn made(path: &str) -> PathBuf {
    pilar_tests::root().join("tests/fixtures/0.1").join(path)
}

fn text(path: &Path) -> &str {
    path.to_str().expect("Unicode path")
}

/// The package of 0.1 with this name.
fn package(name: &str) -> String {
    text(&made(&format!("packages/{name}.zip"))).to_owned()
}

/// A desk whose workspace is a copy of one that 0.1 left.
fn copy_of(name: &str) -> Station {
    copied(&made(name))
}

/// A desk whose workspace is a copy of this folder.
fn copied(folder: &Path) -> Station {
    let desk = Station::new();
    std::fs::create_dir(desk.workspace()).expect("writable desk");
    for file in ["pilar.db", "evidence.db"] {
        std::fs::copy(folder.join(file), desk.workspace().join(file)).expect("fixture");
    }
    desk
}

/// The id of the only assessment on a desk.
fn only_id(desk: &Station) -> String {
    let listed = desk.json(&["list"]);
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "{listed}");
    listed[0]["id"].as_str().expect("id").to_owned()
}
