//! Tasks of the unit's earlier assessment, taken into this year's.

use pilar_tests::Station;
use serde_json::{Value, json};

const UNIT: [&str; 6] = ["--unit", "Kantor Contoh", "--instansi", "Kota Rekaan", "--target", "wbk"];

/// A plan of 2026 and the assessment of 2027 that is carried over from it.
fn desk() -> (Station, String, String) {
    let desk = Station::new();
    let old = desk.good(&[&["new", "--year", "2026"], &UNIT[..]].concat()).trim().to_owned();
    desk.good(&["people", &old, "--add", "Sari Utami"]);
    let add = |more: &[&str]| desk.good(&[&["task", &old, "add"], more].concat());
    add(&["Susun SK", "--code", "2", "--output", "SK", "--pic", "Sari Utami", "--due", "B03"]);
    add(&["Rapat", "--area", "1", "--start", "2026-02-01", "--due", "2026-02-28"]);
    add(&["Kunjungan", "--due", "B09"]);
    add(&["Tanpa tenggat"]);
    desk.good(&["task", &old, "done", "1", "--on", "2026-03-20"]);
    desk.good(&["task", &old, "set", "3", "--status", "batal"]);
    let new = desk.json(&["carry-over", &old, "--year", "2027"])["id"].as_str().expect("an id").to_owned();
    (desk, old, new)
}

fn titles(list: &Value) -> Vec<&str> {
    list.as_array().expect("tasks").iter().filter_map(|one| one["title"].as_str()).collect()
}

#[test]
fn last_years_tasks_are_taken_once_with_their_days_moved_and_nobody_has_begun_them() {
    let (desk, old, new) = desk();
    let before = desk.json(&["tasks", &old]);
    let looked = desk.json(&["task", &new, "from", "last-year", "--dry-run"]);
    assert_eq!((&looked["new"], &looked["stored"]), (&json!(3), &json!(false)));
    assert_eq!(desk.json(&["tasks", &new]), json!([]));
    let made = desk.json(&["task", &new, "from", "last-year"]);
    assert_eq!((&made["new"], &made["existing"]), (&json!(3), &json!(0)), "what was called off stays there");
    let tasks = desk.json(&["tasks", &new]);
    assert_eq!(titles(&tasks), ["Rapat", "Susun SK", "Tanpa tenggat"]);
    let (meeting, decree) = (&tasks[0], &tasks[1]);
    assert_eq!((&meeting["start"], &meeting["due"]), (&json!("2027-02-01"), &json!("2027-02-28")));
    assert_eq!((&decree["due"], &decree["status"]), (&json!("2027-03-31"), &json!("belum")));
    assert_eq!((&decree["realised"], &decree["output"]), (&Value::Null, &json!("SK")));
    assert_eq!(decree["pic"], "Sari Utami", "the team came along");
    assert_eq!(decree["code"], before[1]["code"]);
    // Not twice, also when it was changed here; and last year stays as it was.
    desk.good(&["task", &new, "set", "Susun SK", "--title", "Perbarui SK"]);
    let again = desk.json(&["task", &new, "from", "last-year"]);
    assert_eq!((&again["new"], &again["existing"]), (&json!(0), &json!(3)));
    assert_eq!(desk.json(&["tasks", &old]), before);
    // One step back.
    desk.good(&["undo", &new]);
    desk.good(&["undo", &new]);
    assert_eq!(desk.json(&["tasks", &new]), json!([]));
}

#[test]
fn the_team_comes_along_without_its_contacts_and_a_second_time_is_told() {
    let desk = Station::new();
    let old = desk.good(&[&["new", "--year", "2026"], &UNIT[..]].concat()).trim().to_owned();
    let sari = ["--add", "Sari Utami", "--pokja", "1", "--duty", "ketua", "--contact", "0812-0000"];
    desk.good(&[&["people", &old], &sari[..]].concat());
    desk.good(&["assign", &old, "Sari Utami", "--code", "2"]);
    let carry = ["carry-over", &old, "--year", "2027"];
    let made = desk.json(&carry);
    assert_eq!((&made["people"], &made["existing"]), (&json!(1), &json!(false)));
    let new = made["id"].as_str().expect("an id");
    let somebody = |id: &str| desk.json(&["people", id])["people"][0].clone();
    let (before, now) = (somebody(&old), somebody(new));
    for key in ["name", "pokja", "duty", "assigned"] {
        assert_eq!(now[key], before[key], "{key}");
    }
    assert_eq!(now["assigned"].as_array().map(Vec::len), Some(1));
    assert_eq!((&before["contact"], &now["contact"]), (&json!("0812-0000"), &Value::Null));
    // Another one is begun only where it is asked for.
    let again = desk.json(&carry);
    assert_eq!((&again["id"], &again["existing"]), (&made["id"], &json!(true)));
    assert!(desk.good(&carry).contains("Penilaian 2027 unit ini sudah ada"));
    let count = || desk.json(&["list"]).as_array().map(Vec::len);
    assert_eq!(count(), Some(2));
    let another = desk.json(&[&carry[..], &["--again"]].concat());
    assert_eq!((&another["existing"], count()), (&json!(false), Some(3)));
}

#[test]
fn a_task_that_the_plan_says_already_is_not_taken_and_own_days_and_people_count() {
    let (desk, _, new) = desk();
    desk.good(&["people", &new, "--add", "Budi"]);
    desk.good(&["task", &new, "add", "rapat", "--area", "1"]);
    let made = desk.json(&["task", &new, "from", "last-year", "--due", "B06", "--pic", "Budi"]);
    assert_eq!((&made["new"], &made["existing"]), (&json!(2), &json!(1)));
    let tasks = desk.json(&["tasks", &new]);
    assert_eq!(titles(&tasks).len(), 3);
    for task in tasks.as_array().expect("tasks").iter().filter(|task| task["title"] != "rapat") {
        assert_eq!((&task["due"], &task["pic"]), (&json!("2027-06-30"), &json!("Budi")));
    }
}

#[test]
fn two_desks_take_the_same_tasks_and_meet_and_a_day_before_the_start_is_refused() {
    let (desk, _, new) = desk();
    let other = Station::new();
    other.good(&["import", &desk.package(&new, "awal.zip")]);
    let refused = other.refused(&["task", &new, "from", "last-year"]);
    assert_eq!(
        refused,
        "Di ruang kerja ini tidak ada penilaian Kantor Contoh sebelum tahun 2027; tidak ada yang berubah. Impor dahulu penilaian tahun lalu, atau pilih asal lain."
    );
    desk.good(&["task", &new, "from", "last-year"]);
    other.good(&["import", &desk.package(&new, "satu.zip")]);
    assert_eq!(titles(&other.json(&["tasks", &new])).len(), 3);
    let (desk, _, new) = self::desk();
    let refused = desk.refused(&["task", &new, "from", "last-year", "--due", "2027-01-15"]);
    assert_eq!(
        refused,
        "Tenggat tugas 15 Januari 2027 lebih dahulu daripada mulainya 1 Februari 2027; tidak ada yang berubah. Perbaiki tanggalnya, lalu ulangi."
    );
    assert_eq!(desk.json(&["tasks", &new]), json!([]));
}
