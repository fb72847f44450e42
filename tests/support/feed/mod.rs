//! Everything that reads what comes from outside, each fed with bytes of any kind. `cargo xtask fuzz` makes up the
//! bytes, the suite `hostile` takes those of `tests/fuzz/corpus`; what must hold is said here for both.

mod journal;
mod package;
mod parts;
mod portalrb;
mod update;
mod workbook;

use std::path::PathBuf;

pub use parts::joined;
use tempfile::TempDir;
pub use workbook::{book, report};

/// Takes any bytes and says whether they were what they should be; panics where something does not hold.
type Feed = fn(&[u8]) -> bool;

/// What is fed, by the name of its fuzzing target.
pub const TARGETS: [(&str, Feed); 8] = [
    ("formula", workbook::formula),
    ("held", journal::held),
    ("journal", journal::journal),
    ("package", package::package),
    ("portalrb", portalrb::portalrb),
    ("template", workbook::template),
    ("update", update::update),
    ("workbook", workbook::workbook),
];

/// Feeds the target of this name; whether it took the bytes for what they should be.
pub fn feed(target: &str, data: &[u8]) -> bool {
    let (_, feed) = TARGETS.iter().find(|(name, _)| *name == target).expect("a target");
    feed(data)
}

/// Writes bytes to a file of this thread's own, in place of the one before.
fn written(name: &str, data: &[u8]) -> PathBuf {
    let path = place(name);
    std::fs::write(&path, data).expect("writable folder");
    path
}

/// A place in this thread's own folder.
fn place(name: &str) -> PathBuf {
    thread_local! {
        static FOLDER: TempDir = tempfile::tempdir().expect("temporary folder");
    }
    FOLDER.with(|folder| folder.path().join(name))
}
