//! What an export holds.

use std::path::Path;

use pilar_tests::Station;
use pilar_tests::bag::{Bag, sha256};
use serde_json::Value;

use super::{TIME, package, small};

#[test]
fn the_same_content_and_time_give_the_same_bytes() {
    let (desk, id, path) = small();
    let again = package(&desk, &id, "lagi.zip", &[]);
    assert_eq!(std::fs::read(&path).expect("package"), std::fs::read(again).expect("package"));
    let later = ["export", &id, "--format", "package", "-o", ".", "--made-at", "2026-11-22T14:05:02+07:00"];
    let later = desk.json(&later);
    let name = Path::new(".").join("Paket LKE Kantor Uji 2026.zip");
    assert_eq!(later["path"], name.to_string_lossy().as_ref());
    let later = std::fs::read(desk.path("Paket LKE Kantor Uji 2026.zip")).expect("package");
    assert_ne!(std::fs::read(path).expect("package"), later);
}

#[test]
fn evidence_lies_where_people_look_for_it_and_once_only() {
    let (_desk, _, path) = small();
    let bag = Bag::open(&path);
    let names: Vec<&str> = bag.files.keys().map(String::as_str).collect();
    let folder = "data/Bukti Dukung/1. Manajemen Perubahan/i. Penyusunan Tim Kerja";
    assert_eq!(
        names,
        [
            "bag-info.txt",
            "bagit.txt",
            &format!("{folder}/1.i.a SK Tim Kerja.txt"),
            &format!("{folder}/1.i.b Notulen 100 persen.txt"),
            "data/LKE Kantor Uji 2026.xlsx",
            "data/Laporan LKE.pdf",
            "data/pilar/assessment.json",
            "data/pilar/evidence.json",
            "data/pilar/instrument.json",
            "data/pilar/journal.jsonl",
            "data/portalrb/jawaban-unit.json",
            "manifest-sha256.txt",
            "tagmanifest-sha256.txt",
        ]
    );
    let evidence: Value = serde_json::from_slice(&bag.files["data/pilar/evidence.json"]).expect("JSON");
    let shared = &evidence["documents"][0];
    assert_eq!(shared["serves"].as_array().expect("codes").len(), 2);
    assert_eq!(shared["revisions"][0]["sha256"], sha256(b"Surat Keputusan Tim"));
}

#[test]
fn damaged_evidence_is_named_and_no_package_is_left() {
    let (desk, id, path) = small();
    std::fs::remove_file(&path).expect("package");
    let spoilt = sha256(b"Surat Keputusan Tim");
    rusqlite::Connection::open(desk.workspace().join("evidence.db"))
        .expect("database")
        .execute(
            "UPDATE chunk SET data = zeroblob(length(data))
             WHERE blob = (SELECT id FROM blob WHERE sha256 = ?1)",
            [&spoilt],
        )
        .expect("content");
    let sentence = desk.refused(&["export", &id, "--format", "package", "-o", "paket.zip"]);
    assert_eq!(
        sentence,
        "Isi bukti dukung \"SK Tim Kerja\" pada A.I.1.i.a, A.I.1.i.b (Kantor Uji 2026) rusak di ruang kerja; jawaban dan \
         riwayat tetap utuh. Lampirkan kembali berkas aslinya."
    );
    let checked = desk.run(&["check", "--deep", "--json"]);
    let report = &serde_json::from_str::<Value>(&checked.out).expect("JSON")["report"];
    assert_eq!(
        report["faults"],
        serde_json::json!([
            "Isi bukti dukung \"SK Tim Kerja\" pada A.I.1.i.a, A.I.1.i.b (Kantor Uji 2026) rusak; lampirkan kembali berkas \
             aslinya."
        ])
    );
    assert!(report["details"][0].as_str().is_some_and(|detail| detail.contains(&spoilt)), "{report:#}");
    assert!(!path.exists());
    let original = desk.file("SK Tim.txt", "Surat Keputusan Tim");
    desk.good(&["evidence", "add", &id, "1", &original]);
    package(&desk, &id, "paket.zip", &[]);
}

#[test]
fn evidence_cells_of_the_workbook_lead_to_the_files() {
    let (desk, _, path) = small();
    let bag = Bag::open(&path);
    let workbook = desk.file("LKE.xlsx", &bag.files["data/LKE Kantor Uji 2026.xlsx"]);
    let parts = Bag::open(workbook.as_ref());
    let links: String = parts
        .files
        .iter()
        .filter(|(name, _)| name.contains("worksheets/_rels/"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    let wanted = "Target=\"Bukti%20Dukung/1.%20Manajemen%20Perubahan/i.%20Penyusunan%20Tim%20Kerja/1.i.a%20SK%20Tim%20Kerja.txt\"";
    assert!(links.contains(wanted), "{links}");
}

#[test]
fn a_replaced_revision_goes_along_without_standing_among_the_documents() {
    let (desk, id, _) = small();
    let newer = desk.file("SK Tim.txt", "Surat Keputusan Tim, perubahan");
    desk.good(&["evidence", "add", &id, "1", &newer, "--revises", "SK Tim.txt"]);
    let bag = Bag::open(&package(&desk, &id, "paket.zip", &[]));
    let earlier = format!("data/pilar/revisi/{}", sha256(b"Surat Keputusan Tim"));
    assert_eq!(bag.files[&earlier], b"Surat Keputusan Tim");
    let current = "data/Bukti Dukung/1. Manajemen Perubahan/i. Penyusunan Tim Kerja/1.i.a SK Tim Kerja.txt";
    assert_eq!(bag.files[current], b"Surat Keputusan Tim, perubahan");
    desk.good(&["undo", &id]);
    let bag = Bag::open(&package(&desk, &id, "paket.zip", &[]));
    assert_eq!(bag.files[current], b"Surat Keputusan Tim");
    let undone = format!("data/pilar/revisi/{}", sha256(b"Surat Keputusan Tim, perubahan"));
    assert!(bag.files.contains_key(&undone), "what the journal names goes along");
}

#[test]
fn a_scope_holds_one_area_and_no_papers_to_submit() {
    let (desk, id) = Station::with_example();
    let path = package(&desk, &id, "bagian.zip", &["--scope", "area", "3"]);
    let view = desk.json(&["verify", "bagian.zip"]);
    assert_eq!(view["scope_name"], "3. Penataan Sistem Manajemen SDM Aparatur");
    let bag = Bag::open(&path);
    assert!(!bag.files.keys().any(|name| name.contains("data/L")));
    let own = bag.files.keys().filter(|name| name.starts_with("data/Bukti Dukung/3. ")).count();
    assert!(own > 10, "{own}");
    let areas = inputs_by_area(&bag);
    let journal = String::from_utf8_lossy(&bag.files["data/pilar/journal.jsonl"]).into_owned();
    for line in journal.lines() {
        let change: Value = serde_json::from_str(line).expect("change");
        let subject = change["subject"].as_str().expect("subject");
        let soal = subject.split('/').find_map(|part| part.parse::<u64>().ok());
        assert!(soal.is_none_or(|soal| areas[&soal] == "penataan-sdm"), "{subject}");
    }
    assert_eq!(
        desk.refused(&["export", &id, "--format", "package", "-o", "x.zip", "--scope", "area", "9"]),
        "Area \"9\" tidak ada di LKE ini; tidak ada yang berubah. Pilihannya: 1, 2, 3, 4, 5, 6, hasil."
    );
    assert_eq!(
        desk.refused(&["export", &id, "--format", "package", "-o", "x.zip", "--scope", "pokja", "3"]),
        "Bagian \"pokja 3\" tidak dikenal; tidak ada yang berubah. Tulis --scope area NOMOR."
    );
    assert_eq!(
        desk.refused(&["export", &id, "--format", "pdf", "-o", "x.pdf", "--scope", "area", "3"]),
        "Bagian, acuan, dan waktu pembuatan hanya dipakai untuk ekspor paket; tidak ada yang berubah. Hapus --scope, --for, --since, dan --made-at, atau pilih --format package."
    );
}

fn inputs_by_area(bag: &Bag) -> std::collections::BTreeMap<u64, String> {
    let instrument: Value = serde_json::from_slice(&bag.files["data/pilar/instrument.json"]).expect("JSON");
    let inputs = instrument["inputs"].as_array().expect("inputs").iter();
    inputs
        .map(|input| {
            (input["soal_id"].as_u64().expect("soal"), input["area"].as_str().expect("area").to_owned())
        })
        .collect()
}

#[test]
fn since_leaves_out_what_the_recipient_holds() {
    let (desk, id, path) = small();
    let recipient = path.to_str().expect("path").to_owned();
    desk.good(&["answer", &id, "3", "Ya"]);
    let third = desk.file("Foto.txt", "foto rapat");
    desk.good(&["evidence", "add", &id, "3", &third]);
    let head = desk.file("acuan.json", &Bag::open(&path).files["data/pilar/assessment.json"]);
    for since in [&recipient, &head] {
        let bag = Bag::open(&package(&desk, &id, "susulan.zip", &["--since", since]));
        let content = bag.files.iter().filter(|(name, _)| name.starts_with("data/Bukti Dukung/"));
        assert_eq!(content.map(|(_, bytes)| bytes.as_slice()).collect::<Vec<_>>(), [b"foto rapat"]);
        let journal = String::from_utf8_lossy(&bag.files["data/pilar/journal.jsonl"]).into_owned();
        assert_eq!(journal.lines().count(), 4, "{journal}");
        let view = desk.json(&["verify", "susulan.zip"]);
        assert_eq!((&view["since"], &view["changes"]), (&Value::Bool(true), &Value::from(4)));
    }
    let (other, ..) = small();
    let foreign = other.path("paket.zip");
    assert_eq!(
        desk.refused(&[
            "export",
            &id,
            "--format",
            "package",
            "-o",
            "x.zip",
            "--since",
            foreign.to_str().expect("path")
        ]),
        "Paket penerima berasal dari penilaian lain; tidak ada yang berubah. Pilih paket penerima untuk penilaian yang sama."
    );
    assert_eq!(
        desk.refused(&["export", &id, "--format", "package", "-o", "x.zip", "--since", &third]),
        "Berkas penerima tidak terbaca (baris 1); tidak ada yang berubah. Pilih paket penerima, atau assessment.json dari paket itu."
    );
}

#[test]
fn verifying_needs_no_workspace_and_reports_in_words_and_json() {
    let (desk, id, _) = small();
    std::fs::remove_dir_all(desk.workspace()).expect("workspace");
    let text = desk.good(&["verify", "paket.zip"]);
    assert!(
        text.starts_with(
            "Paket utuh: semua berkas cocok dengan sidik yang tercatat.\n\
             Kepala paket, isi JSON, daftar bukti, serta jawaban, unit, dan nilai total di buku kerja sama dengan \
             riwayatnya; laporan PDF tidak dibandingkan.\nKantor Uji,"
        ),
        "{text}"
    );
    let view = desk.json(&["verify", "paket.zip"]);
    assert_eq!(view["good"], true);
    assert_eq!(view["assessment"], id.as_str());
    assert_eq!(view["made_at"], TIME);
    assert_eq!((&view["documents"], &view["scope"]), (&Value::from(2), &Value::Null));
    assert!(!desk.workspace().exists(), "verifying makes nothing");
}
