use std::collections::BTreeSet;
use std::io::BufReader;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use pilar_tests::Station;
use serde_json::{Value, json};

fn desk() -> (Station, String) {
    let (desk, id) = Station::with_example();
    desk.good(&["people", &id, "--add", "Sari Utami", "--pokja", "1", "--duty", "ketua"]);
    desk.good(&["people", &id, "--add", "Budi Santoso"]);
    (desk, id)
}

/// The properties of every event, by a reader that is not the writer's.
fn events(path: &std::path::Path) -> Vec<Vec<(String, String)>> {
    let file = BufReader::new(std::fs::File::open(path).expect("a calendar"));
    let calendars: Vec<_> = ical::IcalParser::new(file).map(|it| it.expect("a whole calendar")).collect();
    assert_eq!(calendars.len(), 1);
    let named = |event: &ical::parser::ical::component::IcalEvent| {
        event.properties.iter().map(|it| (it.name.clone(), it.value.clone().unwrap_or_default())).collect()
    };
    calendars[0].events.iter().map(named).collect()
}

fn value<'a>(event: &'a [(String, String)], name: &str) -> &'a str {
    event.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
}

#[test]
fn due_days_become_a_calendar_that_others_read() {
    let (desk, id) = desk();
    let long =
        format!("Rapat; monev, tahap \\ akhir: \"{}\"\nbaris dua", "koordinasi penyelenggaraan é ".repeat(8));
    desk.good(&["task", &id, "add", &long, "--due", "2026-06-30", "--code", "2", "--pic", "Sari Utami"]);
    desk.good(&["task", &id, "add", "=HYPERLINK(\"x\")\u{1}\r\nEND:VCALENDAR", "--due", "29 Februari 2028"]);
    desk.good(&["task", &id, "add", "Tanpa tenggat", "--pic", "Budi Santoso"]);
    desk.good(&["task", &id, "set", "2", "--status", "batal"]);
    let path = desk.path("rencana.ics");
    let target = path.to_str().expect("Unicode path");
    let written = desk.json(&["tasks", &id, "--format", "ics", "-o", target]);
    assert_eq!(written["notices"], json!(["1 tugas belum bertenggat sehingga tidak ada di kalender."]));
    let text = std::fs::read_to_string(&path).expect("a calendar");
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "every line ends in CRLF");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded at 75 bytes\n{text}");
    assert_eq!(text.matches("END:VCALENDAR").count(), 2, "a title ends nothing: {text}");
    let found = events(&path);
    assert_eq!(found.len(), 2);
    assert_eq!(value(&found[0], "DTSTART"), "20260630");
    assert_eq!(value(&found[0], "DTEND"), "20260701");
    assert_eq!((value(&found[1], "DTSTART"), value(&found[1], "STATUS")), ("20280229", "CANCELLED"));
    let summary = value(&found[0], "SUMMARY");
    assert!(summary.starts_with("Rapat\\; monev\\, tahap \\\\ akhir: \"koordinasi"), "{summary}");
    assert!(value(&found[0], "DESCRIPTION").contains("Penanggung jawab: Sari Utami"));

    // Written again it replaces what a calendar has: the same ids, whatever else changed.
    let uids = |found: &[Vec<(String, String)>]| -> BTreeSet<String> {
        found.iter().map(|event| value(event, "UID").to_owned()).collect()
    };
    desk.good(&["task", &id, "set", "1", "--due", "B09"]);
    desk.good(&["tasks", &id, "--format", "ics", "-o", target]);
    let again = events(&path);
    assert_eq!(uids(&again), uids(&found));
    assert!(again.iter().any(|event| value(event, "DTSTART") == "20260930"));
    // One person's: nobody else's tasks.
    let own = desk.path("budi.ics");
    desk.good(&[
        "tasks",
        &id,
        "--person",
        "Budi Santoso",
        "--format",
        "ics",
        "-o",
        own.to_str().expect("path"),
    ]);
    assert!(events(&own).is_empty());
}

#[test]
fn the_plan_becomes_a_workbook_in_which_nothing_is_a_formula() {
    let (desk, id) = desk();
    for title in ["=2+5", "+CMD", "@SUM(A1)", "Biasa"] {
        desk.good(&["task", &id, "add", title, "--due", "B06", "--with", "Budi Santoso", "--effort", "3"]);
    }
    let path = desk.path("rencana.xlsx");
    desk.good(&["tasks", &id, "--format", "xlsx", "-o", path.to_str().expect("path")]);
    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let sheet = book.worksheet_range("Rencana Aksi").expect("the sheet");
    assert_eq!(sheet.get_value((1, 2)), Some(&Data::String("=2+5".into())));
    assert_eq!(sheet.get_value((1, 6)), Some(&Data::String("Budi Santoso".into())));
    assert_eq!(sheet.get_value((1, 10)), Some(&Data::Float(3.0)));
    assert_eq!(book.worksheet_formula("Rencana Aksi").expect("formulas").used_cells().count(), 0);
}

#[test]
fn a_sheet_for_each_person_is_printed_with_what_they_have_to_do() {
    let (desk, id) = desk();
    desk.good(&["task", &id, "add", "Susun SK", "--pic", "Sari Utami", "--due", "B03"]);
    let all = desk.path("semua.pdf");
    desk.good(&["tasks", &id, "--format", "pdf", "-o", all.to_str().expect("path")]);
    let pages = lopdf::Document::load(&all).expect("a PDF").get_pages().len();
    assert!(pages >= 2, "a page for each of two people: {pages}");
    let one = desk.path("sari.docx");
    desk.good(&[
        "tasks",
        &id,
        "--person",
        "Sari Utami",
        "--format",
        "docx",
        "-o",
        one.to_str().expect("path"),
    ]);
    let bytes = std::fs::read(&one).expect("a document");
    let mut parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a zip");
    let mut paper = String::new();
    let mut body = parts.by_name("word/document.xml").expect("the body");
    std::io::Read::read_to_string(&mut body, &mut paper).expect("text");
    for said in
        ["Sebagai", "Penanggung jawab", "Yang menerima tugas,", "Pembangunan Zona Integritas tahun 2026<"]
    {
        assert!(paper.contains(said), "{said}");
    }
    assert!(!paper.contains("Yang memberi tugas,"), "nobody is known to");
    desk.good(&["people", &id, "--add", "Wira Ketua", "--duty", "koordinator"]);
    let of = |name: &str| {
        let path = desk.path("satu.pdf");
        let path = path.to_str().expect("path");
        desk.good(&["tasks", &id, "--person", name, "--format", "pdf", "-o", path]);
        let document = lopdf::Document::load(path).expect("a PDF");
        let pages: Vec<u32> = document.get_pages().keys().copied().collect();
        document.extract_text(&pages).expect("text").split_whitespace().collect::<String>()
    };
    assert!(of("Sari Utami").contains("Yangmemberitugas,Koordinatortim,WiraKetua"));
    assert!(!of("Wira Ketua").contains("menerimatugas"), "who has nothing to do signs for nothing");
    let nothing = "BelumadapertanyaanLKEyangditugaskankepadaWiraKetua.";
    assert!(of("Wira Ketua").contains(nothing));
    // Whoever heads the unit has work by their office, and gives it to whoever coordinates.
    desk.good(&["people", &id, "--add", "Hadi Kepala", "--duty", "pimpinan", "--position", "Kepala Kantor"]);
    for name in ["Wira Ketua", "Hadi Kepala"] {
        desk.good(&["task", &id, "add", "Rapat pimpinan", "--pic", name]);
    }
    assert!(of("Wira Ketua").contains("Yangmemberitugas,KepalaKantor,HadiKepala"));
    let head = of("Hadi Kepala");
    assert!(head.contains("jabatansebagaipimpinanunit") && head.contains("Yangmelaksanakantugas,"), "{head}");
    assert!(!head.contains("memberitugas") && !head.contains("menerimatugas"), "{head}");
}

#[test]
fn files_that_cannot_be_written_are_one_sentence_and_leave_nothing() {
    let (desk, id) = desk();
    desk.good(&["task", &id, "add", "Rapat", "--due", "B06"]);
    let own = desk.workspace().join("pilar.db");
    for (args, said) in [
        (
            &["--format", "pdf", "-o", "x.txt"][..],
            "Nama berkas tujuan berakhiran .pdf, .docx, atau .xlsx; tidak ada yang ditulis. Akhiri nama berkas tujuan dengan salah satunya.",
        ),
        (
            &["--person", "Wati", "--format", "ics", "-o", "x.ics"],
            "Orang \"Wati\" tidak ada di daftar penilaian ini; tidak ada yang berubah. Lihat daftarnya dengan perintah people, atau tambahkan dengan people ID --add NAMA.",
        ),
    ] {
        assert_eq!(desk.refused(&[&["tasks", &id], args].concat()), said);
    }
    desk.refused(&["tasks", &id, "--format", "ics", "-o", own.to_str().expect("path")]);
    desk.refused(&[
        "tasks",
        &id,
        "--format",
        "xlsx",
        "-o",
        desk.path("tidak/ada.xlsx").to_str().expect("path"),
    ]);
    assert_eq!(desk.run(&["tasks", &id, "--format", "ics"]).code, 2, "where to is not said");
    let fresh = Station::new();
    let blank = fresh.begin();
    let out = fresh.path("x.pdf");
    assert_eq!(
        fresh.refused(&["tasks", &blank, "--format", "pdf", "-o", out.to_str().expect("path")]),
        "Belum ada orang di tim penilaian ini; tidak ada yang berubah. Tambahkan dengan people ID --add NAMA."
    );
    assert!(!out.exists());
}

fn titles(view: &Value) -> Vec<&str> {
    view["tasks"].as_array().expect("tasks").iter().filter_map(|it| it["title"].as_str()).collect()
}

#[test]
fn tasks_are_made_from_what_asks_for_them_once_and_undone_as_one() {
    let (desk, id) = desk();
    desk.good(&["assign", &id, "Budi Santoso", "--code", "2"]);
    for source in ["gaps", "template"] {
        let from = ["task", &id, "from", source];
        let before = desk.json(&["tasks", &id]).as_array().map(Vec::len);
        let planned = desk.json(&[&from[..], &["--dry-run"]].concat());
        assert_eq!(desk.json(&["tasks", &id]).as_array().map(Vec::len), before, "a dry run stores nothing");
        let made = desk.json(&from);
        assert_eq!(made["tasks"], planned["tasks"]);
        let new = made["new"].as_u64().expect("a count");
        assert!(new > 3 && made["existing"] == 0, "{source}: {made:#}");
        let again = desk.json(&from);
        assert_eq!((&again["new"], again["existing"].as_u64()), (&json!(0), Some(new)), "{source}");
        desk.good(&["undo", &id]);
        assert_eq!(
            desk.json(&["tasks", &id]).as_array().map(Vec::len),
            before,
            "one undo takes all of {source}"
        );
        desk.good(&["redo", &id]);
    }
    // Who works on an input alone answers for it, else the chair of its Pokja.
    let all = desk.json(&["tasks", &id]);
    let tasks = all.as_array().expect("tasks");
    assert!(tasks.iter().any(|task| task["area"] == "manajemen-perubahan" && task["pic"] == "Sari Utami"));
    assert!(tasks.iter().all(|task| task["area"] == "manajemen-perubahan" || task["pic"] == Value::Null));
    // Typed ones come after what was made, and numbers lead to them.
    let typed = desk.json(&["task", &id, "add", "Diketik"]);
    assert_eq!(typed["number"].as_u64(), Some(tasks.len() as u64 + 1));
}

#[test]
fn steps_of_a_path_and_recommendations_become_tasks() {
    let desk = Station::new();
    let id = desk.begin();
    for (code, value) in [("1", "Tidak"), ("2", "C")] {
        desk.good(&["answer", &id, code, value]);
    }
    let path = desk.json(&["path", &id, "--to", "wbk"]);
    let steps = path["steps"].as_array().expect("steps").len();
    assert!(steps > 5);
    let made = desk.json(&["task", &id, "from", "path", "--to", "wbk", "--due", "B09"]);
    assert_eq!(made["new"].as_u64(), Some(steps as u64));
    let asked =
        |title: &&str| ["Naikkan jawaban ", "Isikan jawaban "].iter().any(|verb| title.starts_with(verb));
    assert!(titles(&made).iter().all(asked), "{made:#}");
    assert!(
        made["tasks"]
            .as_array()
            .expect("tasks")
            .iter()
            .all(|it| it["due"].as_str().is_some_and(|it| it.ends_with("-09-30")))
    );
    assert_eq!(desk.json(&["task", &id, "from", "path"])["new"], 0, "the unit's own target is the same");
    // Points to spare ask for more steps than the bare path.
    let spare = ["--to", "wbk", "--above", "0,1"];
    let farther = desk.json(&[&["path", &id], &spare[..]].concat())["steps"].as_array().map(Vec::len);
    let more = desk.json(&[&["task", &id, "from", "path"], &spare[..]].concat());
    assert_eq!(titles(&more).len(), farther.expect("steps"));
    assert!(more["new"].as_u64() > Some(0), "{more:#}");
    assert!(
        desk.refused(&["task", &id, "from", "path", "--to", "emas"])
            .starts_with("Target \"emas\" tidak dikenal")
    );
    desk.refused(&["task", &id, "from", "path", "--due", "besok"]);
    assert_eq!(desk.run(&["task", &id, "from", "langit"]).code, 2);

    let (desk, id) = Station::with_submitted_example();
    assert_eq!(desk.json(&["task", &id, "from", "recommendations"])["new"], 0);
    desk.good(&["--role", "dalnis", "recommend", &id, "Lengkapi notulen rapat", "--code", "2"]);
    let made = desk.json(&["task", &id, "from", "recommendations"]);
    assert_eq!(titles(&made), ["Lengkapi notulen rapat"]);
    assert_eq!(desk.json(&["task", &id, "from", "recommendations"])["existing"], 1);
}

#[test]
fn answers_that_a_scenario_raises_become_tasks_as_the_steps_of_a_path_do() {
    let desk = Station::new();
    let id = desk.begin();
    for (code, value) in [("1", "Ya"), ("2", "C")] {
        desk.good(&["answer", &id, code, value]);
    }
    desk.good(&["scenario", "set", &id, "Bila SK terbit", "2=A", "1=Tidak", "125=3,8"]);
    let from = ["task", &id, "from", "scenario", "--scenario", "bila sk terbit"];
    let planned = desk.json(&[&from[..], &["--dry-run"]].concat());
    assert_eq!(planned["new"], 2, "what falls is nobody's task: {planned:#}");
    let made = desk.json(&[&from[..], &["--due", "B06"]].concat());
    let named = titles(&made);
    assert!(
        named[0].starts_with("Naikkan jawaban A.I.1.i.b dari C menjadi A: ")
            && named[1].starts_with("Isikan jawaban B.I.a dengan 3,8: "),
        "{made:#}"
    );
    let again = desk.json(&from);
    assert_eq!((&again["new"], &again["existing"]), (&json!(0), &json!(2)));
    // They are to reach what the scenario answers, and tell when it is there.
    desk.good(&["answer", &id, "2", "A"]);
    let tasks = desk.json(&["tasks", &id]);
    let reached = tasks.as_array().expect("tasks").iter().filter(|task| task["reached"] == true);
    assert_eq!(reached.map(|task| &task["code"]).collect::<Vec<_>>(), [&json!("A.I.1.i.b")]);
    // What all tasks come to asks for nothing that is not there.
    let done = desk.json(&["task", &id, "from", "scenario", "--scenario", "bila semua rencana aksi selesai"]);
    assert_eq!((&done["new"], &done["existing"]), (&json!(0), &json!(1)));
    let unknown = desk.refused(&["task", &id, "from", "scenario", "--scenario", "Lain"]);
    assert!(unknown.starts_with("Simulasi \"Lain\" tidak ditemukan"), "{unknown}");
    assert_eq!(desk.run(&["task", &id, "from", "scenario"]).code, 2, "which scenario is not said");
    for more in [["--to", "wbk"], ["--above", "1"]] {
        let ended = desk.run(&[&from[..], &more[..]].concat());
        assert_eq!(ended.code, 2, "a scenario leads to no predicate: {}", ended.err);
    }
    assert_eq!(
        desk.refused(&["task", &id, "from", "gaps", "--scenario", "Bila SK terbit"]),
        "Simulasi hanya dipakai untuk tugas dari simulasi; tidak ada yang berubah. Pilih simulasi sebagai asal tugas, atau \
         jangan sebutkan simulasi."
    );
}

#[test]
fn a_scenario_asks_nobody_to_change_facts_and_what_goes_down_is_lowered() {
    let desk = Station::new();
    let id = desk.begin();
    // A decline of violations: of last year, of this year, and how many were punished.
    for (code, value) in [("102", "5"), ("103", "4"), ("104", "4")] {
        desk.good(&["answer", &id, code, value]);
    }
    let asked = |name: &str, answers: [&str; 2]| {
        desk.good(&[&["scenario", "set", &id, name][..], &answers[..]].concat());
        let made = desk.json(&["task", &id, "from", "scenario", "--scenario", name, "--dry-run"]);
        titles(&made).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(asked("Fakta lain", ["102=10", "103=4"]), [""; 0], "last year's count is a fact");
    let made = asked("Turun", ["102=10", "103=2"]);
    let [title] = made.as_slice() else { panic!("{made:?}") };
    assert!(title.starts_with("Turunkan jawaban ") && title.contains(" dari 4 menjadi 2: "), "{title}");
}

#[test]
fn two_desks_that_make_the_same_tasks_have_them_once() {
    let (desk, id) = desk();
    let other = Station::new();
    other.good(&["import", &desk.package(&id, "awal.zip")]);
    let made = desk.json(&["task", &id, "from", "template"]);
    let there = other.json(&["task", &id, "from", "template"]);
    assert_eq!(made["new"], there["new"]);
    desk.good(&["import", &other.package(&id, "kembali.zip")]);
    assert_eq!(desk.json(&["tasks", &id]).as_array().map(|it| it.len() as u64), made["new"].as_u64());
    assert_eq!(desk.json(&["conflicts", &id]), json!([]));
}

#[test]
fn the_coordinator_sees_how_far_everybody_is() {
    let (desk, id) = desk();
    desk.good(&["assign", &id, "Budi Santoso", "--code", "2"]);
    desk.good(&["task", &id, "add", "Terlambat", "--pic", "Budi Santoso", "--due", "2020-01-31"]);
    desk.good(&["--author", "Sari Utami", "answer", &id, "1", "Tidak"]);
    let view = desk.json(&["people", &id, "--progress"]);
    let of = |name: &str| {
        let all = view["people"].as_array().expect("people");
        all.iter().find(|it| it["name"] == name).expect("somebody").clone()
    };
    let (sari, budi) = (of("Sari Utami"), of("Budi Santoso"));
    assert_eq!((&budi["inputs"], &budi["overdue"], &budi["last"]), (&json!(1), &json!(1), &Value::Null));
    assert_eq!(budi["quiet"], true, "nothing was ever changed under that name");
    assert!(sari["inputs"].as_u64() > Some(10) && sari["quiet"] == false && sari["last"].is_string());
    assert_eq!(view["pokja"].as_array().map(Vec::len), Some(7));
    assert!(desk.good(&["people", &id, "--progress"]).contains("tidak ada perubahan 14 hari terakhir"));
}
