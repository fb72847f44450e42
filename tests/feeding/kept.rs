//! What is kept of respondents: looked over by the check, told when it is damaged, in nobody's way.

use std::fs;

use pilar_tests::Station;
use serde_json::json;

use crate::files::{form, text};

/// A desk with a survey in use, its assessment and the database of what is kept.
fn used() -> (Station, String, std::path::PathBuf) {
    let desk = Station::new();
    let id = desk.begin();
    let file = desk.file("tanggapan.csv", text(&form(), ","));
    desk.good(&["survey", &id, "--for", "ipak", "--responses", &file, "--use"]);
    let personal = desk.workspace().join("personal.db");
    (desk, id, personal)
}

#[test]
fn the_check_looks_at_what_is_kept_of_people() {
    let (desk, _, personal) = used();
    let said = desk.good(&["check", "--deep"]);
    assert!(said.contains("1 berkas data pribadi"), "{said}");
    let database = rusqlite::Connection::open(&personal).expect("opens");
    database
        .execute("UPDATE personal_piece SET data = CAST(replace(data, '2', '3') AS BLOB)", [])
        .expect("changed");
    database.close().expect("closes");
    assert_eq!(desk.json(&["check"])["report"]["good"], json!(true), "only a deep check reads contents");
    let deep = desk.run(&["--json", "check", "--deep"]);
    assert!(
        deep.code == 1 && deep.out.contains("Isi \\\"tanggapan.csv\\\" di personal.db rusak"),
        "{deep:?}"
    );
    let database = rusqlite::Connection::open(&personal).expect("opens");
    database.execute("DELETE FROM personal_piece", []).expect("changed");
    database.close().expect("closes");
    assert!(desk.run(&["check"]).out.contains("rusak"), "a size that is another is seen at once");
}

#[test]
fn damage_to_it_is_told_and_stops_nothing_else() {
    for damage in [&b"bukan basis data"[..], &[0x5a; 9000]] {
        let (desk, id, personal) = used();
        fs::write(&personal, damage).expect("spoilt");
        let checked = desk.run(&["check"]);
        assert!(checked.code == 1 && checked.out.contains("personal.db rusak"), "{checked:?}");
        let shown = desk.json(&["show", &id]);
        assert_eq!(shown["sources"][0]["state"], "unread");
        let refused = desk.refused(&["forget", &id, "--for-good"]);
        assert!(refused.contains("personal.db") && refused.contains("hapus berkas itu"), "{refused}");
        fs::remove_file(&personal).expect("as it says");
        assert_eq!(desk.json(&["show", &id])["sources"][0]["state"], "gone");
        desk.good(&["check"]);
    }
}

#[test]
fn one_of_a_newer_version_is_named_and_left_alone() {
    let (desk, id, personal) = used();
    let newer = rusqlite::Connection::open(&personal).expect("opens");
    newer.pragma_update(None, "user_version", 99).expect("changed");
    newer.close().expect("closes");
    let before = fs::read(&personal).expect("a file");
    let checked = desk.run(&["check"]);
    assert!(checked.code == 1 && checked.out.contains("dibuat oleh Pilar yang lebih baru"), "{checked:?}");
    assert_eq!(desk.json(&["show", &id])["sources"][0]["state"], "unread");
    assert!(fs::read(&personal).expect("a file") == before);
}
