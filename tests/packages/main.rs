//! Submission packages: made, verified by others' tools, damaged and forged in every way.

mod contradicting;
mod exported;
mod flips;
mod hostile;
mod imported;
mod interrupted;
mod others;
mod refused_imports;
mod restored;
mod untrue;

use std::path::PathBuf;

use pilar_tests::Station;
use pilar_tests::bag::Bag;

/// The time written into the packages of these tests.
const TIME: &str = "2026-11-22T14:05:00+07:00";

/// A desk with a small assessment of three answers and two documents, and the package of it.
fn small() -> (Station, String, PathBuf) {
    let desk = Station::new();
    let id = desk.begin();
    for (code, value) in [("1", "Ya"), ("2", "A"), ("88", "12")] {
        desk.good(&["answer", &id, code, value, "--note", "catatan"]);
    }
    let first = desk.file("SK Tim.txt", "Surat Keputusan Tim");
    let second = desk.file("Notulen 100%.txt", "Notulen rapat");
    desk.good(&["evidence", "add", &id, "1", &first, "--title", "SK Tim Kerja"]);
    desk.good(&["evidence", "add", &id, "2", &first]);
    desk.good(&["evidence", "add", &id, "2", &second]);
    let path = package(&desk, &id, "paket.zip", &[]);
    (desk, id, path)
}

/// Exports a package under a name.
fn package(desk: &Station, id: &str, name: &str, more: &[&str]) -> PathBuf {
    let given = ["export", id, "--format", "package", "-o", name, "--made-at", TIME];
    desk.good(&[&given[..], more].concat());
    desk.path(name)
}

/// The sentence with which `pilar verify` refuses a bag.
fn refused(desk: &Station, bag: &Bag) -> String {
    bag.write(&desk.path("lain.zip"));
    desk.refused_with_list(&["verify", "lain.zip"])
}
