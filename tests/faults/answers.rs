use pilar_tests::Station;

#[test]
fn an_answer_that_is_none_is_refused_with_what_to_do() {
    let (desk, id) = Station::with_example();
    let before = desk.json(&["show", &id]);
    for (code, value, sentence) in [
        (
            "A.I.1.i.b",
            "F",
            "Jawaban \"F\" bukan pilihan A.I.1.i.b; tidak ada yang berubah. Pilihannya A, B, C.",
        ),
        (
            "A.I.1.i.a",
            "A",
            "Jawaban \"A\" bukan pilihan A.I.1.i.a; tidak ada yang berubah. Pilihannya Ya, Tidak.",
        ),
        (
            "88",
            "-1",
            "Jawaban -1 untuk A.II.1.i.a.1 negatif; tidak ada yang berubah. Isikan bilangan bulat 0 atau lebih.",
        ),
        (
            "88",
            "3.5",
            "Jawaban 3.5 untuk A.II.1.i.a.1 bukan bilangan bulat; tidak ada yang berubah. Isikan jumlah tanpa pecahan.",
        ),
        (
            "88",
            "1e9",
            "Jawaban \"1e9\" untuk A.II.1.i.a.1 bukan angka; tidak ada yang berubah. Isikan angka saja, tanpa huruf atau satuan.",
        ),
        (
            "88",
            "tujuh",
            "Jawaban \"tujuh\" untuk A.II.1.i.a.1 bukan angka; tidak ada yang berubah. Isikan angka saja, tanpa huruf atau satuan.",
        ),
        (
            "88",
            "999999999999",
            "Jawaban 999999999999 untuk A.II.1.i.a.1 terlalu besar; tidak ada yang berubah. Isikan paling banyak 100000000.",
        ),
        (
            "B.I.a",
            "4.01",
            "Jawaban 4.01 untuk B.I.a di luar skala; tidak ada yang berubah. Isikan angka 0 sampai 4, dengan koma untuk pecahan.",
        ),
        (
            "B.I.a",
            "85",
            "Jawaban 85 untuk B.I.a di luar skala; tidak ada yang berubah. Isikan angka 0 sampai 4, dengan koma untuk pecahan.",
        ),
        (
            "A.II.1.i.a",
            "7",
            "A.II.1.i.a terdiri atas beberapa isian; tidak ada yang berubah. Sebutkan salah satu: A.II.1.i.a.1, A.II.1.i.a.2.",
        ),
        (
            "A.I.9",
            "A",
            "Kode \"A.I.9\" tidak ada di LKE ini; tidak ada yang berubah. Tulis kode lengkap seperti pada lembar kerja atau nomor soal.",
        ),
    ] {
        assert_eq!(desk.refused(&["answer", &id, code, value]), sentence);
    }
    assert_eq!(desk.json(&["show", &id]), before);
}

#[test]
fn a_numerator_above_its_denominator_is_accepted_clamped_and_warned() {
    let (desk, id) = Station::with_example();
    desk.good(&["answer", &id, "88", "3"]);
    desk.good(&["answer", &id, "89", "9"]);
    let shown = desk.json(&["show", &id]);
    let question = shown["score"]["questions"]
        .as_array()
        .expect("questions")
        .iter()
        .find(|question| question["code"] == "A.II.1.i.a")
        .expect("the question");
    assert_eq!(question["fraction"], 1.0);
    assert_eq!(question["explanation"], "9 / 3 = 3, dibatasi menjadi 1");
    let warned = shown["score"]["warnings"].as_array().expect("warnings");
    assert!(warned.iter().any(|w| w["code"] == "rasio_dibatasi" && w["question"] == "A.II.1.i.a"));
}

#[test]
fn answers_are_read_in_either_case_with_comma_or_point() {
    let (desk, id) = Station::with_example();
    for (code, value, stored) in [
        ("A.I.1.i.a", "tidak", "Tidak"),
        ("a.i.1.i.b", "c", "C"),
        ("B.I.a", "3,61", "3.61"),
        ("127", " 3.5 ", "3.5"),
    ] {
        assert_eq!(desk.json(&["answer", &id, code, value])["answer"], stored);
    }
    assert_eq!(desk.json(&["answer", &id, "A.I.1.i.a", ""])["answer"], serde_json::Value::Null);
}

#[test]
fn wrong_usage_ends_with_2() {
    let desk = Station::new();
    assert_eq!(desk.run(&["answer"]).code, 2);
    assert_eq!(desk.run(&["export", "x", "--format", "docx", "-o", "y"]).code, 2);
    assert_eq!(desk.run(&[]).code, 2);
}

#[test]
fn a_new_assessment_needs_names_a_known_year_and_a_known_target() {
    let desk = Station::new();
    let new = |unit: &str, year: &str, target: &str| {
        desk.refused(&["new", "--unit", unit, "--instansi", "Pemkot", "--year", year, "--target", target])
    };
    assert_eq!(
        new(" ", "2026", "wbk"),
        "Nama unit masih kosong; tidak ada yang berubah. Isikan lebih dahulu."
    );
    assert_eq!(
        new("U", "1999", "wbk"),
        "Belum ada instrumen LKE untuk tahun 1999; tidak ada yang berubah. Tahun yang tersedia: 2026."
    );
    assert_eq!(
        new("U", "2026", "juara"),
        "Target \"juara\" tidak dikenal; tidak ada yang berubah. Pilihannya: wbk, wbbm."
    );
}
