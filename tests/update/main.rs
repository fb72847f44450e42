//! Updates from a file: only a newer, whole one that a known key signed is ever installed.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use minisign::KeyPair;
use pilar_app::update::{
    Due, UpdateFolder, discard_update, due_update, examine_update, keep_update, pending_update,
};
use pilar_app::view::{FaultView, UpdateView};
use pilar_app::{AppError, Case, Code};
use pilar_files::update::UpdateKeys;
use pilar_tests::bag::sha256;
use serde_json::{Value, json};
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const INSTALLER: &[u8] = b"MZ an installer";

/// A maker of updates, and a program that knows its key.
struct Place {
    folder: TempDir,
    key: KeyPair,
    keys: UpdateKeys,
}

impl Place {
    fn new() -> Self {
        let key = KeyPair::generate_unencrypted_keypair().expect("a key");
        let next = KeyPair::generate_unencrypted_keypair().expect("a key");
        let keys = UpdateKeys::read(&[&next.pk.to_base64(), &key.pk.to_base64()]).expect("keys");
        Self { folder: TempDir::new().expect("a folder"), key, keys }
    }

    fn own(&self) -> UpdateFolder {
        UpdateFolder::within(&self.folder.path().join("own"))
    }

    fn describe(version: &str) -> Value {
        json!({
            "format": 1, "program": "Pilar", "version": version, "date": "2026-11-28",
            "notes": ["Perbaikan."],
            "installer": { "name": "setup.exe", "size": INSTALLER.len(), "sha256": sha256(INSTALLER) },
        })
    }

    fn sign(&self, description: &str) -> String {
        minisign::sign(None, &self.key.sk, Cursor::new(description), None, None).expect("signed").to_string()
    }

    /// An update as its maker writes it.
    fn made(&self, description: &Value) -> PathBuf {
        let description = description.to_string();
        let signature = self.sign(&description);
        self.zip(&[
            ("pembaruan.json", description.as_bytes()),
            ("pembaruan.json.minisig", signature.as_bytes()),
            ("setup.exe", INSTALLER),
        ])
    }

    fn zip(&self, entries: &[(&str, &[u8])]) -> PathBuf {
        let path = self.folder.path().join("baru.pilar-update");
        let mut zip = ZipWriter::new(fs::File::create(&path).expect("a file"));
        for (name, bytes) in entries {
            zip.start_file(*name, SimpleFileOptions::default()).expect("an entry");
            zip.write_all(bytes).expect("content");
        }
        zip.finish().expect("a zip file");
        path
    }

    fn examine(&self, path: &Path) -> Result<UpdateView, AppError> {
        examine_update(path, &self.own(), &self.keys, &mut |_, _| true)
    }

    /// Keeps an update, which has to be acceptable.
    fn keep(&self, version: &str) {
        self.examine(&self.made(&Self::describe(version))).expect("acceptable");
        keep_update(&self.own(), &self.keys).expect("kept");
    }

    fn kept(&self) -> PathBuf {
        self.folder.path().join("own/pembaruan/menunggu.pilar-update")
    }
}

#[track_caller]
fn refused(outcome: Result<UpdateView, AppError>, case: Option<Case>) -> String {
    let error = outcome.expect_err("refused");
    assert_eq!((error.code(), error.facts().case), (Code::UpdateRefused, case), "{error}");
    FaultView::of(&error).what
}

#[test]
fn a_signed_newer_update_is_installed_at_the_next_start_and_once_only() {
    let place = Place::new();
    let view = place.examine(&place.made(&Place::describe("9.1.0"))).expect("acceptable");
    assert_eq!((view.version.as_str(), view.notes.as_slice()), ("9.1.0", &["Perbaikan.".to_owned()][..]));
    assert_eq!(due_update(&place.own(), &place.keys).expect("nothing yet"), Due::Nothing, "only looked at");

    place.keep("9.1.0");
    let waiting = pending_update(&place.own(), &place.keys).expect("one waits");
    assert_eq!((waiting.update.version.as_str(), waiting.tried), ("9.1.0", false));
    let Ok(Due::Install(installer)) = due_update(&place.own(), &place.keys) else { panic!("not due") };
    assert_eq!(fs::read(installer).expect("written out"), INSTALLER);

    // It did not come to its end: this is still the old version.
    assert_eq!(due_update(&place.own(), &place.keys).expect("known"), Due::Tried);
    assert!(pending_update(&place.own(), &place.keys).expect("one waits").tried);
    place.keep("9.1.0");
    assert!(matches!(due_update(&place.own(), &place.keys), Ok(Due::Install(_))), "asked for once more");

    discard_update(&place.own()).expect("forgotten");
    assert_eq!(due_update(&place.own(), &place.keys).expect("nothing"), Due::Nothing);
    discard_update(&place.own()).expect("nothing to forget");
}

#[test]
fn an_update_that_waited_is_checked_again_before_it_runs() {
    let place = Place::new();
    place.keep("9.1.0");
    let mut bytes = fs::read(place.kept()).expect("kept");
    let at = bytes.windows(INSTALLER.len()).position(|part| part == INSTALLER);
    // The content may be packed; any byte of it will do.
    let at = at.unwrap_or(bytes.len() / 2);
    bytes[at] ^= 1;
    fs::write(place.kept(), &bytes).expect("changed");
    assert!(due_update(&place.own(), &place.keys).is_err(), "a changed update is refused");
    assert!(!place.kept().exists(), "and removed");

    // What is no newer than this program has been installed.
    let installed = place.made(&Place::describe(env!("CARGO_PKG_VERSION")));
    fs::create_dir_all(place.kept().parent().expect("a folder")).expect("made");
    fs::copy(installed, place.kept()).expect("put there");
    assert_eq!(due_update(&place.own(), &place.keys).expect("no fault"), Due::Nothing);
    assert!(!place.kept().exists());
}

#[test]
fn older_foreign_unsigned_and_damaged_updates_are_refused_with_words() {
    let place = Place::new();
    for version in ["0.0.9", env!("CARGO_PKG_VERSION")] {
        let said = refused(place.examine(&place.made(&Place::describe(version))), Some(Case::Older));
        assert!(said.contains("sudah ada versi") && said.ends_with("Pilar tidak berubah"), "{said}");
    }
    let stranger = Place::new();
    refused(place.examine(&stranger.made(&Place::describe("9.1.0"))), Some(Case::Unofficial));

    let text = Place::describe("9.1.0").to_string();
    let signature = place.sign(&text);
    let forged = text.replace("9.1.0", "9.1.1");
    let unsigned = [("pembaruan.json", text.as_bytes()), ("setup.exe", INSTALLER)];
    let edited = [
        ("pembaruan.json", forged.as_bytes()),
        ("pembaruan.json.minisig", signature.as_bytes()),
        ("setup.exe", INSTALLER),
    ];
    let swapped = [
        ("pembaruan.json", text.as_bytes()),
        ("pembaruan.json.minisig", signature.as_bytes()),
        ("setup.exe", b"MZ another one."),
    ];
    let longer = [swapped[0], swapped[1], ("setup.exe", b"MZ an installer and more")];
    let missing = [swapped[0], swapped[1]];
    let more = [swapped[0], swapped[1], ("setup.exe", INSTALLER), ("lain.exe", INSTALLER)];
    let no_signature =
        [swapped[0], ("pembaruan.json.minisig", b"untrusted comment: ".as_slice()), swapped[2]];
    for (entries, case) in [
        (&unsigned[..], Case::Unofficial),
        (&edited[..], Case::Unofficial),
        (&swapped[..], Case::Copy),
        (&longer[..], Case::Copy),
        (&missing[..], Case::Copy),
        (&more[..], Case::Copy),
        (&no_signature[..], Case::Copy),
    ] {
        refused(place.examine(&place.zip(entries)), Some(case));
    }

    let mut later = Place::describe("9.1.0");
    later["format"] = json!(2);
    later["besides"] = json!(true);
    refused(place.examine(&place.made(&later)), Some(Case::Newer));
    let mut other = Place::describe("9.1.0");
    other["program"] = json!("Lain");
    refused(place.examine(&place.made(&other)), Some(Case::Copy));
    refused(place.examine(&place.made(&Place::describe("satu"))), Some(Case::Copy));

    let text = place.folder.path().join("teks.pilar-update");
    fs::write(&text, "bukan zip").expect("a file");
    refused(place.examine(&text), None);
    let whole = fs::read(place.made(&Place::describe("9.1.0"))).expect("made");
    fs::write(&text, &whole[..whole.len() / 2]).expect("a file");
    refused(place.examine(&text), None);

    let none = UpdateKeys::default();
    let good = place.made(&Place::describe("9.1.0"));
    refused(examine_update(&good, &place.own(), &none, &mut |_, _| true), Some(Case::Unchecked));
    assert!(UpdateKeys::read(&["no key"]).is_none());
}

#[test]
fn a_refused_or_cancelled_update_leaves_the_one_that_waits() {
    let place = Place::new();
    place.keep("9.1.0");
    refused(place.examine(&Place::new().made(&Place::describe("9.2.0"))), Some(Case::Unofficial));
    let good = place.made(&Place::describe("9.2.0"));
    let stopped = examine_update(&good, &place.own(), &place.keys, &mut |_, _| false).expect_err("stopped");
    assert_eq!(stopped.code(), Code::Cancelled);
    for missing in [place.folder.path().join("tidak ada"), place.folder.path().to_path_buf()] {
        let error = place.examine(&missing).expect_err("not readable");
        assert!(matches!(error.code(), Code::NoFile | Code::FileUnreadable), "{error}");
    }
    let waiting = pending_update(&place.own(), &place.keys).expect("one waits");
    assert_eq!(waiting.update.version, "9.1.0");
    keep_update(&place.own(), &place.keys).expect_err("nothing was looked at");
    assert!(place.kept().exists());
}
