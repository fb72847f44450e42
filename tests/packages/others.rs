//! Packages verified by tools that are not ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use pilar_tests::bag::Bag;
use pilar_tests::{Desk, root};

use super::package;

/// Where `cargo xtask test` puts the bagit module; `PILAR_BAGIT` names another folder.
fn bagit() -> Option<PathBuf> {
    let folder = std::env::var_os("PILAR_BAGIT").map_or_else(|| root().join("target/bagit"), PathBuf::from);
    Some(folder.join("bagit.py")).filter(|script| script.exists())
}

fn unpack(bag: &Bag, folder: &Path) {
    for (name, bytes) in &bag.files {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().expect("parent")).expect("folder");
        std::fs::write(path, bytes).expect("file");
    }
}

#[test]
fn bagit_and_sha256sum_find_the_unpacked_package_valid() {
    let (desk, id) = Desk::with_example();
    let bag = Bag::open(&package(&desk, &id, "paket.zip", &[]));
    let folder = desk.path("terurai");
    unpack(&bag, &folder);
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
        let run = Command::new("sha256sum").args(["-c", "--strict", manifest]).current_dir(&folder).output();
        match run {
            Ok(output) => assert!(output.status.success(), "{output:?}"),
            Err(error) => println!("dilewati: sha256sum tidak ada di mesin ini ({error})"),
        }
    }
    let Some(script) = bagit() else {
        println!("dilewati: modul bagit tidak ada di mesin ini; cargo xtask test memasangnya");
        return;
    };
    let validate = || {
        let output = Command::new("python3").arg(&script).arg("--validate").arg(&folder).output();
        output.expect("python3 runs").status.success()
    };
    assert!(validate(), "bagit.py --validate");
    // The same tool has to notice damage, or its word is worth nothing.
    std::fs::write(folder.join("data/Laporan LKE.pdf"), b"lain").expect("file");
    assert!(!validate(), "bagit.py accepts a damaged bag");
}

#[test]
fn unzip_finds_the_archive_sound() {
    let (desk, id) = Desk::with_example();
    let path = package(&desk, &id, "paket.zip", &[]);
    match Command::new("unzip").arg("-tqq").arg(&path).output() {
        Ok(output) => assert!(output.status.success(), "{output:?}"),
        Err(error) => println!("dilewati: unzip tidak ada di mesin ini ({error})"),
    }
}
