use pilar_tests::Station;
use serde_json::json;

const REGISTER: &str = "Tracking ID;Tanggal Laporan;Kategori;Isi Laporan;Kanal;Status;Tanggal Selesai\r\n\
    100;21/01/2026;Antrean;Lama;lapor;Selesai;23 Januari 2026\r\n\
    101;46044;ANTREAN;=HYPERLINK(\"x\");SP4N-LAPOR!;Tuntas;2026-01-26\r\n\
    102;2 Februari 2026;Biaya;Pungutan;Kotak Saran;Sedang diproses;\r\n\
    103;03/02/2026;;Tanpa kategori;;Baru;\r\n";

fn begun() -> (Station, String) {
    let desk = Station::new();
    let id = desk.begin();
    (desk, id)
}

#[test]
fn complaints_are_added_up_once_however_often_they_come() {
    let (desk, id) = begun();
    let file = desk.file("lapor.csv", REGISTER);
    let first = desk.json(&["complaints", &id, "import", &file]);
    assert_eq!((&first["rows"], &first["new"], &first["total"]), (&json!(4), &json!(4), &json!(4)));
    let again = desk.json(&["complaints", &id, "import", &file]);
    assert_eq!((&again["new"], &again["known"], &again["total"]), (&json!(0), &json!(4), &json!(4)));
    let recap = desk.json(&["complaints", &id, "--recap"]);
    assert_eq!(
        recap,
        json!({
            "total": 4,
            "by_channel": { "SP4N-LAPOR!": 2, "Kotak saran": 1, "tidak disebut": 1 },
            "by_category": { "Antrean": 2, "Biaya": 1, "tidak disebut": 1 },
            "by_state": { "open": 1, "in_process": 1, "done": 2 },
            "by_month": { "2026-01": 2, "2026-02": 2 },
            // Two days, and four days from the serial number 46044, which is the 22nd.
            "days": { "median": 3.0, "p90": 3.8 },
            "overdue": recap["overdue"],
            "answered_late": 0,
            "within_days": 14,
        })
    );
    // A later register tells how one went on, and brings another.
    let later =
        REGISTER.replace("Sedang diproses;", "Selesai;5/2/2026") + "104;4/2/2026;Biaya;Lagi;WBS;Proses;\r\n";
    let later = desk.json(&["complaints", &id, "import", &desk.file("lapor februari.csv", later)]);
    assert_eq!((&later["new"], &later["total"]), (&json!(1), &json!(5)));
    let recap = desk.json(&["complaints", &id, "--recap"]);
    assert_eq!(recap["by_state"], json!({ "open": 1, "in_process": 1, "done": 3 }));
}

#[test]
fn what_was_answered_too_late_is_told_from_what_nobody_answered() {
    let (desk, id) = begun();
    let register = "ID;Tanggal;Kategori;Status;Tanggal selesai\n\
        1;3/1/2020;Biaya;Selesai;17/1/2020\n\
        2;3/1/2020;Biaya;Selesai;18/1/2020\n\
        3;3/1/2020;Biaya;Proses;20/2/2020\n\
        4;3/1/2020;Biaya;Selesai;\n\
        5;3/1/2020;Biaya;Baru;\n";
    desk.good(&["complaints", &id, "import", &desk.file("lapor.csv", register)]);
    let recap = desk.json(&["complaints", &id, "--recap"]);
    assert_eq!((&recap["overdue"], &recap["answered_late"]), (&json!(1), &json!(2)), "{recap:#}");
    let told = desk.good(&["complaints", &id, "--recap"]);
    let said = "Belum ditanggapi lewat 14 hari 1, ditanggapi sesudah 14 hari 2\n";
    assert!(told.contains(said), "{told}");
}

#[test]
fn the_inputs_that_count_complaints_are_answered_as_one_action() {
    let (desk, id) = begun();
    desk.good(&["complaints", &id, "import", &desk.file("lapor.csv", REGISTER)]);
    let used = desk.json(&["complaints", &id, "--recap", "--use"]);
    let answers: Vec<_> = used["used"].as_array().expect("inputs").iter().map(|one| &one["answer"]).collect();
    assert_eq!(answers, [&json!(4), &json!(1), &json!(2)]);
    let shown = desk.json(&["show", &id]);
    assert_eq!(shown["sources"].as_array().map(Vec::len), Some(3));
    assert_eq!(shown["sources"][0]["state"], "current");
    desk.good(&["complaints", &id, "import", &desk.file("lain.csv", REGISTER.replace("Tuntas", "Baru"))]);
    assert_eq!(desk.json(&["show", &id])["sources"][0]["state"], "older");
    desk.good(&["undo", &id]);
    assert_eq!(desk.json(&["show", &id])["sources"], json!([]));
}

#[test]
fn what_cannot_be_counted_is_listed_or_refused() {
    let (desk, id) = begun();
    let odd = REGISTER.to_owned()
        + "105;31/02/2026;Biaya;x;WBS;Baru;\r\n\
           106;1/2/2026;Biaya;x;WBS;entah;\r\n\
           107;5/2/2026;Biaya;x;WBS;Selesai;1/2/2026\r\n";
    let odd = desk.json(&["complaints", &id, "import", &desk.file("aneh.csv", odd)]);
    assert_eq!(odd["total"], 4);
    assert_eq!(
        odd["dropped"],
        json!([
            { "row": 6, "reason": "kolom B: \"31/02/2026\" bukan tanggal" },
            { "row": 7, "reason": "kolom F: \"entah\" bukan keadaan yang dikenal" },
            { "row": 8, "reason": "kolom G: \"1/2/2026\" lebih dahulu daripada pengaduannya" },
        ])
    );
    let (desk, id) = begun();
    let none = desk.run(&["complaints", &id, "--recap"]);
    assert!(none.code == 1 && none.err.contains("Belum ada pengaduan yang diimpor"), "{none:?}");
    let other = desk.file("bukan.csv", "Nama,Nilai\nSari,3\n");
    let refused = desk.run(&["complaints", &id, "import", &other]);
    assert!(
        refused.code == 1 && refused.err.contains("Tidak ada tabel pengaduan di berkas ini"),
        "{refused:?}"
    );
    assert!(!desk.workspace().join("personal.db").exists());
}

#[test]
fn registers_that_only_count_their_rows_do_not_take_each_others_place() {
    let (desk, id) = begun();
    let month = |days: [&str; 2]| {
        let row = |at: usize| format!("{at};{};Biaya;Isi {at};Selesai;\n", days[at - 1]);
        format!("No;Tanggal;Kategori;Isi;Status;Tanggal selesai\n{}{}", row(1), row(2))
    };
    let import = |name: &str, content: String, channel: &str| {
        desk.json(&["complaints", &id, "import", &desk.file(name, content), "--channel", channel])
    };
    import("januari.csv", month(["3/1/2026", "4/1/2026"]), "LAPOR");
    import("februari.csv", month(["3/2/2026", "4/2/2026"]), "lapor!");
    let same = import("kotak.csv", month(["3/1/2026", "4/1/2026"]).replace("Isi", "isi"), "Kotak Saran");
    assert_eq!((&same["new"], &same["total"]), (&json!(2), &json!(6)));
    let again = import("januari lagi.csv", month(["3/1/2026", "4/1/2026"]), "SP4N-LAPOR!");
    assert_eq!((&again["new"], &again["known"], &again["total"]), (&json!(0), &json!(2), &json!(6)));
    let recap = desk.json(&["complaints", &id, "--recap"]);
    assert_eq!(recap["by_channel"], json!({ "SP4N-LAPOR!": 4, "Kotak saran": 2 }));
    let counted = month(["3/1/2026", "4/1/2026"]).replacen('\n', "\n(1);(2);(3);(4);(5);(6)\n", 1);
    let counted = import("bernomor.csv", counted, "LAPOR");
    assert_eq!((&counted["new"], &counted["dropped"]), (&json!(0), &json!([])));
    // What is called an id is one, and so is a number that does not just count.
    let named = "ID;Tanggal;Kategori;Status\n1;5/3/2026;Biaya;Baru\n1;5/3/2026;Biaya;Selesai\n";
    let named = import("id.csv", named.to_owned(), "WBS");
    assert_eq!((&named["rows"], &named["new"], &named["known"]), (&json!(2), &json!(1), &json!(1)));
    let long = desk.refused(&[
        "complaints",
        &id,
        "import",
        &desk.path("id.csv").display().to_string(),
        "--channel",
        &"x".repeat(101),
    ]);
    assert!(long.contains("ama kanal"), "{long}");
}

#[test]
fn two_columns_of_one_name_and_american_days_are_noticed() {
    let (desk, id) = begun();
    let twice = desk.file("kembar.csv", REGISTER.replace("Kategori", "Status"));
    let refused = desk.refused(&["complaints", &id, "import", &twice]);
    assert!(refused.contains("Kolom C dan F berjudul sama (\"Status\")"), "{refused}");
    let mapped = desk.file("peta.toml", "format = 1\n[columns]\nstate = \"F\"\n");
    desk.good(&["complaints", &id, "import", &twice, "--map", &mapped]);

    let (desk, id) = begun();
    let american = "ID,Tanggal,Kategori,Status,Tanggal selesai\n1,3/4/2026,Biaya,Selesai,3/14/2026\n2,1/2/2026,Biaya,Baru,\n";
    desk.good(&["complaints", &id, "import", &desk.file("amerika.csv", american)]);
    let recap = desk.json(&["complaints", &id, "--recap"]);
    assert_eq!(recap["by_month"], json!({ "2026-01": 1, "2026-03": 1 }));
    assert_eq!(recap["days"]["median"], json!(10.0));
}

#[test]
fn a_category_becomes_a_task() {
    let (desk, id) = begun();
    desk.good(&["complaints", &id, "import", &desk.file("lapor.csv", REGISTER)]);
    let task = desk.json(&["complaints", &id, "plan", "antrean", "--due", "B06"]);
    assert_eq!(task["title"], "Tindak lanjut pengaduan kategori Antrean (2 pengaduan)");
    assert_eq!(task["due"], "2026-06-30");
    assert!(task["code"].as_str().is_some_and(|code| code.starts_with("A.II.5.ii")), "{task:#}");
    assert_eq!(desk.json(&["tasks", &id]).as_array().map(Vec::len), Some(1));
    let unknown = desk.refused(&["complaints", &id, "plan", "Parkir"]);
    assert!(unknown.contains("erkategori \"Parkir\"") && unknown.contains("Biaya"), "{unknown}");
}

#[test]
fn what_stands_below_a_register_makes_its_numbers_no_names_and_is_no_complaint() {
    let (desk, id) = begun();
    let month = |month: u32, heading: &str, below: &str| {
        let row = |at: u32| format!("{at};{at}/{month}/2026;Biaya;Isi {month}-{at};Selesai;\n");
        let rows: String = [1, 2, 3, 5, 6].map(row).concat();
        let name = format!("bulan {month}.csv");
        let text = format!("{heading};Tanggal;Kategori;Isi;Status;Tanggal selesai\n{rows}{below}");
        desk.json(&["complaints", &id, "import", &desk.file(&name, text)])
    };
    let first = month(1, "No", "Jumlah;;;5;;\n;;;;;\nMengetahui, Kepala Seksi;;;;;\n");
    assert_eq!((&first["rows"], &first["new"]), (&json!(5), &json!(5)));
    assert_eq!(
        first["dropped"],
        json!([
            { "row": 7, "reason": "tanpa tanggal dan status, jadi bukan pengaduan" },
            { "row": 9, "reason": "hanya satu sel yang terisi, jadi bukan pengaduan" },
        ])
    );
    for (number, heading) in [(2, "No."), (3, "Nomor urut")] {
        let next = month(number, heading, ";\"Bandung, 31 Maret 2026\";;;;\nJumlah;;;5;;\n");
        assert_eq!(next["new"], json!(5), "{next:#}");
        assert!(!next.to_string().contains("bernomor sama"), "{next:#}");
    }
    let recap = desk.json(&["complaints", &id, "--recap"]);
    assert_eq!((&recap["total"], &recap["by_state"]["open"]), (&json!(15), &json!(0)));
}

#[test]
fn a_number_that_another_complaint_has_takes_the_place_of_none() {
    let (desk, id) = begun();
    let import = |name: &str, rows: [&str; 2]| {
        let text = format!("ID;Tanggal;Kategori;Isi;Status\n{}\n{}\n", rows[0], rows[1]);
        desk.json(&["complaints", &id, "import", &desk.file(name, text)])
    };
    let january = ["1;3/1/2026;Biaya;Mahal;Proses", "2;4/1/2026;Biaya;Lama;Proses"];
    import("januari.csv", january);
    let february =
        import("februari.csv", ["1;3/2/2026;Antrean;Panjang;Proses", "3;4/2/2026;Biaya;Lain;Proses"]);
    assert_eq!((&february["new"], &february["known"], &february["total"]), (&json!(2), &json!(0), &json!(4)));
    let remarks = february["remarks"].as_array().expect("remarks");
    let mut remarks = remarks.iter().filter_map(serde_json::Value::as_str);
    let apart = |told: &str| told.starts_with("1 pengaduan bernomor sama") && told.ends_with("baris 2.");
    assert!(remarks.any(apart), "{february:#}");
    // Both go on, each as itself; a day that was corrected makes no other complaint.
    import("februari lagi.csv", ["1;3/2/2026;Antrean;Panjang;Selesai", "3;5/2/2026;Biaya;Lain;Selesai"]);
    let last = import("januari lagi.csv", ["1;3/1/2026;Biaya;Mahal sekali;Selesai", january[1]]);
    assert_eq!(last["total"], json!(4));
    let recap = desk.json(&["complaints", &id, "--recap"]);
    assert_eq!(recap["by_state"], json!({ "open": 0, "in_process": 1, "done": 3 }));
}

#[test]
fn days_of_other_years_and_days_ahead_are_told() {
    let (desk, id) = begun();
    let register = "ID;Tanggal;Kategori;Status\n1;30/12/2020;Biaya;Selesai\n2;1/1/2099;Biaya;Baru\n";
    let read = desk.json(&["complaints", &id, "import", &desk.file("lapor.csv", register)]);
    let remarks = read["remarks"].as_array().expect("remarks");
    assert_eq!(remarks[0], "2 pengaduan bertanggal di luar tahun penilaian 2026 (2020: 1, 2099: 1).");
    assert!(remarks.len() == 2, "{remarks:?}");
    assert!(
        remarks[1].as_str().is_some_and(|told| told.starts_with("1 pengaduan bertanggal sesudah hari ini"))
    );
}

#[test]
fn an_answer_that_is_still_to_come_is_told_and_is_none() {
    let (desk, id) = begun();
    let register = "ID;Tanggal;Kategori;Status;Tanggal selesai\n\
        1;3/1/2020;Biaya;Proses;31/12/2099\n\
        2;3/1/2020;Biaya;;31/12/2099\n\
        3;3/1/2020;Biaya;Selesai;7/1/2020\n";
    let read = desk.json(&["complaints", &id, "import", &desk.file("lapor.csv", register)]);
    let remarks = read["remarks"].as_array().expect("remarks");
    let mut told = remarks.iter().filter_map(serde_json::Value::as_str);
    let ahead = |told: &str| {
        told.starts_with("2 pengaduan bertanggal jawaban sesudah hari ini, ")
            && told.ends_with(", jadi dihitung belum dijawab.")
    };
    assert!(told.any(ahead), "{read:#}");
    let recap = desk.json(&["complaints", &id, "--recap"]);
    assert_eq!((&recap["overdue"], &recap["answered_late"]), (&json!(2), &json!(0)), "{recap:#}");
    assert_eq!(recap["by_state"], json!({ "open": 1, "in_process": 1, "done": 1 }));
    assert_eq!(recap["days"], json!({ "median": 4.0, "p90": 4.0 }));
}

#[test]
fn a_signature_below_a_register_is_no_complaint_and_a_last_row_that_lacks_little_is() {
    let rows = "1;3/1/2026;Kotak saran;Biaya;Mahal;Selesai\n2;4/1/2026;Kotak saran;Antrean;Lama;Selesai\n\
                3;5/1/2026;WBS;Biaya;Pungutan;Proses\n";
    for (at, below) in [
        ";\"Jakarta, 3 Januari 2026\";;;Kepala Bagian;\n",
        ";\"Jakarta, 3 Januari 2026\";;Kepala Bagian;;\n;;;Budi Santoso;NIP 198001012005012001;\n",
        ";31 Januari 2026;;;Kepala Bagian;\n",
        ";;;;Mengetahui,;\n;\"Kota Bandung, 31 Januari 2026\";;;Kepala Bagian,;\n;;;;Budi Santoso;\n",
    ]
    .into_iter()
    .enumerate()
    {
        let (desk, id) = begun();
        let text = format!("No;Tanggal;Kanal;Kategori;Isi;Status\n{rows}{below}");
        let read = desk.json(&["complaints", &id, "import", &desk.file(&format!("{at}.csv"), text)]);
        assert_eq!(read["total"], 3, "{below}: {read:#}");
        assert_eq!(
            read["dropped"].as_array().map(Vec::len),
            Some(below.lines().count()),
            "{below}: {read:#}"
        );
    }
    // Nobody has sorted or begun the newest ones yet.
    for last in [
        "4;6/1/2026;;;Parkir sempit;\n",
        ";6/1/2026;WBS;;Parkir sempit;\n",
        "4;\"Senin, 6 April 2026\";WBS;;Gelap;\n",
    ] {
        let (desk, id) = begun();
        let text = format!("No;Tanggal;Kanal;Kategori;Isi;Status\n{rows}{last}");
        let read = desk.json(&["complaints", &id, "import", &desk.file("daftar.csv", text)]);
        assert_eq!((&read["total"], &read["dropped"]), (&json!(4), &json!([])), "{last}");
    }
}

#[test]
fn a_complaint_without_a_number_stays_one_when_it_is_sorted_anew() {
    let (desk, id) = begun();
    let import = |name: &str, rows: &str| {
        let text = format!("No;Tanggal;Nama Pelapor;Kanal;Kategori;Isi;Status\n{rows}");
        desk.json(&["complaints", &id, "import", &desk.file(name, text)])
    };
    let first = "1;3/1/2026;Sari;WBS;Biaya;Mahal;Baru\n2;3/1/2026;Budi;WBS;Biaya;Mahal;Baru\n\
                 3;3/1/2026;Budi;WBS;Biaya;Mahal;Baru\n";
    assert_eq!(
        import("januari.csv", first)["total"],
        3,
        "who complained tells them apart, and so does each row"
    );
    let later = first.replacen("Biaya", "Pungutan", 1).replace("Baru", "Selesai");
    let again = import("januari akhir.csv", &later);
    assert_eq!((&again["new"], &again["known"], &again["total"]), (&json!(0), &json!(3), &json!(3)));
    let remarks = again["remarks"].as_array().expect("remarks");
    let anew = |told: &str| told.starts_with("1 pengaduan tanpa nomor") && told.ends_with("baris 2.");
    assert!(remarks.iter().filter_map(serde_json::Value::as_str).any(anew), "{again:#}");
    let recap = desk.json(&["complaints", &id, "--recap"]);
    assert_eq!(recap["by_category"], json!({ "Biaya": 2, "Pungutan": 1 }));
    assert_eq!(recap["by_state"], json!({ "open": 0, "in_process": 0, "done": 3 }));
    // Another day, another person or another text is another complaint.
    let others = "1;4/1/2026;Sari;WBS;Biaya;Mahal;Baru\n2;3/1/2026;Wati;WBS;Biaya;Mahal;Baru\n\
                  3;3/1/2026;Sari;WBS;Biaya;Mahal sekali;Baru\n";
    assert_eq!(import("lain.csv", others)["total"], 6);
    // Where nothing was written the category is all there is.
    let bare = "No;Tanggal;Kanal;Kategori;Status\n1;9/1/2026;WBS;Biaya;Baru\n2;9/1/2026;WBS;Antrean;Baru\n";
    let bare = desk.json(&["complaints", &id, "import", &desk.file("tanpa isi.csv", bare)]);
    assert_eq!(bare["total"], 8);
    let nameless = "No;Tanggal;Nama Pelapor;Kanal;Kategori;Status\n1;9/2/2026;Anonim;WBS;Biaya;Baru\n";
    let nameless = [nameless.to_owned(), nameless.replace("Biaya", "Antrean")];
    for (file, total) in nameless.iter().zip([9, 10]) {
        let read = desk.json(&["complaints", &id, "import", &desk.file("anonim.csv", file)]);
        assert_eq!(read["total"], total, "one that says no more than its category takes nobody's place");
    }
}
