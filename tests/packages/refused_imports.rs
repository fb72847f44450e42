//! Imports that are refused change nothing, neither where there is a workspace nor where there is none.

use pilar_tests::Station;
use pilar_tests::bag::Bag;
use serde_json::{Value, json};

use super::small;

/// The sentence with which an import is refused, after making sure that nothing changed.
fn refused(bag: &mut Bag) -> String {
    let (desk, id, _) = small();
    bag.seal().write(&desk.path("lain.zip"));
    let before = [desk.json(&["list"]), desk.json(&["history", &id]), desk.json(&["check", "--deep"])];
    let sentence = desk.refused(&["import", "lain.zip"]);
    assert_eq!(desk.refused(&["import", "lain.zip", "--dry-run"]), sentence);
    let after = [desk.json(&["list"]), desk.json(&["history", &id]), desk.json(&["check", "--deep"])];
    assert_eq!(before, after, "{sentence}");
    let fresh = Station::new();
    bag.write(&fresh.path("lain.zip"));
    assert_eq!(fresh.refused(&["import", "lain.zip"]), sentence);
    assert!(!fresh.workspace().exists(), "{sentence}");
    sentence
}

fn sound() -> Bag {
    let (_desk, _, path) = small();
    Bag::open(&path)
}

/// A bag whose journal was changed.
fn journal(change: impl FnOnce(&mut Vec<Value>)) -> Bag {
    let mut bag = sound();
    bag.edit("data/pilar/journal.jsonl", |text| {
        let mut lines: Vec<Value> =
            text.lines().map(|line| serde_json::from_str(line).expect("change")).collect();
        change(&mut lines);
        lines.iter().fold(String::new(), |text, line| text + &line.to_string() + "\n")
    });
    bag
}

fn at(lines: &mut [Value], subject: &str) -> usize {
    lines
        .iter()
        .position(|line| line["subject"].as_str().expect("subject").starts_with(subject))
        .expect("line")
}

#[test]
fn another_or_a_newer_instrument_is_refused() {
    let mut bag = sound();
    let part: Value = serde_json::from_slice(&bag.files["data/pilar/instrument.json"]).expect("JSON");
    let (key, name) = (part["key"].as_str().expect("key"), part["name"].as_str().expect("name"));
    bag.edit("data/pilar/instrument.json", |text| text.replace(key, "lke-lain"));
    assert_eq!(
        refused(&mut bag),
        "Instrumen \"lke-lain\" tidak ada di versi Pilar ini; pasang versi Pilar yang lebih baru."
    );
    let with = |change: &dyn Fn(&mut Value)| {
        let mut bag = sound();
        bag.edit("data/pilar/instrument.json", |text| {
            let mut part: Value = serde_json::from_str(&text).expect("JSON");
            change(&mut part);
            part.to_string()
        });
        refused(&mut bag)
    };
    let version = part["version"].as_u64().expect("version");
    assert_eq!(
        with(&|part| part["version"] = json!(version + 1)),
        format!(
            "Paket memakai instrumen \"{name}\" versi {}, program ini mengenal versi {version}; tidak ada yang berubah, pasang Pilar terbaru, yang pemasangnya ada pada pengelola Pilar di instansi atau pada pengirimnya.",
            version + 1
        )
    );
    assert_eq!(
        with(&|part| part["inputs"][0]["code"] = json!("Z.1")),
        format!(
            "Isian instrumen \"{name}\" di paket ini berbeda dengan yang dikenal program ini; tidak ada yang berubah, minta paket yang dibuat dengan Pilar resmi."
        )
    );
}

#[test]
fn values_that_would_make_an_assessment_unreadable_are_refused() {
    let mut bag = journal(|lines| {
        let at = at(lines, "answer/");
        lines[at]["value"] = json!({ "choice": "Mungkin" });
    });
    assert!(refused(&mut bag).starts_with("Paket memuat data \"answer/unit/1\" yang tidak terbaca ("));
    let mut bag = journal(|lines| {
        let at = at(lines, "profile");
        lines[at]["value"] = Value::Null;
    });
    assert!(refused(&mut bag).starts_with("Paket memuat data \"profile\" yang tidak terbaca ("));
    let mut bag = journal(|lines| {
        let at = at(lines, "revision/");
        lines[at]["value"]["size"] = json!(1);
    });
    assert!(refused(&mut bag).contains("nilai untuk \"revision/"));
}

#[test]
fn forged_and_disordered_changes_are_refused() {
    let mut bag = journal(|lines| lines.swap(2, 3));
    assert!(refused(&mut bag).contains("baris 4: nomor urut 3 tidak berurutan"));
    let mut bag = journal(|lines| lines[1]["clock"]["millis"] = json!(9_000_000_000_000u64));
    assert!(refused(&mut bag).contains("bertanggal lebih dari satu hari di depan jam komputer ini"));
    let mut bag = journal(|lines| {
        let (one, two) = (lines[1]["clock"].clone(), lines[2]["clock"].clone());
        lines[1]["clock"] = two;
        lines[2]["clock"] = one;
    });
    assert!(refused(&mut bag).contains("tidak pada urutannya; tidak ada yang berubah"));
    let mut bag = journal(|lines| {
        let at = at(lines, "answer/");
        lines[at]["base"] = json!(uuid::Uuid::now_v7());
    });
    assert!(refused(&mut bag).starts_with("Paket ini lanjutan dari perubahan yang belum ada di sini;"));
}

#[test]
fn a_change_that_is_known_with_other_content_is_refused() {
    let (desk, id, path) = small();
    let mut bag = Bag::open(&path);
    bag.edit("data/pilar/journal.jsonl", |text| text.replacen("\"choice\":\"A\"", "\"choice\":\"C\"", 1));
    bag.seal().write(&desk.path("palsu.zip"));
    let before = desk.json(&["show", &id]);
    let sentence = desk.refused(&["import", "palsu.zip"]);
    assert!(sentence.contains("sudah dikenal dengan isi lain; tidak ada yang berubah"), "{sentence}");
    assert_eq!(desk.json(&["show", &id]), before);
}
