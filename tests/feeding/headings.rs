//! Which columns are statements, and what headings, days and numbers of real exports do to that.

use pilar_tests::Station;
use serde_json::{Value, json};

use crate::files::{INDEX, form, text};

fn read(rows: &[Vec<String>], survey: &[&str]) -> Value {
    let desk = Station::new();
    let id = desk.begin();
    let file = desk.file("tanggapan.csv", text(rows, ","));
    desk.json(&[&["survey", &id, "--for", "ipak", "--responses", &file], survey].concat())
}

/// The form with one more column between who they are and what they say, in which everybody has a number of 1 to 4.
fn with_column(heading: &str) -> Vec<Vec<String>> {
    let mut rows = form();
    rows[0].insert(4, heading.to_owned());
    for (at, row) in rows.iter_mut().enumerate().skip(1) {
        row.insert(4, (at % 4 + 1).to_string());
    }
    rows
}

#[test]
fn numbers_that_say_who_somebody_is_are_no_answers() {
    for heading in [
        "Usia",
        "Umur Anda saat ini",
        "Usia (1: di bawah 20; 2: 20 sampai 30; 3: 31 sampai 40; 4: di atas 40)",
        "Pendidikan: 1 SD, 2 SMP, 3 SMA, 4 S1",
        "identitas/umur",
        "_index",
        "No",
        "Kode responden",
        "(2) Pekerjaan utama",
        "Berapa kali Anda datang?",
        "Loket",
        "Triwulan",
        "Age",
    ] {
        let found = read(&with_column(heading), &[]);
        assert_eq!(found["index"], json!(INDEX), "{heading}: {found:#}");
    }
    for heading in [
        "Keluhan ditangani dengan baik",
        "Unit layanan bebas pungli",
        "Status pengaduan mudah dipantau",
        "Jam layanan ditepati",
    ] {
        let found = read(&with_column(heading), &[]);
        assert_eq!(found["statements"].as_array().map(Vec::len), Some(5), "{heading}: {found:#}");
    }
}

#[test]
fn statements_may_be_called_by_their_numbers_alone() {
    let mut rows = form();
    for (at, row) in rows.iter_mut().enumerate() {
        // Five statements, of which the last says the same as the first; and nobody's name.
        let (last, heading) = (row[4].clone(), at == 0);
        row.insert(8, last);
        if heading {
            (1..=5usize).for_each(|number| row[number + 3] = number.to_string());
        }
        row.remove(1);
    }
    let found = read(&rows, &[]);
    assert_eq!(found["statements"].as_array().map(Vec::len), Some(5), "{found:#}");
    assert_eq!(found["respondents"], 6);
}

#[test]
fn a_month_that_comes_first_is_noticed_where_the_file_proves_it() {
    let desk = Station::new();
    let id = desk.begin();
    let periods = [
        (["3/1/2026 8:15:00", "9/21/2026 8:15:00"], "1 Maret 2026 sampai 21 September 2026"),
        (["3/1/2026 8.15", "9/2/2026 8.15"], "3 Januari 2026 sampai 9 Februari 2026"),
        (["21 Februari 2026", "Senin, 1 Juni 2026"], "21 Februari 2026 sampai 1 Juni 2026"),
        (["46044", "2026-02-03T08:15:00+07:00"], "22 Januari 2026 sampai 3 Februari 2026"),
    ];
    for (days, period) in periods {
        let mut rows = form();
        for (at, row) in rows.iter_mut().enumerate().skip(1) {
            row[0] = days[at % 2].to_owned();
        }
        let file = desk.file("tanggapan.csv", text(&rows, ","));
        let told = desk.good(&["survey", &id, "--for", "ipak", "--responses", &file]);
        assert!(told.contains(period), "{days:?}: {told}");
    }
}

#[test]
fn one_respondent_and_respondents_all_alike_have_no_alpha() {
    let one = read(&form()[..2], &[]);
    assert_eq!((&one["respondents"], &one["index"], &one["alpha"]), (&json!(1), &json!(3.75), &Value::Null));
    let mut alike = form();
    alike[1..].iter_mut().for_each(|row| row[4..8].fill("3".into()));
    let alike = read(&alike, &["--population", "6"]);
    assert_eq!((&alike["index"], &alike["alpha"]), (&json!(3.0), &Value::Null));
    assert_eq!(alike["minimum_sample"], 6);
}

#[test]
fn letters_before_labels_are_read_and_a_page_is_no_table() {
    let mut rows = form();
    let words = ["", "a. Tidak baik", "b. Kurang baik", "c. Baik", "d. Sangat baik"];
    for row in &mut rows[1..] {
        for cell in &mut row[4..8] {
            *cell = words[cell.parse::<usize>().expect("an answer")].to_owned();
        }
    }
    assert_eq!(read(&rows, &[])["index"], json!(INDEX));
    let desk = Station::new();
    let id = desk.begin();
    let page =
        desk.file("ekspor.xls", "<html><table><tr><td>1. Jelas</td></tr><tr><td>4</td></tr></table></html>");
    let refused = desk.refused(&["survey", &id, "--for", "ipak", "--responses", &page]);
    assert!(refused.contains("erkas ini bukan tabel yang dikenal"), "{refused}");
}

/// The form with a last column of what respondents wrote; `labels` in place of its numbers.
fn remarked(heading: &str, written: [&str; 6], labels: bool) -> Vec<Vec<String>> {
    let words = ["", "Tidak baik", "Kurang baik", "Baik", "Sangat baik"];
    let mut rows = form();
    heading.clone_into(&mut rows[0][8]);
    for (row, text) in rows.iter_mut().skip(1).zip(written) {
        text.clone_into(&mut row[8]);
        for cell in row[4..8].iter_mut().filter(|_| labels) {
            words[cell.parse::<usize>().expect("an answer")].clone_into(cell);
        }
    }
    rows
}

#[test]
fn remarks_in_which_answers_come_again_are_no_statement() {
    const REMARKS: [&str; 6] = ["Baik", "Baik", "Sudah baik", "Baik", "Sangat baik", "Pertahankan"];
    for labels in [false, true] {
        for heading in [
            "Apa kesan Anda terhadap layanan kami selama ini?",
            "5. Kritik, saran, atau masukan untuk perbaikan layanan kami",
            "Alasan Anda memilih jawaban itu",
            // No word for remarks, and too many texts of their own.
            "Bagaimana layanan kami menurut Anda?",
        ] {
            let found = read(&remarked(heading, REMARKS, labels), &[]);
            assert_eq!(
                (&found["index"], &found["dropped"]),
                (&json!(INDEX), &json!([])),
                "{heading}: {found:#}"
            );
        }
    }
    // A statement with such a word stays one, also where many do not know, which is told.
    let heading = "5. Penanganan pengaduan, saran, dan masukan";
    for (written, told) in [
        (["4"; 6], false),
        (["Baik"; 6], false),
        (["Baik", "Baik", "Baik", "Baik", "Baik", "Tidak tahu"], true),
    ] {
        let mut rows = remarked(heading, written, true);
        rows.extend(rows[1..].to_vec());
        let found = read(&rows, &[]);
        assert_eq!(found["statements"].as_array().map(Vec::len), Some(5), "{found:#}");
        assert_eq!(found.to_string().contains("10 dari 12 isinya jawaban, jadi dihitung"), told, "{found:#}");
    }
}

#[test]
fn every_column_that_does_not_count_is_told_with_its_reason() {
    let desk = Station::new();
    let id = desk.begin();
    let rows = remarked(
        "Kesan Anda tentang layanan kami selama ini",
        ["Baik", "Baik", "Ya", "Baik", "ok", "-"],
        false,
    );
    let file = desk.file("tanggapan.csv", text(&rows, ","));
    let told = desk.good(&["survey", &id, "--for", "ipak", "--responses", &file]);
    let columns = "Kolom yang bukan pernyataan: Cap waktu (waktu pengisian), Nama (menurut judulnya), Jenis kelamin \
                   (kelompok responden), Pendidikan (kelompok responden), Kesan Anda tentang layanan kami selama ini \
                   (judulnya meminta tulisan bebas, dan 3 dari 5 isinya jawaban)\n";
    assert!(told.contains(columns), "{told}");
    let map = desk.file("peta.toml", "format = 1\nstatements = [\"E\"]\n");
    let mapped = desk.good(&["survey", &id, "--for", "ipak", "--responses", &file, "--map", &map]);
    assert!(mapped.contains("2. Mudah (tidak disebut di peta kolom)"), "{mapped}");
}
