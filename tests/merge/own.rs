//! What comes under an id of this desk: lost and back, not to be told yet, or somebody else's.

use std::fs;

use pilar_core::journal::Change;
use pilar_tests::Station;
use pilar_tests::bag::Bag;
use serde_json::{Value, json};

fn package(desk: &Station, id: &str, name: &str, since: Option<&str>) -> String {
    let path = desk.path(name).to_str().expect("Unicode path").to_owned();
    let since = since.map_or_else(Vec::new, |since| vec!["--since", since]);
    desk.good(&[&["export", id, "--format", "package", "-o", &path], &since[..]].concat());
    path
}

/// What the audit finds, by kind, each with what to do.
fn found(desk: &Station, id: &str) -> Vec<(String, String)> {
    let text = |it: &Value, key: &str| it[key].as_str().expect("a text").to_owned();
    let view = desk.json(&["audit", id]);
    let findings = view["findings"].as_array().expect("findings");
    findings.iter().map(|it| (text(it, "kind"), text(it, "todo"))).collect()
}

/// A desk whose folder was put back from a copy after three more answers, with the packages that were made meanwhile:
/// whole ones after the first and the last answer, and one with what came after the first.
fn put_back() -> (Station, String, [String; 3]) {
    let desk = Station::new();
    let id = desk.begin();
    let files = ["pilar.db", "evidence.db"].map(|file| desk.workspace().join(file));
    let copies = files.map(|file| (fs::read(&file).expect("a copy"), file));
    desk.good(&["answer", &id, "2", "A"]);
    let first = package(&desk, &id, "satu.zip", None);
    desk.good(&["answer", &id, "2", "B"]);
    desk.good(&["answer", &id, "2", "C"]);
    let part = package(&desk, &id, "susulan.zip", Some(&first));
    let all = package(&desk, &id, "semua.zip", None);
    for (copy, file) in copies {
        fs::write(file, copy).expect("put back");
    }
    (desk, id, [first, part, all])
}

#[test]
fn a_part_of_what_one_lost_accuses_nobody_and_the_rest_makes_it_sure() {
    let (desk, id, [first, part, all]) = put_back();
    let told = |path: &str| desk.json(&["import", path, "--dry-run"])["notices"].to_string();
    let unsure = "1 perubahan memakai tanda pengenal ruang kerja ini dan tidak ada di folder ini: mungkin milik Anda yang \
                  hilang; paket yang lebih baru memastikannya.";
    let said = told(&first);
    assert!(said.contains(unsure) && !said.contains("tidak tercatat pernah ditulis"), "{said}");
    assert!(
        told(&all).contains("3 perubahan Anda sendiri yang hilang dari folder ini kembali"),
        "{}",
        told(&all)
    );
    desk.good(&["import", &first]);
    assert!(found(&desk, &id).is_empty());
    for later in [&part, &all] {
        let said = told(later);
        assert!(said.contains("2 perubahan Anda sendiri yang hilang dari folder ini kembali"), "{said}");
        assert!(!said.contains("mungkin milik Anda"), "{said}");
    }
    desk.good(&["import", &all]);
    assert!(found(&desk, &id).is_empty());
}

#[test]
fn what_waits_of_ones_own_is_asked_for_from_whoever_sent_it() {
    let (desk, id, [first, part, all]) = put_back();
    desk.good(&["import", &part]);
    let todo = "Minta paket lengkap dari pengirim paket yang membawanya.";
    assert_eq!(found(&desk, &id), [("waiting".to_owned(), todo.to_owned())]);
    // What waits is told by whatever brought it, and by no package that comes later.
    let other = Station::new();
    other.good(&["import", &first]);
    other.good(&["answer", &id, "3", "Tidak"]);
    let theirs = package(&other, &id, "lain.zip", Some(&first));
    let said = desk.json(&["import", &theirs, "--dry-run"])["notices"].to_string();
    assert!(!said.contains("perubahan Anda sendiri"), "{said}");
    let said = desk.json(&["import", &part, "--dry-run"])["notices"].to_string();
    assert!(!said.contains("perubahan Anda sendiri"), "{said}");
    desk.good(&["import", &all]);
    assert!(found(&desk, &id).is_empty());
}

#[test]
fn a_fork_and_twins_of_ones_own_are_for_oneself_to_decide() {
    let desk = Station::new();
    let id = desk.begin();
    desk.good(&["answer", &id, "2", "A"]);
    let whole = package(&desk, &id, "awal.zip", None);
    let part = package(&desk, &id, "kosong.zip", Some(&whole));
    let all = Bag::open(whole.as_ref()).changes();
    let last = all.into_iter().max_by_key(|it| it.link.map(|link| link.position)).expect("the answer");
    let link = last.link.expect("linked");
    let mut beside = Change { sequence: last.sequence + 1, value: json!({"choice": "C"}), ..last };
    beside.clock.millis += 1;
    beside.chain(link.position, link.previous);
    let forged = desk.path("cabang.zip");
    Bag::open(part.as_ref()).put_changes(&[beside]).write(&forged);
    desk.good(&["import", forged.to_str().expect("Unicode path")]);
    let found = found(&desk, &id);
    let todo = |kind: &str| found.iter().find(|(it, _)| it == kind).map(|(_, todo)| todo.as_str());
    for kind in ["forked", "twin"] {
        assert_eq!(todo(kind), Some("Putuskan konfliknya; pilih yang Anda tulis."), "{found:#?}");
    }
    assert!(todo("foreign").is_some(), "{found:#?}");
}
