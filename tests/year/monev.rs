use calamine::{Data, Reader as _, Xlsx, open_workbook};
use pilar_tests::Station;
use serde_json::{Value, json};

/// The year of the worksheet; its third period has begun.
const YEAR: &str = "2026";

fn desk() -> (Station, String) {
    let desk = Station::new();
    let begin =
        ["new", "--unit", "Kantor Contoh", "--instansi", "Kota Rekaan", "--year", YEAR, "--target", "wbk"];
    let id = desk.good(&begin).trim().to_owned();
    desk.good(&["people", &id, "--add", "Sari Utami", "--duty", "koordinator"]);
    for (title, due, code) in [("Susun SK", "B03", "1"), ("Sosialisasi", "B06", "2"), ("Monev", "B12", "7")] {
        desk.good(&["task", &id, "add", title, "--due", due, "--code", code, "--pic", "Sari Utami"]);
    }
    desk.good(&["task", &id, "done", "1", "--on", "2026-03-20"]);
    desk.good(&["task", &id, "set", "2", "--status", "terkendala", "--obstacle", "Menunggu anggaran"]);
    (desk, id)
}

fn monev(desk: &Station, id: &str, args: &[&str]) -> Value {
    desk.json(&[&["monev", id], args].concat())
}

#[test]
fn a_period_counts_what_was_planned_and_done_and_stays_as_it_was_frozen() {
    let (desk, id) = desk();
    let first = monev(&desk, &id, &["--period", "b03"]);
    assert_eq!((&first["planned"], &first["done"], &first["frozen"]), (&json!(1), &json!(1), &Value::Null));
    let second = monev(&desk, &id, &["--period", "B06"]);
    assert_eq!(
        (&second["planned"], &second["done"], &second["late"], &second["stuck"]),
        (&json!(2), &json!(1), &json!(1), &json!(1))
    );
    assert!((second["percent"].as_f64().expect("percent") - 50.0).abs() < 1e-9);
    desk.good(&["answer", &id, "1", "Ya"]);
    let frozen = monev(
        &desk,
        &id,
        &[
            "--period",
            "B06",
            "--freeze",
            "--note",
            "Anggaran turun Juli",
            "--obstacle",
            "Anggaran terlambat",
            "--follow-up",
            "Rapat dengan keuangan",
        ],
    );
    assert_eq!(
        (&frozen["obstacle"], &frozen["frozen_by"]),
        (&json!("Anggaran terlambat"), &json!("Penguji"))
    );
    assert!(frozen["frozen"].is_string() && frozen["changed_since"] == false);
    assert_eq!(
        (&frozen["note"], &frozen["follow_up"]),
        (&json!("Anggaran turun Juli"), &json!("Rapat dengan keuangan"))
    );
    let course = frozen["course"].as_array().expect("points");
    assert_eq!(
        course.iter().map(|it| it["period"].as_str().expect("a key")).collect::<Vec<_>>(),
        ["B03", "B06"]
    );
    assert_eq!(
        (&course[0]["total"], &course[0]["areas"]),
        (&Value::Null, &json!({})),
        "nothing was answered before B03 ended"
    );
    assert!(course[1]["total"].as_f64() > Some(0.0), "answered since: {course:#?}");
    assert!(desk.good(&["monev", &id, "--period", "B06"]).contains("belum ada data"));
    // The same again changes nothing; what is done later stays out.
    assert_eq!(monev(&desk, &id, &["--period", "B06", "--freeze"])["frozen"], frozen["frozen"]);
    desk.good(&["task", &id, "done", "2", "--on", "2026-07-10"]);
    let after = monev(&desk, &id, &["--period", "B06"]);
    assert_eq!(
        (&after["done"], &after["changed_since"], &after["stuck"]),
        (&json!(1), &json!(true), &json!(1))
    );
    assert_eq!(
        desk.refused(&["monev", &id, "--period", "B06", "--freeze"]).split(" pada ").next(),
        Some("Periode B06 sudah dibekukan")
    );
    let again = desk.json(&["--author", "Budi", "monev", &id, "--period", "B06", "--freeze", "--again"]);
    assert_eq!(again["frozen_by"], "Budi");
    assert_eq!(
        (&again["late"], &again["stuck"], &again["changed_since"]),
        (&json!(1), &json!(0), &json!(false)),
        "done in July is late"
    );
    desk.good(&["undo", &id]);
    let back = monev(&desk, &id, &["--period", "B06"]);
    assert_eq!(
        (&back["stuck"], &back["frozen_by"]),
        (&json!(1), &json!("Penguji")),
        "what came back is theirs"
    );
    let late: Vec<&Value> =
        back["tasks"].as_array().expect("tasks").iter().filter(|task| task["late"] == true).collect();
    assert_eq!(late.len(), 1);
    assert_eq!(late[0]["title"], "Sosialisasi");
    assert!(desk.good(&["history", &id]).contains("monev B06"));
}

#[test]
fn a_mistake_about_a_period_is_one_sentence_and_changes_nothing() {
    let (desk, id) = desk();
    let ahead = desk.json(&["carry-over", &id, "--year", "2099"])["id"].as_str().expect("an id").to_owned();
    for (args, said) in [
        (
            &[&id[..], "--period", "B04"][..],
            "Periode monev \"B04\" tidak dikenal; tidak ada yang berubah. Pilihannya: B03, B06, B09, B12.",
        ),
        (
            &[&ahead, "--period", "B03", "--freeze"],
            "Periode B03 baru dimulai 1 Januari 2099; tidak ada yang berubah. Pilih periode yang sudah berjalan.",
        ),
        (
            &[&id, "--period", "B03", "--attach"],
            "Periode B03 belum dibekukan; tidak ada yang berubah. Bekukan dahulu dengan monev ID --period PERIODE --freeze.",
        ),
        (
            &[&id, "--period", "B03", "-o", "laporan.txt"],
            "Nama berkas tujuan berakhiran .docx, .pdf, atau .xlsx; tidak ada yang ditulis. Akhiri nama berkas tujuan dengan salah satunya.",
        ),
    ] {
        assert_eq!(desk.refused(&[&["monev"], args].concat()), said);
    }
    let long = "x".repeat(4_001);
    desk.refused(&["monev", &id, "--period", "B03", "--note", &long]);
    assert_eq!(desk.run(&["monev", &id, "--period", "B03", "--again"]).code, 2);
    assert_eq!(desk.run(&["monev", &id]).code, 2);
    assert_eq!(monev(&desk, &id, &["--period", "B03"])["frozen"], Value::Null);
}

#[test]
fn the_report_is_written_as_document_pages_and_workbook() {
    let (desk, id) = desk();
    desk.good(&["task", &id, "add", "=1+1", "--due", "B03"]);
    desk.good(&["monev", &id, "--period", "B06", "--follow-up", "Rapat dengan keuangan"]);
    let place = |name: &str| desk.path(name).to_str().expect("path").to_owned();
    for name in ["monev.docx", "monev.pdf", "monev.xlsx"] {
        let view = monev(&desk, &id, &["--period", "B06", "-o", &place(name)]);
        assert_eq!(
            view["exported"]["notices"][0],
            "periode ini belum dibekukan; laporan memuat keadaan sekarang."
        );
        let gaps = "belum diisi dan ditandai di dalam dokumen: tempat surat.";
        assert_eq!(view["exported"]["notices"][1] == gaps, !name.ends_with("xlsx"), "{view:#}");
        assert!(view["exported"]["size"].as_u64() > Some(1_000), "{view:#}");
    }
    let mut book: Xlsx<_> = open_workbook(desk.path("monev.xlsx")).expect("a workbook");
    let summary = book.worksheet_range("Ringkasan").expect("the summary");
    assert_eq!(
        summary.get_value((1, 0)),
        Some(&Data::String("Kantor Contoh, Kota Rekaan, tahun 2026".into()))
    );
    let said = |row: u32| -> Vec<String> {
        let cell = |column| summary.get_value((row, column)).map(ToString::to_string);
        (0..7).map(|column| cell(column).unwrap_or_default()).collect()
    };
    assert_eq!(said(4), ["Area", "Tugas", "Rencana", "Selesai", "Belum", "Kendala", "Realisasi"]);
    assert_eq!(said(5), ["Manajemen Perubahan", "2", "2", "1", "1", "1", "0.5"]);
    assert_eq!(said(6)[0], "Lintas area");
    assert_eq!(said(7)[..6], ["Jumlah", "3", "3", "1", "2", "1"]);
    assert_eq!((&said(9)[0], &said(10)[2]), (&"Periode".to_owned(), &"belum ada data".to_owned()));
    assert!((11..20).any(|at| said(at)[..2] == ["Tindak lanjut", "Rapat dengan keuangan"]));
    let list = book.worksheet_range("Rencana Aksi").expect("the tasks");
    assert!(list.rows().any(|row| row.get(3) == Some(&Data::String("=1+1".into()))));
}

/// The words of a PDF without what is between them.
fn words(path: &std::path::Path) -> String {
    let document = lopdf::Document::load(path).expect("a PDF");
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    packed(&document.extract_text(&pages).expect("text"))
}

fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_report_says_of_when_it_is_counts_what_it_lists_and_is_signed() {
    let (desk, id) = desk();
    desk.good(&["people", &id, "--add", "Hadi Kepala", "--duty", "pimpinan", "--position", "Kepala Kantor"]);
    desk.good(&["kit", &id, "--fill", "tempat=Rekaan"]);
    desk.good(&["task", &id, "set", "3", "--status", "berjalan", "--obstacle", "Ruang rapat terpakai"]);
    desk.good(&["task", &id, "done", "2", "--on", "2026-07-05"]);
    let path = desk.path("monev.pdf");
    let write = || {
        let view = monev(&desk, &id, &["--period", "B06", "-o", path.to_str().expect("path")]);
        (words(&path), view["exported"]["notices"].clone())
    };
    let has = |paper: &str, all: &[&str]| {
        for said in all {
            assert!(paper.contains(&packed(said)), "{said}: {paper}");
        }
    };
    let (paper, _) = write();
    has(
        &paper,
        &[
            "Angka dihitung dari data pada saat laporan ini disusun.",
            "Selesai 5 Juli 2026 (sesudah periode)",
            // Of three tasks two were planned and one done; of two something is told.
            "Jumlah 3 2 1 1 2 50,00%",
            "Susun SK",
            "Sosialisasi (tugas nomor 2): Menunggu anggaran",
            "Monev (tugas nomor 3): Ruang rapat terpakai",
            "No. adalah nomor tugas pada rencana aksi",
            "belum ada data pada tanggal itu",
            "Rekaan, ",
            "Koordinator tim, Sari Utami",
            "Mengetahui, Kepala Kantor, Hadi Kepala",
        ],
    );
    monev(&desk, &id, &["--period", "B06", "--freeze"]);
    let (paper, notices) = write();
    let day = monev(&desk, &id, &["--period", "B06"])["frozen"].as_str().expect("a day").to_owned();
    let day = pilar_app::view::day_in_words(&day);
    has(
        &paper,
        &[
            &format!("Angka dibekukan pada {day}; perubahan sesudahnya tidak termasuk."),
            &format!(
                "dibekukan pada {day}; perubahan rencana, realisasi, dan jawaban sesudahnya tidak termasuk"
            ),
            "Tindak lanjut, catatan, dan kendala umum tidak ikut dibekukan",
        ],
    );
    assert_eq!(notices, json!([]), "nothing is missing");
}

#[test]
fn tasks_of_a_report_have_the_numbers_of_the_plan() {
    let (desk, id) = desk();
    // Of the first three the first is dropped, and the fourth is for an earlier area than the third.
    desk.good(&["task", &id, "add", "Susun peta", "--due", "B06", "--code", "1"]);
    desk.good(&["task", &id, "remove", "1"]);
    let plan = desk.json(&["tasks", &id]);
    let number = |title: &str| {
        let tasks = plan.as_array().expect("tasks");
        tasks.iter().find(|task| task["title"] == title).expect("a task")["number"].clone()
    };
    let view = monev(&desk, &id, &["--period", "B06"]);
    let tasks = view["tasks"].as_array().expect("tasks");
    assert_eq!(tasks.len(), 2, "{view:#}");
    for task in tasks {
        assert_eq!(task["number"], number(task["title"].as_str().expect("a title")));
    }
    let place = desk.path("monev.xlsx");
    monev(&desk, &id, &["--period", "B06", "-o", place.to_str().expect("path")]);
    let mut book: Xlsx<_> = open_workbook(&place).expect("a workbook");
    let list = book.worksheet_range("Rencana Aksi").expect("the tasks");
    let row = list.rows().find(|row| row[3] == Data::String("Susun peta".into())).expect("its row");
    assert_eq!(row[0], Data::Float(4.0));
    // A period that was frozen keeps the numbers of tasks that are dropped later.
    monev(&desk, &id, &["--period", "B06", "--freeze"]);
    desk.good(&["task", &id, "remove", "4"]);
    let kept = monev(&desk, &id, &["--period", "B06"]);
    assert_eq!(kept["tasks"], view["tasks"]);
}

#[test]
fn the_report_becomes_evidence_of_the_questions_that_ask_for_it() {
    let (desk, id) = desk();
    let attached = monev(&desk, &id, &["--period", "B03", "--freeze", "--attach"])["attached"].clone();
    assert_eq!(attached["codes"].as_array().map(Vec::len), Some(2));
    assert_eq!(attached["replaced"], false);
    let evidence = desk.json(&["evidence", "list", &id]);
    assert_eq!(evidence.as_array().map(Vec::len), Some(1));
    assert_eq!((&evidence[0]["year"], &evidence[0]["triwulan"]), (&json!(2026), &json!(1)));
    let again = monev(&desk, &id, &["--period", "B03", "--attach"])["attached"].clone();
    assert_eq!((&again["replaced"], &again["id"]), (&json!(true), &attached["id"]), "one document a period");
    assert_eq!(desk.json(&["evidence", "list", &id]).as_array().map(Vec::len), Some(1));
    monev(&desk, &id, &["--period", "B06", "--freeze", "--attach"]);
    assert_eq!(desk.json(&["evidence", "list", &id]).as_array().map(Vec::len), Some(2));
    desk.good(&["undo", &id]);
    assert_eq!(desk.json(&["evidence", "list", &id]).as_array().map(Vec::len), Some(1));
}

#[test]
fn a_period_frozen_on_two_desks_waits_for_a_decision() {
    let (desk, id) = desk();
    let other = Station::new();
    other.good(&["import", &desk.package(&id, "awal.zip")]);
    // The same on both is nothing to decide.
    desk.good(&["monev", &id, "--period", "B03", "--freeze"]);
    other.good(&["monev", &id, "--period", "B03", "--freeze"]);
    other.good(&["monev", &id, "--period", "B03", "--note", "Dari meja lain"]);
    desk.good(&["import", &other.package(&id, "satu.zip")]);
    assert_eq!(desk.json(&["conflicts", &id]), json!([]));
    assert_eq!(monev(&desk, &id, &["--period", "B03"])["note"], "Dari meja lain");
    // Different ones wait; only a version can be chosen.
    other.good(&["task", &id, "done", "2", "--on", "2026-06-01"]);
    desk.good(&["monev", &id, "--period", "B06", "--freeze"]);
    other.good(&["monev", &id, "--period", "B06", "--freeze"]);
    desk.good(&["import", &other.package(&id, "dua.zip")]);
    let conflicts = desk.json(&["conflicts", &id]);
    assert_eq!(conflicts.as_array().map(Vec::len), Some(1), "{conflicts:#}");
    assert!(desk.good(&["conflicts", &id]).contains("monev B06"));
    desk.refused(&["decide", &id, "monev/B06", "--value", "{}"]);
    let versions = conflicts[0]["versions"].as_array().expect("versions");
    let wanted =
        versions.iter().find(|it| it.to_string().contains("2 dari 2")).expect("the one with both done");
    let change = wanted["change"].as_str().or(wanted["id"].as_str()).expect("an id");
    desk.good(&["decide", &id, "monev/B06", "--choose", change]);
    assert_eq!(monev(&desk, &id, &["--period", "B06"])["done"], 2);
    assert_eq!(desk.json(&["conflicts", &id]), json!([]));
}
