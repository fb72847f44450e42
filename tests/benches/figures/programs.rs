//! The two programs and the workspaces they work in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::chained::chain;
use crate::measure::timed;

/// A `pilar` command and the workspace it works in.
pub struct Program {
    pilar: PathBuf,
    folder: PathBuf,
}

impl Program {
    /// A file beside the workspace.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The workspace.
    pub fn workspace(&self) -> PathBuf {
        self.file("ruang")
    }

    /// The command, ready to run.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.pilar);
        command.arg("--workspace").arg(self.workspace()).args(args);
        command.env_remove("PILAR_WORKSPACE").env_remove("PILAR_AUTHOR").env_remove("PILAR_ROLE");
        // What this computer remembers of workspaces goes with them.
        command.env("PILAR_LOCAL", self.file("komputer ini"));
        command
    }

    /// Runs a command that must succeed and returns what it printed, without the last line end.
    pub fn good(&self, args: &[&str]) -> String {
        let output = self.command(args).output().expect("pilar runs");
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// How long a command takes that must succeed.
    pub fn time(&self, args: &[&str]) -> Duration {
        timed(&mut self.command(args)).unwrap_or_else(|| panic!("{args:?} fails: {}", self.good(args)))
    }

    /// Makes an empty assessment and returns its id.
    pub fn new_assessment(&self) -> String {
        self.good(&["new", "--unit", "U", "--instansi", "I", "--year", "2026", "--target", "wbk"])
    }
}

/// This version and version 0.1, each with its own copy of the same workspace.
pub struct Both {
    pub ours: Program,
    pub base: Program,
}

/// Where everything is measured; removed afterwards.
pub struct Bench {
    pilar: PathBuf,
    base: PathBuf,
    folder: tempfile::TempDir,
}

impl Bench {
    pub fn new(pilar: PathBuf, base: PathBuf) -> Self {
        Self { pilar, base, folder: tempfile::tempdir().expect("temporary folder") }
    }

    /// A folder for whatever a measurement needs.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Has version 0.1 make something in a workspace, and gives this version a copy of it, chained; what making it
    /// returned, too.
    pub fn both<T>(&self, name: &str, make: impl FnOnce(&Program) -> T) -> (Both, T) {
        let folder = self.path().join(name);
        let program = |pilar: &Path, whose: &str| {
            let program = Program { pilar: pilar.to_owned(), folder: folder.join(whose) };
            fs::create_dir_all(&program.folder).expect("folder");
            program
        };
        let both = Both { ours: program(&self.pilar, "kini"), base: program(&self.base, "0.1") };
        let done = make(&both.base);
        let workspace = both.ours.workspace();
        copy(&both.base.workspace(), &workspace);
        if workspace.exists() {
            chain(&workspace);
        }
        (both, done)
    }

    /// Frees the room that a measurement took.
    pub fn clear(&self, name: &str) {
        fs::remove_dir_all(self.path().join(name)).expect("removed");
    }
}

/// Copies a folder, if it is there.
pub fn copy(from: &Path, to: &Path) {
    if !from.exists() {
        return;
    }
    fs::create_dir_all(to).expect("folder");
    for entry in fs::read_dir(from).expect("folder") {
        let path = entry.expect("entry").path();
        let copied = to.join(path.file_name().expect("name"));
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, &copied).expect("copied");
        }
    }
}
