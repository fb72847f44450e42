//! A year from the first name on the list to the outcome of the objection.

use pilar_tests::Station;
use serde_json::{Value, json};

#[test]
fn a_unit_plans_monitors_asks_proposes_and_objects() {
    let desk = Station::of("Sari Utami", "198001012005012001", "koordinator");
    let begin =
        ["new", "--unit", "Kantor Contoh", "--instansi", "Kota Rekaan", "--year", "2026", "--target", "wbk"];
    let id = desk.good(&begin).trim().to_owned();
    plan(&desk, &id);
    monitor(&desk, &id);
    ask(&desk, &id);
    // Handed in; the year goes on.
    desk.good(&["round", &id, "submit"]);
    propose(&desk, &id);
    object(&desk, &id);
    assert!(desk.good(&["check"]).len() > 10, "the workspace is whole");
    assert_eq!(desk.json(&["audit", &id])["findings"], json!([]));
}

/// The team, from the annex of its decree, and its plan from what most units do and from the cheapest path.
fn plan(desk: &Station, id: &str) {
    let decree = desk.file(
        "SK.csv",
        "Nama;NIP;Jabatan;Pokja;Kedudukan dalam Tim\nSari Utami;198001012005012001;Sekretaris;;Koordinator\n\
         Budi Santoso;;Analis;1;Ketua Pokja\nWati Lestari;;Analis;6;Ketua Pokja\nHadi Kepala;;Kepala Kantor;;Pimpinan\n",
    );
    assert_eq!(desk.json(&["people", id, "--from", &decree])["added"], 4);
    let usual = desk.json(&["task", id, "from", "template"]);
    assert!(usual["new"].as_u64() > Some(5), "{}", usual["new"]);
    let steps = desk.json(&["task", id, "from", "path", "--due", "B09"]);
    assert!(steps["new"].as_u64() > Some(20), "{}", steps["new"]);
    let of = |name: &str| desk.json(&["tasks", id, "--person", name]).as_array().map(Vec::len);
    assert!(of("Budi Santoso") > Some(3) && of("Wati Lestari") > Some(3));
    assert_eq!(of("Hadi Kepala"), Some(0));
}

/// Work, and three periods.
fn monitor(desk: &Station, id: &str) {
    let tasks = desk.json(&["tasks", id]);
    let first: Vec<&str> = tasks
        .as_array()
        .expect("tasks")
        .iter()
        .filter(|task| task["due"] == "2026-03-31")
        .filter_map(|task| task["id"].as_str())
        .collect();
    assert!(!first.is_empty() && tasks.as_array().map(Vec::len) > Some(first.len()));
    for task in &first {
        desk.good(&["task", id, "done", task, "--on", "2026-03-25"]);
    }
    let period = |key: &str, extra: &[&str]| -> Value {
        desk.json(&[&["monev", id, "--period", key, "--freeze"], extra].concat())
    };
    let b03 = period("B03", &["--attach"]);
    assert_eq!(
        (b03["planned"].as_u64(), b03["done"].as_u64()),
        (Some(first.len() as u64), Some(first.len() as u64))
    );
    for (code, value) in [("1", "Ya"), ("2", "A"), ("3", "Ya")] {
        desk.good(&["answer", id, code, value]);
    }
    let b06 = period("B06", &["--note", "Sebagian tertunda", "--follow-up", "Dijadwalkan ulang", "--attach"]);
    assert!(b06["late"].as_u64() > Some(0) && b06["note"] == "Sebagian tertunda");
    let report = desk.path("Monev B09.docx");
    let b09 = period("B09", &["-o", report.to_str().expect("path"), "--attach"]);
    let course = b09["course"].as_array().expect("points");
    assert_eq!(course.len(), 3);
    assert!(course[2]["total"].as_f64() > course[0]["total"].as_f64());
    assert_eq!(desk.json(&["evidence", "list", id]).as_array().map(Vec::len), Some(3));
    assert!(report.exists());
}

/// A survey and the complaints of the year, which answer what counts them.
fn ask(desk: &Station, id: &str) {
    let rows =
        (1..=40).map(|at| format!("{at}/3/2026 09:00,Responden {at},{},{},4", 3 + at % 2, 4 - at % 3 / 2));
    let form =
        ["Timestamp,Nama,1. Petugas tidak meminta imbalan,2. Syaratnya jelas,3. Tidak ada calo".to_owned()];
    let file = desk.file("SPAK.csv", form.into_iter().chain(rows).collect::<Vec<_>>().join("\n"));
    let used = desk.json(&["survey", id, "--for", "ipak", "--responses", &file, "--use", "--attach"]);
    assert_eq!((&used["respondents"], &used["dropped"]), (&json!(40), &json!([])), "{used:#}");
    let register = "Nomor,Tanggal,Kanal,Kategori,Status,Tanggal Jawab\n\
                    L-1,3 Januari 2026,SP4N-LAPOR!,Pelayanan,Selesai,7 Januari 2026\n\
                    L-2,9 Februari 2026,Kotak saran,Sarana,Proses,\n";
    desk.good(&["complaints", id, "import", &desk.file("Pengaduan.csv", register)]);
    let recap = desk.json(&["complaints", id, "--recap", "--use"]);
    assert_eq!(recap["total"], 2, "{recap:#}");
    let task = desk.json(&["complaints", id, "plan", "Sarana"]);
    assert_eq!(task["title"], "Tindak lanjut pengaduan kategori Sarana (1 pengaduan)");
}

/// The kit, with letters and conditions.
fn propose(desk: &Station, id: &str) {
    desk.good(&[
        "kit",
        id,
        "--fill",
        "penandatangan=Hadi Kepala",
        "--fill",
        "jabatan=Kepala Kantor",
        "--fill",
        "nip=197001011995011001",
        "--fill",
        "tempat=Kota Rekaan",
        "--fill",
        "tanggal=2026-05-20",
    ]);
    for (letter, key) in [("pengantar", "surat-usulan"), ("sptjm", "sptjm")] {
        let path = desk.path(&format!("{letter}.pdf"));
        let path = path.to_str().expect("path");
        desk.good(&["kit", id, "--letter", letter, "-o", path]);
        desk.good(&["kit", id, "--set", &format!("{key}={path}")]);
    }
    for key in ["tlhp", "laporan-survei", "lke", "lhe", "lhkpn-lhkan", "sakip-unit"] {
        let file = desk.file(&format!("{key}.pdf"), format!("%PDF-1.4 {key}"));
        desk.good(&["kit", id, "--set", &format!("{key}={file}")]);
    }
    let mut values = vec!["kit", id];
    for value in [
        "opini-bpk=WTP",
        "sakip-instansi=BB",
        "jenis-instansi=pemda",
        "indeks-rb=62",
        "spip=3",
        "tlhp=100",
        "lhkpn-lhkan=100",
        "sakip-unit=B",
        "masa-pembangunan=ya",
        "layanan-utama=ya",
        "dampak-persepsi=ya",
    ] {
        values.extend(["--value", value]);
    }
    let kit = desk.json(&[&values[..], &["--source", "Rekap Inspektorat", "--check"]].concat());
    assert_eq!((&kit["complete"], &kit["eligible"]), (&json!(true), &json!(true)), "{kit:#}");
    let zip = desk.path("Usulan.zip");
    desk.good(&["kit", id, "-o", zip.to_str().expect("path")]);
}

/// The stages after it, and the objection.
fn object(desk: &Station, id: &str) {
    desk.good(&["appeal", id, "--stage", "pengusulan", "--on", "2026-05-30", "--outcome", "diterima"]);
    desk.good(&["appeal", id, "--stage", "administrasi", "--on", "2026-07-01", "--outcome", "tidak-lulus"]);
    let proof = desk.file("Bukti.pdf", "%PDF-1.4 bukti");
    desk.good(&["appeal", id, "--item", "tlhp", "--reason", "Sudah selesai 100 %", "--proof", &proof]);
    desk.good(&["appeal", id, "-o", desk.path("Sanggah.docx").to_str().expect("path")]);
    desk.good(&["appeal", id, "--item", "tlhp", "--outcome", "diterima"]);
    let end =
        desk.json(&["appeal", id, "--stage", "hasil-akhir", "--on", "2026-12-10", "--outcome", "ditetapkan"]);
    assert_eq!(
        end["stages"].as_array().and_then(|it| it.last()).map(|it| &it["outcome_name"]),
        Some(&json!("Ditetapkan"))
    );
}
