use pilar_tests::Station;
use serde_json::{Value, json};

use crate::files::{ANSWERS, INDEX, form, text, workbook};

fn survey(desk: &Station, id: &str, file: &str) -> Value {
    desk.json(&["survey", id, "--for", "ipak", "--responses", file])
}

fn of(text: impl AsRef<[u8]>) -> Value {
    let desk = Station::new();
    let id = desk.begin();
    survey(&desk, &id, &desk.file("tanggapan.csv", text))
}

fn wide(text: &str, big: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn every_kind_of_file_comes_to_the_same() {
    let desk = Station::new();
    let id = desk.begin();
    let rows = form();
    let comma = text(&rows, ",");
    let windows: Vec<u8> =
        comma.chars().map(|c| u8::try_from(u32::from(c)).expect("a letter of Europe")).collect();
    let marked = format!("\u{feff}{}", text(&rows, ";"));
    let files = [
        desk.file("koma.csv", &comma),
        desk.file("titik koma.csv", marked),
        desk.file("tab.tsv", text(&rows, "\t")),
        desk.file("sep.csv", format!("sep=;\r\n{}", text(&rows, ";"))),
        desk.file("utf16.csv", wide(&comma, false)),
        desk.file("utf16 besar.txt", wide(&comma, true)),
        desk.file("windows.csv", windows),
        workbook(&desk, "formulir.xlsx", &rows),
    ];
    let first = survey(&desk, &id, &files[0]);
    assert_eq!((&first["index"], &first["respondents"]), (&json!(INDEX), &json!(6)));
    assert_eq!(
        first["statements"].as_array().map(Vec::len),
        Some(4),
        "neither who they are nor what they suggest: {first:#}"
    );
    assert_eq!(
        first["statements"][0],
        json!({ "key": "1", "title": "1. Jelas", "mean": 17.0 / 6.0, "n": 6 })
    );
    assert_eq!(
        (&first["grade"], &first["minimum_sample"], &first["dropped"]),
        (&json!("C"), &Value::Null, &json!([]))
    );
    for file in &files[1..] {
        assert_eq!(survey(&desk, &id, file), first, "{file}");
    }
    let sampled =
        desk.json(&["survey", &id, "--for", "ipkp", "--responses", &files[0], "--population", "1000"]);
    assert_eq!(sampled["minimum_sample"], 278);
}

#[test]
fn labels_are_the_answers_they_stand_for() {
    let numbers = of(text(&form(), ","));
    let words = [
        ["", "Sangat tidak setuju", "Tidak setuju", "Setuju", "Sangat Setuju"],
        ["", "STS", "TS", "S", "SS"],
        ["", "Tidak setuju", "Kurang setuju", "Setuju", "Sangat setuju"],
        ["", "1 - Tidak baik", "2 - Kurang baik", "3 - Baik", "4 - Sangat baik"],
    ];
    for words in words {
        let mut rows = form();
        for row in &mut rows[1..] {
            for cell in &mut row[4..8] {
                *cell = words[cell.parse::<usize>().expect("an answer")].to_owned();
            }
        }
        let labelled = of(text(&rows, ";"));
        assert_eq!(labelled["dropped"], json!([]), "{words:?}");
        assert_eq!(labelled, numbers, "{words:?}");
        // Names of the columns below their headings are no respondent's words either.
        rows.insert(1, ["", "", "", "", "U1", "U2", "U3", "U4", ""].map(str::to_owned).to_vec());
        assert_eq!(of(text(&rows, ";")), numbers, "{words:?}");
    }
}

#[test]
fn what_is_no_answer_is_listed_and_never_guessed() {
    let mut rows = form();
    let strange = [(1, 4, "5"), (2, 5, "baik sekali"), (3, 6, "=1+2"), (4, 7, "3,5")];
    for (row, column, text) in strange {
        rows[row][column] = text.to_owned();
    }
    rows[5][4] = String::new();
    rows.insert(5, vec![String::new(); 9]);
    let mut silent = form()[1].clone();
    silent[4..8].fill(String::new());
    rows.push(silent);
    let found = of(text(&rows, ","));
    let reasons: Vec<(u64, &str)> = found["dropped"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|one| (one["row"].as_u64().expect("a row"), one["reason"].as_str().expect("a reason")))
        .collect();
    assert_eq!(
        reasons,
        [
            (2, "kolom E: \"5\" di luar 1 sampai 4"),
            (3, "kolom F: \"baik sekali\" bukan jawaban"),
            (4, "kolom G: \"=1+2\" bukan jawaban"),
            (5, "kolom H: \"3,5\" bukan bilangan bulat"),
            (6, "baris kosong"),
            (9, "tidak ada pernyataan yang dijawab"),
        ]
    );
    // Two are left, of whom one did not answer the first statement: (1 + 5/2 + 2 + 3) / 4.
    assert_eq!((&found["respondents"], &found["index"]), (&json!(2), &json!(2.125)));
    assert_eq!((&found["statements"][0]["n"], &found["alpha"]), (&json!(1), &Value::Null));
}

#[test]
fn headings_over_two_rows_and_numbers_of_columns_are_no_respondents() {
    let numbers = of(text(&form(), ","));
    for between in [
        ["", "", "", "", "U1", "U2", "U3", "U4", ""].map(str::to_owned),
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"].map(str::to_owned),
        ["1", "2", "3", "4", "5", "6", "7", "8", "9"].map(str::to_owned),
    ] {
        let mut rows = form();
        rows.insert(1, between.to_vec());
        rows.insert(0, vec!["Hasil survei 2026".to_owned()]);
        assert_eq!(of(text(&rows, ",")), numbers, "{between:?}");
    }
}

#[test]
fn an_answer_is_used_with_where_it_comes_from_and_tells_when_it_is_older() {
    let desk = Station::new();
    let id = desk.begin();
    let file = desk.file("tanggapan.csv", text(&form(), ","));
    let args = ["survey", &id, "--for", "ipak", "--responses", &file];
    let before = desk.json(&["history", &id]);
    survey(&desk, &id, &file);
    assert_eq!(desk.json(&["history", &id]), before, "looking stores nothing");
    assert!(!desk.workspace().join("personal.db").exists());

    let used = desk.json(&[&args[..], &["--use"]].concat());
    let code = used["used"]["code"].as_str().expect("a code").to_owned();
    assert_eq!((&used["used"]["answer"], &used["used"]["changed"]), (&json!(2.79), &json!(true)));
    let source = || desk.json(&["show", &id])["sources"][0].clone();
    assert_eq!((&source()["state"], &source()["count"]), (&json!("current"), &json!(6)));
    assert_eq!(source()["period"], "1 Maret 2026 sampai 6 Maret 2026");
    let again = desk.json(&[&args[..], &["--use"]].concat());
    assert_eq!(again["used"]["changed"], json!(false));

    // Other responses are kept, and the answer is left alone.
    let mut more = form();
    more.push(form()[1].clone());
    let later = desk.file("tanggapan baru.csv", text(&more, ","));
    desk.good(&["survey", &id, "--for", "ipak", "--responses", &later, "--keep"]);
    assert_eq!(source()["state"], "older");
    assert!(desk.good(&["show", &id]).contains("data di ruang kerja sudah berubah sejak itu"));
    desk.good(&["answer", &id, &code, "3"]);
    assert_eq!(source()["state"], "replaced");
    desk.good(&["undo", &id]);
    desk.good(&["undo", &id]);
    assert_eq!(source(), Value::Null, "undone as one action: answer and source");
}

#[test]
fn personal_data_is_in_no_package_backup_or_history_and_is_forgotten_for_good() {
    const NAME: &[u8] = b"Responden 3, ";
    let desk = Station::new();
    let id = desk.begin();
    let file = desk.file("tanggapan.csv", text(&form(), ","));
    desk.good(&["survey", &id, "--for", "ipak", "--responses", &file, "--use"]);
    let package = desk.package(&id, "paket.zip");
    let full = desk.path("lengkap.pilar-lengkap");
    desk.good(&["backup", "--full", full.to_str().expect("Unicode path")]);
    desk.good(&["backup"]);
    let holds = |path: &std::path::Path| {
        let bytes = std::fs::read(path).expect("a file");
        bytes.windows(NAME.len()).any(|window| window == NAME)
    };
    let personal = desk.workspace().join("personal.db");
    assert!(holds(&personal), "the search finds what is there");
    let backups = std::fs::read_dir(desk.workspace().join("backups")).expect("backups").flatten();
    let mut others: Vec<_> = backups.map(|entry| entry.path()).collect();
    others.extend(["pilar.db", "evidence.db"].map(|name| desk.workspace().join(name)));
    others.extend([full, package.into()]);
    for path in &others {
        assert!(!holds(path), "{}", path.display());
    }
    assert!(!desk.good(&["history", &id]).contains("Responden 3"));

    let before = desk.json(&["show", &id])["score"].clone();
    let told = desk.json(&["forget", &id]);
    assert_eq!((&told["removed"], told["files"].as_array().map(Vec::len)), (&json!(false), Some(1)));
    assert!(personal.exists(), "told, and not done");
    let done = desk.json(&["forget", &id, "--for-good"]);
    assert_eq!((&done["removed"], done["stays"].as_array().map(Vec::len)), (&json!(true), Some(1)));
    assert!(!personal.exists());
    let shown = desk.json(&["show", &id]);
    assert_eq!((&shown["score"], &shown["sources"][0]["state"]), (&before, &json!("gone")));
    assert_eq!(desk.json(&["forget", &id, "--for-good"])["files"], json!([]));
}

#[test]
fn what_cannot_be_read_is_one_sentence_and_stores_nothing() {
    let desk = Station::new();
    let id = desk.begin();
    let mut twice = form();
    twice[0][6] = "1. JELAS!".to_owned();
    let headless: Vec<Vec<String>> = ANSWERS.map(|row| row.map(str::to_owned).to_vec()).to_vec();
    let mut none = form();
    none[1..].iter_mut().for_each(|row| row[4..8].fill("7".to_owned()));
    for (name, content, said) in [
        ("kosong.csv", Vec::new(), "berkas kosong (0 byte)"),
        ("spasi.csv", b" \r\n\r\n".to_vec(), "berkas tidak memuat satu baris pun"),
        ("gambar.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "berkas ini bukan tabel yang dikenal"),
        ("kembar.csv", text(&twice, ",").into_bytes(), "kolom E dan G berjudul sama"),
        ("tanpa judul.csv", text(&headless, ",").into_bytes(), "tidak berjudul kolom"),
        ("nama.csv", b"Nama,Saran\r\nSari,baik\r\nBudi,cukup\r\n".to_vec(), "tidak ada kolom pernyataan"),
        ("tujuh.csv", text(&none, ",").into_bytes(), "tidak ada kolom pernyataan"),
    ] {
        let file = desk.file(name, content);
        let refused = desk.run(&["survey", &id, "--for", "ipak", "--responses", &file, "--use"]);
        assert_eq!(refused.code, 1, "{name}: {refused:?}");
        let first = refused.err.lines().next().unwrap_or_default().to_lowercase();
        assert!(
            first.contains(&said.to_lowercase()) && first.contains("; tidak ada yang berubah"),
            "{name}: {first}"
        );
    }
    let absent = desk.run(&["survey", &id, "--for", "ipak", "--responses", "tidak-ada.csv"]);
    assert!(absent.code == 1 && absent.err.contains("Berkas tidak ditemukan"), "{absent:?}");
    let file = desk.file("tanggapan.csv", text(&form(), ","));
    let unknown = desk.run(&["survey", &id, "--for", "ikm", "--responses", &file]);
    assert!(unknown.code == 1 && unknown.err.contains("ipak, ipkp"), "{unknown:?}");
    let stranger = desk.run(&["--role", "at", "survey", &id, "--for", "ipak", "--responses", &file, "--use"]);
    assert_eq!(stranger.code, 1, "{stranger:?}");
    assert!(!desk.workspace().join("personal.db").exists(), "nothing was stored by half");
    // A map says which columns they are, two of one name as well.
    let map = desk.file(
        "peta.toml",
        "format = 1\nstatements = [\"E\", \"F\", \"G\", \"H\"]\n[columns]\ntime = \"A\"\n",
    );
    let kembar = desk.path("kembar.csv");
    let mapped = desk.json(&[
        "survey",
        &id,
        "--for",
        "ipak",
        "--responses",
        kembar.to_str().expect("Unicode path"),
        "--map",
        &map,
    ]);
    assert_eq!(mapped["index"], json!(INDEX));
    let beyond = desk.file("luar.toml", "format = 1\nstatements = [\"ZZ\"]\n");
    let refused = desk.run(&["survey", &id, "--for", "ipak", "--responses", &file, "--map", &beyond]);
    assert!(refused.code == 1 && refused.err.contains("kolom ZZ tidak ada di berkas ini"), "{refused:?}");
}

#[test]
fn the_published_case_comes_to_its_figures() {
    let Some(case) = pilar_tests::case("survey-spak.csv") else { return };
    let expected =
        std::fs::read_to_string(case.with_file_name("survey-spak.expected.json")).expect("figures");
    let expected: Value = serde_json::from_str(&expected).expect("JSON");
    let desk = Station::new();
    let id = desk.begin();
    let found = survey(&desk, &id, case.to_str().expect("Unicode path"));
    assert_eq!((&found["index"], &found["alpha"]), (&expected["index"], &expected["alpha"]));
    assert_eq!(found["respondents"], expected["rows"]);
    let means: Vec<&Value> =
        found["statements"].as_array().expect("statements").iter().map(|one| &one["mean"]).collect();
    assert_eq!(json!(means), expected["means"]);
}
