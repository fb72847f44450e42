//! Packages verified by tools that are not ours.

use std::process::Command;

use pilar_tests::bag::{Bag, summed, validated};
use pilar_tests::{Station, skipped};

use super::package;

#[test]
fn bagit_and_sha256sum_find_the_unpacked_package_valid() {
    let (desk, id) = Station::with_example();
    let bag = Bag::open(&package(&desk, &id, "paket.zip", &[]));
    let folder = desk.path("terurai");
    bag.unpack(&folder);
    assert_ne!(summed(&folder), Some(false), "sha256sum -c");
    let Some(valid) = validated(&folder) else { return };
    assert!(valid, "bagit.py --validate");
    // The same tools have to notice damage, or their word is worth nothing.
    std::fs::write(folder.join("data/Laporan LKE.pdf"), b"lain").expect("file");
    assert_eq!(validated(&folder), Some(false), "bagit.py accepts a damaged bag");
    assert_ne!(summed(&folder), Some(true), "sha256sum accepts a damaged bag");
}

#[test]
fn unzip_finds_the_archive_sound() {
    let (desk, id) = Station::with_example();
    let path = package(&desk, &id, "paket.zip", &[]);
    match Command::new("unzip").arg("-tqq").arg(&path).output() {
        Ok(output) => assert!(output.status.success(), "{output:?}"),
        Err(error) => skipped(&format!("unzip tidak ada di mesin ini ({error})")),
    }
}
