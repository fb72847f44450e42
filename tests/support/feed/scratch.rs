//! Files that are fed.

use std::path::PathBuf;

use tempfile::TempDir;

/// Writes bytes to a file of this thread's own, in place of the one before.
pub fn written(name: &str, data: &[u8]) -> PathBuf {
    let path = place(name);
    std::fs::write(&path, data).expect("writable folder");
    path
}

/// A place in this thread's own folder.
pub fn place(name: &str) -> PathBuf {
    thread_local! {
        static FOLDER: TempDir = tempfile::tempdir().expect("temporary folder");
    }
    FOLDER.with(|folder| folder.path().join(name))
}
