//! People at their own desktops, who hand each other packages.

use std::path::{Path, PathBuf};

use pilar_tests::Station;
use serde_json::Value;

use crate::answers::Answers;

/// Somebody with a workspace and an identity of their own.
pub struct Person {
    pub name: &'static str,
    pub desk: Station,
}

impl Person {
    pub fn new(name: &'static str, nip: &str, role: &str) -> Self {
        Self { name, desk: Station::of(name, nip, role) }
    }

    /// Exports a package and gives its place, as on a stick that goes from hand to hand.
    pub fn packs(&self, id: &str, file: &str, more: &[&str]) -> PathBuf {
        let given = ["export", id, "--format", "package", "-o", file];
        self.desk.good(&[&given[..], more].concat());
        self.desk.path(file)
    }

    /// What importing a package would do.
    pub fn plans(&self, package: &Path) -> Value {
        self.desk.json(&["import", text(package), "--dry-run"])
    }

    /// Imports a package, which stays as it was.
    pub fn takes(&self, package: &Path) -> Value {
        let before = std::fs::read(package).expect("package");
        let done = self.desk.json(&["import", text(package)]);
        assert_eq!(std::fs::read(package).expect("package"), before, "the source stays untouched");
        done
    }

    /// What the unit answered, as it is typed, by soal id.
    pub fn unit_answers(&self, id: &str) -> Answers {
        let shown = self.desk.json(&["show", id]);
        let inputs = shown["inputs"].as_array().expect("inputs").iter();
        inputs.filter_map(|input| Some((soal(input), typed(input["answers"].get("unit")?)))).collect()
    }

    /// Everything the journal decides, as this desk shows it.
    pub fn sees(&self, id: &str) -> Vec<Value> {
        let mut shown = self.desk.json(&["show", id]);
        for own in ["undo", "redo"] {
            // What can be undone belongs to the desk.
            shown.as_object_mut().expect("an object").remove(own);
        }
        let rest = [
            &["review", id][..],
            &["recommendations", id],
            &["evidence", "list", id],
            &["conflicts", id],
            &["lhe", id, "--show"],
            &["history", id],
        ];
        std::iter::once(shown).chain(rest.map(|args| self.desk.json(args))).collect()
    }
}

pub fn text(path: &Path) -> &str {
    path.to_str().expect("Unicode path")
}

pub fn soal(row: &Value) -> u32 {
    row["soal_id"].as_u64().and_then(|soal| soal.try_into().ok()).expect("soal id")
}

/// An answer in JSON as it is typed.
pub fn typed(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string().replace('.', ","), str::to_owned)
}
