use pilar_tests::Station;
use serde_json::{Value, json};

const SARI: &str = "198001012005012001";
const LIST: &str = "LAMPIRAN SK TIM\n\nNo,Nama,NIP,Jabatan,Pokja,Kedudukan dalam Tim,No. HP\n\
    1,Sari Utami,19800101 200501 2 001,Kepala Subbagian,1;2,Ketua Pokja,0812-0001\n\
    2,Budi Santoso,,Analis,1,Anggota,\n\
    3,Wati,,,,Sekretaris,wati@contoh.id\n";

fn names(view: &Value) -> Vec<&str> {
    view["people"].as_array().expect("people").iter().filter_map(|one| one["name"].as_str()).collect()
}

#[test]
fn the_annex_of_a_decree_becomes_the_team_and_the_same_again_changes_nothing() {
    let desk = Station::new();
    let id = desk.begin();
    let file = desk.file("SK Tim.csv", LIST);
    let team = desk.json(&["people", &id, "--from", &file]);
    assert_eq!((&team["added"], &team["changed"]), (&json!(3), &json!(0)));
    assert_eq!(names(&team), ["Sari Utami", "Budi Santoso", "Wati"]);
    let sari = &team["people"][0];
    assert_eq!(
        (&sari["nip"], &sari["duty"], &sari["contact"]),
        (&json!(SARI), &json!("ketua"), &json!("0812-0001"))
    );
    assert_eq!(sari["pokja"].as_array().map(Vec::len), Some(2));
    assert_eq!(team["people"][2]["duty"], "koordinator");
    let again = desk.json(&["people", &id, "--from", &file]);
    assert_eq!((&again["added"], &again["changed"]), (&json!(0), &json!(0)));
    assert_eq!(again["people"], team["people"]);

    // A later decree: a name is known by its NIP, what it leaves out stays.
    let later = desk.file("SK baru.csv", format!("Nama;NIP;Jabatan\nSari Utami Dewi;{SARI};Sekretaris\n"));
    let after = desk.json(&["people", &id, "--from", &later]);
    assert_eq!((&after["added"], &after["changed"]), (&json!(0), &json!(1)));
    assert_eq!(
        (&after["people"][0]["name"], &after["people"][0]["contact"]),
        (&json!("Sari Utami Dewi"), &json!("0812-0001"))
    );
    desk.good(&["undo", &id]);
    assert_eq!(names(&desk.json(&["people", &id]))[0], "Sari Utami");
    assert!(desk.json(&["history", &id]).to_string().contains("Sari Utami"));
}

#[test]
fn what_a_list_has_wrong_is_told_row_by_row_and_nothing_is_kept() {
    let desk = Station::new();
    let id = desk.begin();
    let wrong = "Nama,NIP,Pokja,Peran\nSari,1980,,\nBudi,,Area Sembilan,\n,,1,\nWati,,,Raja\nWati,,,\nAni,,,\nani,,,\n";
    let told = desk.refused_with_list(&["people", &id, "--from", &desk.file("salah.csv", wrong)]);
    for said in [
        "5 baris daftar orang tidak dapat dipakai",
        "baris 2",
        "baris 3",
        "baris 4",
        "baris 5",
        "Ani sudah ada pada baris 7",
    ] {
        assert!(told.contains(said) || said.starts_with("Ani"), "{said} in {told}");
    }
    assert!(told.to_lowercase().contains("ani sudah ada pada baris 7"), "{told}");
    for (name, content) in [
        ("kosong.csv", &b""[..]),
        ("lain.csv", b"Barang,Harga\nMeja,5\n"),
        ("rusak.xlsx", b"PK\x03\x04rusak"),
    ] {
        desk.refused(&["people", &id, "--from", &desk.file(name, content)]);
    }
    desk.refused(&["people", &id, "--from", "tidak ada.csv"]);
    assert_eq!(names(&desk.json(&["people", &id])), Vec::<&str>::new());
}

#[test]
fn inputs_are_given_by_code_sub_area_and_area_and_what_nobody_has_is_told() {
    let desk = Station::new();
    let id = desk.begin();
    let all = desk.json(&["people", &id])["unassigned"].as_array().expect("codes").len();
    desk.good(&["people", &id, "--add", "Sari Utami", "--nip", SARI, "--pokja", "1"]);
    let team = desk.json(&["people", &id, "--add", "Budi"]);
    let open = team["unassigned"].as_array().expect("codes").len();
    assert!(open < all && open > 0, "a Pokja has its area");
    let one = desk.json(&["assign", &id, SARI, "--code", "2"]);
    assert_eq!((&one["name"], &one["changed"]), (&json!("Sari Utami"), &json!(1)));
    let node = desk.json(&["assign", &id, "budi", "--node", "A.I.1"]);
    let area = desk.json(&["assign", &id, "budi", "--area", "1"]);
    let count = |view: &Value| view["assigned"].as_array().expect("codes").len();
    assert!(count(&node) > 1 && count(&area) > count(&node), "{} {}", count(&node), count(&area));
    let less = desk.json(&["assign", &id, "budi", "--area", "1", "--remove"]);
    assert_eq!(count(&less), 0);
    desk.good(&["people", &id, "--remove", "Sari Utami"]);
    assert_eq!(desk.json(&["people", &id])["unassigned"].as_array().map(Vec::len), Some(all));
    desk.good(&["undo", &id]);
    assert_eq!(count(&desk.json(&["people", &id])["people"][0]), 1);
}

#[test]
fn a_mistake_about_people_is_one_sentence_and_changes_nothing() {
    let desk = Station::new();
    let id = desk.begin();
    desk.good(&["people", &id, "--add", "Sari Utami", "--nip", SARI]);
    let before = desk.json(&["people", &id]);
    for (args, said) in [
        (
            &["people", &id, "--add", "sari utami"][..],
            "Sari Utami sudah ada di daftar orang; tidak ada yang berubah. Ubah datanya dengan people ID --change NAMA.",
        ),
        (
            &["people", &id, "--add", "Lain", "--nip", SARI],
            "Sari Utami sudah ada di daftar orang; tidak ada yang berubah. Ubah datanya dengan people ID --change NAMA.",
        ),
        (
            &["people", &id, "--add", " "],
            "Nama orang masih kosong; tidak ada yang berubah. Isikan lebih dahulu.",
        ),
        (
            &["people", &id, "--add", "Budi", "--nip", "123"],
            "NIP \"123\" tidak terdiri atas 18 angka; tidak ada yang berubah. Periksa kembali, atau kosongkan.",
        ),
        (
            &["people", &id, "--add", "Budi", "--duty", "raja"],
            "Peran \"raja\" dalam tim tidak dikenal; tidak ada yang berubah. Pilihannya: anggota, ketua, koordinator, pimpinan, at, kt, dalnis, tpn.",
        ),
        (
            &["people", &id, "--remove", "Budi"],
            "Orang \"Budi\" tidak ada di daftar penilaian ini; tidak ada yang berubah. Lihat daftarnya dengan perintah people, atau tambahkan dengan people ID --add NAMA.",
        ),
        (
            &["assign", &id, "Budi", "--code", "2"],
            "Orang \"Budi\" tidak ada di daftar penilaian ini; tidak ada yang berubah. Lihat daftarnya dengan perintah people, atau tambahkan dengan people ID --add NAMA.",
        ),
        (
            &["assign", &id, "Sari Utami", "--code", "Z.9"],
            "Kode \"Z.9\" tidak ada di LKE ini; tidak ada yang berubah. Tulis kode lengkap seperti pada lembar kerja atau nomor soal.",
        ),
        (
            &["assign", &id, "Sari Utami", "--node", "Z.9"],
            "Subarea \"Z.9\" tidak ada di LKE ini; tidak ada yang berubah. Tulis kode lengkap seperti pada lembar kerja atau nomor soal.",
        ),
    ] {
        assert_eq!(desk.refused(args), said);
    }
    assert_eq!(desk.run(&["assign", &id, "Sari Utami"]).code, 2);
    assert_eq!(desk.run(&["people", &id, "--contact", "0812"]).code, 2, "whose is not said");
    assert_eq!(desk.json(&["people", &id]), before);
}

#[test]
fn contacts_leave_in_nothing_and_are_forgotten_for_good() {
    let desk = Station::new();
    let id = desk.begin();
    desk.good(&["people", &id, "--add", "Sari Utami", "--contact", "0812-3456-RAHASIA"]);
    desk.good(&["people", &id, "--change", "Sari Utami", "--contact", "0812-7777-RAHASIA"]);
    let held = |name: &str, text: &[u8]| {
        let bytes = std::fs::read(desk.workspace().join(name)).expect("a database");
        bytes.windows(text.len()).any(|part| part == text)
    };
    assert!(held("personal.db", b"7777-RAHASIA") && !held("personal.db", b"3456-RAHASIA"));
    assert!(!held("pilar.db", b"RAHASIA"), "the journal cannot forget");
    let package = desk.package(&id, "paket.zip");
    let other = Station::new();
    other.good(&["import", &package]);
    let there = other.json(&["people", &id]);
    assert_eq!(
        (&there["people"][0]["name"], &there["people"][0]["contact"]),
        (&json!("Sari Utami"), &Value::Null)
    );
    desk.good(&["forget", &id, "--for-good"]);
    assert!(!desk.workspace().join("personal.db").exists());
    assert_eq!(desk.json(&["people", &id])["people"][0]["contact"], Value::Null);
}

/// A list of one person whose NIP a spreadsheet keeps as a number, and of two others.
fn numbers(desk: &Station, name: &str, nip: f64) -> String {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["Nama", "NIP", "Jabatan"],
        ["Sari Utami", "", "Sekretaris"],
        ["Budi Santoso", "197502022000031002", "Analis"],
        ["Wati", "-", ""],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    sheet.write_number(1, 1, nip).expect("a number");
    let path = desk.path(name);
    book.save(&path).expect("a workbook");
    path.to_str().expect("Unicode path").to_owned()
}

#[test]
fn a_nip_that_a_spreadsheet_kept_as_a_number_is_left_out_and_the_others_are_taken() {
    let desk = Station::new();
    let id = desk.begin();
    let file = numbers(&desk, "SK Tim.xlsx", 198_001_012_005_012_000.0);
    let seen = desk.json(&["people", &id, "--from", &file, "--dry-run"]);
    assert_eq!(
        (&seen["added"], &seen["refused"], &seen["rows"][0]["nip"]),
        (&json!(3), &json!(0), &json!(""))
    );
    let reason = seen["rows"][0]["reason"].as_str().expect("what is left out");
    assert!(reason.starts_with("NIP tidak diambil: tersimpan sebagai angka"), "{reason}");
    assert_eq!(seen["rows"][1]["reason"], Value::Null);
    let team = desk.json(&["people", &id, "--from", &file]);
    assert_eq!((&team["added"], &team["people"][0]["nip"]), (&json!(3), &json!("")));
    assert_eq!(team["people"][1]["nip"], "197502022000031002");
    let told = team["notices"][0].as_str().expect("a notice");
    assert!(
        told.starts_with("NIP Sari Utami (baris 2) tidak diambil: ") && told.contains("kolom NIP teks"),
        "{told}"
    );
    // Typed in, it stays when the same list comes again; a number of somebody else is no match.
    desk.good(&["people", &id, "--change", "Sari Utami", "--nip", SARI]);
    let again = desk.json(&["people", &id, "--from", &file]);
    assert_eq!((&again["changed"], &again["people"][0]["nip"]), (&json!(0), &json!(SARI)));
    let other = numbers(&desk, "SK lain.xlsx", 197_001_011_995_011_000.0);
    let refused = desk.refused_with_list(&["people", &id, "--from", &other]);
    assert!(refused.to_lowercase().contains("sari utami di daftar tim ber-nip lain"), "{refused}");
    assert_eq!(desk.json(&["people", &id])["people"], again["people"]);
}

#[test]
fn who_is_taken_off_the_team_is_told_by_name() {
    let desk = Station::new();
    let id = desk.begin();
    for name in ["Sari Utami", "Budi", "Wati"] {
        desk.good(&["people", &id, "--add", name]);
    }
    let told = desk.good(&["people", &id, "--remove", "Budi"]);
    assert!(told.starts_with("Budi dikeluarkan dari tim.\n") && !told.contains("orang baru"), "{told}");
    let handed = desk.json(&["people", &id, "--remove", "Wati", "--to", "Sari Utami"]);
    assert_eq!(handed["removed"], json!({ "name": "Wati", "to": "Sari Utami" }));
    assert_eq!((&handed["added"], &handed["changed"]), (&json!(0), &json!(0)));
    assert_eq!(desk.json(&["people", &id])["removed"], Value::Null);
}
