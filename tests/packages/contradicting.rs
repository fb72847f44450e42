//! Packages whose papers say otherwise than their journal: forged by somebody who can make every sum fit again.

use std::fs;

use pilar_tests::Station;
use pilar_tests::bag::Bag;
use serde_json::{Value, json};

use super::{package, refused, small};

const HEAD: &str = "data/pilar/assessment.json";
const EVIDENCE: &str = "data/pilar/evidence.json";
const ANSWERS: &str = "data/portalrb/jawaban-unit.json";

fn edited(bag: &Bag, path: &str, change: impl FnOnce(&mut Value)) -> Bag {
    let mut bag = bag.clone();
    bag.edit(path, |text| {
        let mut part: Value = serde_json::from_str(&text).expect("JSON");
        change(&mut part);
        part.to_string()
    });
    bag
}

/// What `verify` refuses it with, after making sure that an import says the same and changes nothing.
fn contradicted(bag: &mut Bag) -> String {
    let (desk, id, _) = small();
    let said = refused(&desk, bag.seal());
    let before = desk.json(&["history", &id]);
    assert_eq!(desk.refused_with_list(&["import", "lain.zip"]), said);
    assert_eq!(desk.json(&["history", &id]), before);
    said
}

#[test]
fn head_documents_json_and_workbook_are_compared_with_the_journal() {
    let (desk, id, path) = small();
    let bag = Bag::open(&path);
    let first = "1 hal di paket ini bertentangan dengan riwayatnya sendiri; tidak ada yang berubah. Minta paket baru dari pengirimnya.\n";

    let said = contradicted(&mut edited(&bag, HEAD, |head| head["unit"] = json!("Kantor Lain")));
    assert_eq!(said, format!("{first}kepala paket menyebut unit \"Kantor Lain\", riwayat \"Kantor Uji\""));

    let said = contradicted(&mut edited(&bag, EVIDENCE, |evidence| {
        evidence["documents"][0]["title"] = json!("Judul lain");
    }));
    assert!(said.contains("daftar bukti menyebut"), "{said}");
    let said = contradicted(&mut edited(&bag, EVIDENCE, |evidence| {
        evidence["documents"][0]["serves"] = json!([]);
    }));
    assert!(said.contains("daftar bukti menyebut"), "{said}");

    let shown = desk.json(&["show", &id]);
    let inputs = shown["inputs"].as_array().expect("inputs");
    let chosen = inputs.iter().find(|input| input["answers"]["unit"] == "A").expect("an A");
    let code = chosen["code"].as_str().expect("code");
    let said = contradicted(&mut edited(&bag, ANSWERS, |answers| {
        let rows = answers["answers"].as_array_mut().expect("rows");
        rows.iter_mut().find(|row| row["jawaban_unit"] == "A").expect("row")["jawaban_unit"] = json!("C");
    }));
    assert_eq!(said, format!("{first}jawaban-unit.json memuat C, riwayat memuat A pada {code}"));

    // The workbook of the same unit with another answer, as a forger would make it.
    let name = bag.files.keys().find(|name| name.starts_with("data/LKE ")).expect("a workbook").clone();
    desk.good(&["answer", &id, code, "C"]);
    let other = Bag::open(&package(&desk, &id, "jawaban lain.zip", &[]));
    let mut swapped = bag.clone();
    swapped.files.insert(name.clone(), other.files[&name].clone());
    let said = contradicted(&mut swapped);
    let book = name.strip_prefix("data/").expect("a payload");
    assert!(said.contains(&format!("{book} memuat C, riwayat memuat A pada {code}")), "{said}");

    let mut none = bag.clone();
    none.files.insert(name.clone(), b"PK no workbook".to_vec());
    assert!(contradicted(&mut none).contains("bukan buku kerja LKE"), "no workbook at all");
    for missing in [name.as_str(), ANSWERS] {
        let mut less = bag.clone();
        less.files.remove(missing);
        assert!(contradicted(&mut less).contains("tidak ada"), "{missing}");
    }
}

#[test]
fn exactly_the_papers_that_the_format_names_may_be_there_and_they_are_compared() {
    let (desk, id, path) = small();
    let bag = Bag::open(&path);
    let name = bag.files.keys().find(|name| name.starts_with("data/LKE ")).expect("a workbook").clone();
    let unknown = "bukan berkas yang dikenal format paket";
    for more in ["data/AAA.xlsx", "data/LKE lain.XLSX", "data/Laporan lain.pdf", "data/catatan.txt"] {
        let mut other = bag.clone();
        other.files.insert(more.into(), bag.files[&name].clone());
        let said = contradicted(&mut other);
        assert!(said.contains(&format!("\"{more}\" {unknown}")), "{said}");
    }
    let mut part = Bag::open(&package(&desk, &id, "bagian.zip", &["--scope", "area", "1"]));
    part.files.insert(name.clone(), bag.files[&name].clone());
    assert!(contradicted(&mut part).contains(unknown));

    let said = contradicted(&mut edited(&bag, ANSWERS, |answers| {
        answers["answers"][1]["bukti_dukung_unit"] = json!("https://contoh.invalid/");
    }));
    assert!(said.contains("jawaban-unit.json memuat https://contoh.invalid/"), "{said}");
    let mut twice = bag.clone();
    twice.edit(ANSWERS, |text| {
        text.replacen("\"jawaban_unit\"", "\"jawaban_unit\": \"C\", \"jawaban_unit\"", 1)
    });
    assert!(contradicted(&mut twice).contains("menyebut satu nama dua kali"));

    // The workbook of another unit with another total.
    let new =
        ["new", "--unit", "Kantor Lain", "--instansi", "Pemkot Uji", "--year", "2026", "--target", "wbk"];
    let lain = desk.good(&new).trim().to_owned();
    let lain = Bag::open(&package(&desk, &lain, "unit lain.zip", &[]));
    let theirs = lain.files.iter().find(|(name, _)| name.starts_with("data/LKE ")).expect("a workbook").1;
    let mut swapped = bag.clone();
    swapped.files.insert(name, theirs.clone());
    let said = contradicted(&mut swapped);
    assert!(said.contains("memuat Kantor Lain, riwayat memuat Kantor Uji pada baris Unit kerja"), "{said}");
    assert!(said.contains("pada baris Total"), "{said}");
}

#[test]
fn sound_packages_parts_and_those_of_a_later_clock_are_told_as_sound() {
    let (desk, id, path) = small();
    let path = path.to_str().expect("path");
    assert_eq!(desk.json(&["verify", path])["papers"], "agree");
    let part = package(&desk, &id, "bagian.zip", &["--scope", "area", "1"]);
    assert_eq!(desk.json(&["verify", part.to_str().expect("path")])["papers"], "none");

    // A worksheet that this version does not have.
    let bag = edited(&Bag::open(path.as_ref()), "data/pilar/instrument.json", |part| {
        part["key"] = json!("lke-zi-2030");
    });
    let mut bag = bag;
    bag.seal().write(&desk.path("lain.zip"));
    assert_eq!(desk.json(&["verify", "lain.zip"])["papers"], "unknown_instrument");
    assert!(desk.good(&["verify", "lain.zip"]).contains("tidak dapat dibandingkan"));
    fs::remove_file(desk.path("lain.zip")).expect("removed");

    let (example, id) = Station::with_example();
    let whole = package(&example, &id, "contoh.zip", &[]);
    assert_eq!(example.json(&["verify", whole.to_str().expect("path")])["papers"], "agree");
}
