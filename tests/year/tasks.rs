use pilar_tests::Station;
use serde_json::{Value, json};

fn desk() -> (Station, String) {
    let (desk, id) = Station::with_example();
    desk.good(&["people", &id, "--add", "Sari Utami"]);
    desk.good(&["people", &id, "--add", "Budi Santoso"]);
    (desk, id)
}

fn titles(list: &Value) -> Vec<&str> {
    list.as_array().expect("tasks").iter().filter_map(|one| one["title"].as_str()).collect()
}

#[test]
fn tasks_are_planned_listed_by_their_days_and_done() {
    let (desk, id) = desk();
    let year = desk.json(&["show", &id])["profile"]["year"].as_u64().expect("a year");
    let first = desk.json(&[
        "task",
        &id,
        "add",
        "Susun SK Tim Kerja",
        "--code",
        "2",
        "--output",
        "SK",
        "--document",
        "SK Tim Kerja",
        "--pic",
        "Sari Utami",
        "--with",
        "Budi Santoso",
        "--checker",
        "Sari Utami",
        "--start",
        "2020-01-02",
        "--due",
        "31 Maret 2020",
        "--effort",
        "3",
    ]);
    assert_eq!(first["number"], 1);
    assert_eq!(
        (&first["due"], &first["overdue"], &first["status"]),
        (&json!("2020-03-31"), &json!(true), &json!("belum"))
    );
    assert_eq!((&first["pic"], &first["others"]), (&json!("Sari Utami"), &json!(["Budi Santoso"])));
    let second = desk.json(&["task", &id, "add", "Sosialisasi", "--area", "1", "--due", "B12"]);
    assert_eq!(second["due"], format!("{year}-12-31"));
    desk.good(&["task", &id, "add", "Tanpa tenggat", "--pic", "Budi Santoso"]);
    assert_eq!(titles(&desk.json(&["tasks", &id])), ["Susun SK Tim Kerja", "Sosialisasi", "Tanpa tenggat"]);
    assert_eq!(titles(&desk.json(&["tasks", &id, "--overdue"])), ["Susun SK Tim Kerja"]);
    assert_eq!(
        titles(&desk.json(&["tasks", &id, "--person", "budi santoso"])),
        ["Susun SK Tim Kerja", "Tanpa tenggat"]
    );

    let stuck =
        desk.json(&["task", &id, "set", "1", "--status", "Terkendala", "--obstacle", "Menunggu pimpinan"]);
    assert_eq!(
        (&stuck["status"], &stuck["obstacle"], &stuck["output"]),
        (&json!("terkendala"), &json!("Menunggu pimpinan"), &json!("SK"))
    );
    let documents = desk.json(&["evidence", "list", &id]);
    let document = documents[0]["id"].as_str().expect("a document of the example");
    let done =
        desk.json(&["task", &id, "done", "Susun SK Tim Kerja", "--on", "2020-03-30", "--evidence", document]);
    assert_eq!(
        (&done["status"], &done["realised"], &done["overdue"]),
        (&json!("selesai"), &json!("2020-03-30"), &json!(false))
    );
    assert_eq!(done["evidence_ids"], json!([document]));
    // Taken off the task, the document stays where it is.
    let name = done["evidence"][0].as_str().expect("the document's name");
    let unproved = desk.json(&["task", &id, "set", "1", "--without", name]);
    assert_eq!((&unproved["evidence"], &unproved["status"]), (&json!([]), &json!("selesai")));
    assert_eq!(desk.json(&["evidence", "list", &id]), documents);
    desk.good(&["undo", &id]);
    assert_eq!(desk.json(&["tasks", &id])[0]["evidence_ids"], json!([document]));
    assert_eq!(titles(&desk.json(&["tasks", &id, "--open"])), ["Sosialisasi", "Tanpa tenggat"]);
    // Done no more: the day goes, too.
    assert_eq!(desk.json(&["task", &id, "set", "1", "--status", "berjalan"])["realised"], Value::Null);
    desk.good(&["undo", &id]);
    assert_eq!(desk.json(&["tasks", &id])[0]["status"], "selesai");
    desk.good(&["task", &id, "remove", "1"]);
    assert_eq!(titles(&desk.json(&["tasks", &id])), ["Sosialisasi", "Tanpa tenggat"]);
    desk.good(&["undo", &id]);
    assert_eq!(desk.json(&["tasks", &id])[0]["realised"], "2020-03-30");
    assert!(desk.good(&["tasks", &id]).contains("Susun SK Tim Kerja [Selesai]"));
}

#[test]
fn the_plan_goes_on_while_the_reviewers_have_the_worksheet() {
    let (desk, id) = Station::with_submitted_example();
    desk.good(&["people", &id, "--add", "Sari Utami"]);
    desk.good(&["task", &id, "add", "Rapat"]);
    let refused = desk.refused(&["--role", "at", "task", &id, "add", "Rapat lain"]);
    assert!(refused.contains("hanya diubah oleh Pokja atau Koordinator"), "{refused}");
}

#[test]
fn a_mistake_about_a_task_is_one_sentence_and_changes_nothing() {
    let (desk, id) = desk();
    desk.good(&["task", &id, "add", "Rapat", "--start", "2026-02-01"]);
    let before = desk.json(&["tasks", &id]);
    for (args, said) in [
        (
            &["add", "Lain", "--start", "2026-04-01", "--due", "B03"][..],
            "Tenggat tugas 31 Maret 2026 lebih dahulu daripada mulainya 1 April 2026; tidak ada yang berubah. Perbaiki tanggalnya, lalu ulangi.",
        ),
        (
            &["set", "1", "--due", "2026-01-31"],
            "Tenggat tugas 31 Januari 2026 lebih dahulu daripada mulainya 1 Februari 2026; tidak ada yang berubah. Perbaiki tanggalnya, lalu ulangi.",
        ),
        (&["add", " "], "Uraian tugas masih kosong; tidak ada yang berubah. Isikan lebih dahulu."),
        (
            &["add", "Lain", "--due", "besok"],
            "Tanggal \"besok\" tidak terbaca; tidak ada yang berubah. Tulis seperti 31 Mei 2026 (atau 2026-05-31).",
        ),
        (
            &["add", "Lain", "--code", "Z.9"],
            "Kode \"Z.9\" tidak ada di LKE ini; tidak ada yang berubah. Tulis kode lengkap seperti pada lembar kerja atau nomor soal.",
        ),
        (
            &["add", "Lain", "--pic", "Wati"],
            "Orang \"Wati\" tidak ada di daftar penilaian ini; tidak ada yang berubah. Lihat daftarnya dengan perintah people, atau tambahkan dengan people ID --add NAMA.",
        ),
        (
            &["set", "9", "--status", "berjalan"],
            "Tugas \"9\" tidak ditemukan; tidak ada yang berubah. Lihat daftarnya dengan perintah tasks.",
        ),
        (
            &["set", "1", "--status", "mungkin"],
            "Status tugas \"mungkin\" tidak dikenal; tidak ada yang berubah. Pilihannya: belum, berjalan, terkendala, selesai, batal.",
        ),
        (
            &["done", "1", "--on", "2199-01-01"],
            "Tanggal selesai 1 Januari 2199 belum tiba; tidak ada yang berubah. Perbaiki tanggalnya, lalu ulangi.",
        ),
        (
            &["done", "1", "--evidence", "tidak ada.pdf"],
            "Bukti dukung \"tidak ada.pdf\" tidak ditemukan; tidak ada yang berubah. Lihat daftarnya dengan perintah evidence list.",
        ),
    ] {
        assert_eq!(desk.refused(&[&["task", &id], args].concat()), said);
    }
    assert_eq!(desk.json(&["tasks", &id]), before);
}

#[test]
fn two_desks_that_move_one_task_and_report_on_it_meet() {
    let (desk, id) = desk();
    desk.good(&["task", &id, "add", "Rapat", "--due", "B06"]);
    let other = Station::new();
    other.good(&["import", &desk.package(&id, "awal.zip")]);
    other.good(&["task", &id, "set", "1", "--status", "berjalan"]);
    desk.good(&["task", &id, "set", "1", "--due", "B09"]);
    desk.good(&["import", &other.package(&id, "kembali.zip")]);
    let met = desk.json(&["tasks", &id]);
    assert!(met[0]["due"].as_str().expect("a day").ends_with("-09-30"), "{met:#}");
    assert_eq!(met[0]["status"], "berjalan");
    assert_eq!(desk.json(&["conflicts", &id]), json!([]));
    // Both move it: a person decides.
    other.good(&["task", &id, "set", "1", "--due", "B12"]);
    desk.good(&["import", &other.package(&id, "lagi.zip")]);
    let conflicts = desk.json(&["conflicts", &id]);
    assert_eq!(conflicts.as_array().map(Vec::len), Some(1), "{conflicts:#}");
    assert!(desk.good(&["conflicts", &id]).contains("Rapat"));
}
