//! The exact lines that explain a figure.

use pilar_core::scoring::{explain_node, explain_question, format_points, rounded, score};

use super::common::{decimal, node, question, sheet, tiny};

fn node_line(typed: &[(u32, &str)], code: &str) -> String {
    let tiny = tiny();
    explain_node(&tiny, &score(&tiny, &sheet(&tiny, typed)), node(&tiny, code))
}

fn question_line(typed: &[(u32, &str)], code: &str) -> String {
    let tiny = tiny();
    let sheet = sheet(&tiny, typed);
    let at = question(&tiny, code);
    explain_question(&tiny.questions[at], &score(&tiny, &sheet), at, &sheet)
}

#[test]
fn a_sub_area_explains_its_mean() {
    let full = [(501, "Baik"), (502, "Sudah"), (503, "2"), (504, "1"), (505, "0"), (506, "2")];
    assert_eq!(
        node_line(&full, "P.1.x"),
        "nilai subarea = bobot 12 x rata-rata (1 + 1 + 0,6667) / 3 = 10,67"
    );
    assert_eq!(
        node_line(&full[..2], "P.1.x"),
        "nilai subarea = bobot 12 x rata-rata (1 + 1) / 2 = 12,00 (1 belum bernilai, tidak ikut dirata-rata)"
    );
    assert_eq!(node_line(&[], "P.1.x"), "nilai subarea = 0, belum ada pertanyaan yang bernilai");
}

#[test]
fn a_sum_explains_its_parts() {
    let typed = [(501, "Sedang"), (520, "Sudah")];
    assert_eq!(node_line(&typed, "P.1"), "nilai = jumlah P.1.x 7,20 + P.1.y 18,00 = 25,20");
    assert_eq!(node_line(&typed, "P"), "nilai = jumlah P.1 25,20 + P.2 0,00 = 25,20");
}

#[test]
fn own_weights_explain_each_question() {
    assert_eq!(node_line(&[(601, "3,61"), (602, "Sedang")], "R"), "nilai = 20 x 0,722 + 10 x 0,6 = 20,44");
    assert_eq!(node_line(&[(602, "Baik")], "R"), "nilai = 20 x belum diisi + 10 x 1 = 10,00");
}

#[test]
fn a_question_explains_its_fraction() {
    let share = [(503, "4"), (504, "3"), (505, "3"), (506, "5")];
    for (typed, code, line) in [
        (&[(501, "sedang")][..], "P.1.x.a", "jawaban Sedang = 0,6"),
        (&share[..], "P.1.x.c", "5 / (4 + 3 + 3) = 0,5"),
        (&share[..3], "P.1.x.c", "belum lengkap, 3 dari 4 isian terisi"),
        (
            &[(503, "1"), (504, "0"), (505, "0"), (506, "3")],
            "P.1.x.c",
            "3 / (1 + 0 + 0) = 3, dibatasi menjadi 1",
        ),
        (&[(503, "0"), (504, "0"), (505, "0"), (506, "3")], "P.1.x.c", "tidak dapat dihitung, pembagi nol"),
        (&[(530, "3"), (531, "1"), (532, "1"), (533, "0")], "P.2.a", "(1 + 1) / 3 = 0,6667"),
        (&[(511, "4"), (512, "1"), (510, "1")], "P.1.y.a", "(4 - 1) / 4 = 0,75"),
        (&[(511, "2"), (512, "3"), (510, "1")], "P.1.y.a", "(2 - 3) / 2 = -0,5, dibatasi menjadi 0"),
        (&[(511, "0"), (512, "0"), (510, "0")], "P.1.y.a", "tahun lalu 0, tahun ini 0 = 1"),
        (&[(511, "0"), (512, "2"), (510, "0")], "P.1.y.a", "tahun lalu 0, tahun ini 2 = 0"),
        (&[(601, "3.61")], "R.a", "3,61 / 5 = 0,722"),
        (&[], "R.a", "belum lengkap, 0 dari 1 isian terisi"),
    ] {
        assert_eq!(question_line(typed, code), line, "{code}");
    }
}

#[test]
fn figures_are_rounded_half_away_from_zero_and_always_with_two_decimals() {
    for (figure, text) in
        [("1.335", "1,34"), ("1.345", "1,35"), ("0.005", "0,01"), ("60", "60,00"), ("59.9949", "59,99")]
    {
        assert_eq!(format_points(decimal(figure)), text);
    }
    assert_eq!(rounded(decimal("2.675")), decimal("2.68"));
}
