//! Responses on another scale are refused as a whole and not reckoned from what is left; what else is odd is told.

use pilar_tests::Station;
use serde_json::{Value, json};

use crate::files::{INDEX, form, text};

/// The answers of 60 respondents, 10 times those of the form.
fn sixty() -> Vec<Vec<String>> {
    let mut rows = form();
    for _ in 1..10 {
        rows.extend(form().split_off(1));
    }
    rows
}

fn args<'a>(id: &'a str, file: &'a str) -> Vec<&'a str> {
    vec!["survey", id, "--for", "ipak", "--responses", file]
}

/// What is said of responses that are refused, whatever is wanted of them; nothing is stored.
fn refused(rows: &[Vec<String>]) -> String {
    let desk = Station::new();
    let id = desk.begin();
    let file = desk.file("tanggapan.csv", text(rows, ","));
    let told = desk.refused_with_list(&args(&id, &file));
    for wanted in ["--use", "--keep", "--attach"] {
        desk.refused_with_list(&[args(&id, &file), vec![wanted]].concat());
    }
    assert!(!desk.workspace().join("personal.db").exists());
    assert_eq!(desk.json(&["show", &id])["sources"], json!([]));
    told
}

fn read(rows: &[Vec<String>]) -> Value {
    let desk = Station::new();
    let id = desk.begin();
    let file = desk.file("tanggapan.csv", text(rows, ","));
    desk.json(&args(&id, &file))
}

#[test]
fn five_points_are_no_four_whoever_is_left() {
    for (strange, said) in [
        ("5", "10 dari 60 baris memuat angka selain 1, 2, 3, dan 4, yaitu 5,"),
        ("0", "yaitu 0,"),
        ("3,5", "yaitu 3,5,"),
        ("Netral", "10 dari 60 baris memuat \"Netral\", yang bukan jawaban"),
    ] {
        let mut rows = sixty();
        rows.iter_mut().skip(1).step_by(6).for_each(|row| row[5] = strange.to_owned());
        let told = refused(&rows);
        assert!(told.contains(said) && told.contains("ubah dahulu nilainya"), "{strange}: {told}");
    }
    // Slips of a tenth are left out one by one, as ever.
    let mut rows = sixty();
    rows.iter_mut().skip(1).step_by(10).for_each(|row| row[5] = "5".to_owned());
    let found = read(&rows);
    assert_eq!((&found["respondents"], found["dropped"].as_array().map(Vec::len)), (&json!(54), Some(6)));
}

#[test]
fn statements_answered_with_fractions_are_not_left_out_in_silence() {
    let mut rows = form();
    for (at, row) in rows.iter_mut().enumerate().skip(1) {
        row[4..7].fill(if at % 2 == 0 { "2,25" } else { "3,5" }.to_owned());
    }
    let told = refused(&rows);
    assert!(told.contains("kolom E, F, G: berisi angka 1 sampai 4 yang bukan bilangan bulat"), "{told}");
    // A person may choose what is left.
    let desk = Station::new();
    let id = desk.begin();
    let file = desk.file("tanggapan.csv", text(&rows, ","));
    let map = desk.file("peta.toml", "format = 1\nstatements = [\"H\"]\n");
    let found = desk.json(&[args(&id, &file), vec!["--map", &map]].concat());
    assert_eq!((&found["respondents"], &found["index"]), (&json!(6), &json!(3.0)));
    // What each comes to on average stands behind the statements and is none.
    let mut rows = form();
    for (at, row) in rows.iter_mut().enumerate() {
        row.insert(8, if at == 0 { "IKM" } else { "3,25" }.to_owned());
    }
    assert_eq!(read(&rows)["index"], json!(INDEX));
}

#[test]
fn rows_that_come_twice_and_another_year_are_told() {
    assert_eq!(read(&form())["remarks"], Value::Null);
    let mut rows = form();
    rows.extend_from_slice(&form()[1..3]);
    rows[4][0] = rows[4][0].replace("2026", "2024");
    assert_eq!(
        read(&rows)["remarks"],
        json!([
            "1 tanggapan diisi di luar tahun penilaian 2026 (2024: 1).",
            "2 tanggapan sama persis dengan tanggapan lain, waktu dan semua jawabannya, dan tetap dihitung: \
             baris 8, 9.",
        ])
    );
    // On one day the same answers are no proof.
    rows.iter_mut().skip(1).for_each(|row| row[0] = "01/03/2026".to_owned());
    assert_eq!(read(&rows)["remarks"], Value::Null);
}

#[test]
fn letters_of_the_sexes_are_what_they_stand_for() {
    let mut rows = form();
    for (row, said) in [(1, "L"), (2, "l"), (3, "P")] {
        rows[row][2] = said.to_owned();
    }
    let desk = Station::new();
    let id = desk.begin();
    let file = desk.file("tanggapan.csv", text(&rows, ","));
    let told = desk.good(&args(&id, &file));
    assert!(told.contains("Responden menurut jenis kelamin: Laki-laki 2, Perempuan 4\n"), "{told}");
}
