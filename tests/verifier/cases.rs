use std::fmt::Display;
use std::path::{Path, PathBuf};

use pilar_app::AppError;
use pilar_app::exchange::verify_package;
use pilar_tests::Dice;
use pilar_tests::bag::Bag;
use tempfile::TempDir;

/// Lines of a text, each with its end.
pub fn joined(lines: impl IntoIterator<Item = impl Display>) -> String {
    lines.into_iter().fold(String::new(), |text, line| text + &line.to_string() + "\n")
}

/// What a whole package shows and the second reader cannot compare without the worksheet.
pub fn is_paper(name: &str) -> bool {
    [".xlsx", ".pdf", "jawaban-unit.json"].iter().any(|end| name.ends_with(end))
}

/// One package, and what our reader says of it.
#[derive(Debug)]
pub struct Case {
    /// What was done to it.
    pub name: String,
    pub path: PathBuf,
    /// Why it is refused, if it is.
    pub ours: Option<String>,
    /// Refused for a value alone, which who does not have the worksheet cannot judge.
    pub for_a_value: bool,
}

/// Every package so far.
pub struct Cases {
    folder: TempDir,
    pub all: Vec<Case>,
    pub dice: Dice,
}

impl Cases {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("temporary folder");
        Self { folder, all: Vec::new(), dice: Dice(0x9E37_79B9_7F4A_7C15) }
    }

    /// Asks our reader, as `pilar verify` does.
    pub fn file(&mut self, name: impl Into<String>, path: &Path) {
        let refused = verify_package(path, &mut |_, _| true).err();
        let for_a_value = matches!(refused, Some(AppError::IncomingUnreadable { .. }));
        let ours = refused.map(|error| error.to_string());
        self.all.push(Case { name: name.into(), path: path.to_owned(), ours, for_a_value });
    }

    fn next(&self) -> PathBuf {
        self.folder.path().join(format!("{}.zip", self.all.len()))
    }

    pub fn bytes(&mut self, name: impl Into<String>, bytes: &[u8]) {
        let path = self.next();
        std::fs::write(&path, bytes).expect("writable folder");
        self.file(name, &path);
    }

    /// The bag as it is.
    pub fn bag(&mut self, name: impl Into<String>, bag: &Bag) {
        let path = self.next();
        bag.write(&path);
        self.file(name, &path);
    }

    /// The bag with sums that fit.
    pub fn sealed(&mut self, name: impl Into<String>, bag: &mut Bag) {
        bag.seal();
        self.bag(name, bag);
    }

    /// The bag with another content of one file, and sums that fit.
    pub fn with(&mut self, name: impl Into<String>, bag: &Bag, path: &str, content: impl Into<Vec<u8>>) {
        let mut bag = bag.clone();
        bag.files.insert(path.into(), content.into());
        self.sealed(name, &mut bag);
    }
}
