//! What people type, and the exact words that refuse it.

use pilar_core::worksheet::{Answer, format_number, read_answer, read_number};

use super::common::{decimal, tiny};

const CHOICE: u32 = 501;
const COUNT: u32 = 506;
const SURVEY: u32 = 601;

fn read(soal: u32, text: &str) -> Result<Option<Answer>, String> {
    let tiny = tiny();
    let (question, input) = tiny.input(soal).expect("known soal");
    read_answer(question, input, text).map_err(|error| error.explained())
}

fn number(text: &str) -> Answer {
    Answer::Number(decimal(text))
}

#[test]
fn blanks_are_blank_for_every_kind() {
    for soal in [CHOICE, COUNT, SURVEY] {
        for text in ["", " ", "\t\n", "\u{a0}"] {
            assert_eq!(read(soal, text), Ok(None), "{text:?}");
        }
    }
}

#[test]
fn options_are_read_in_either_case_and_kept_as_the_instrument_spells_them() {
    for text in ["Baik", "baik", "BAIK", "  bAiK "] {
        assert_eq!(read(CHOICE, text), Ok(Some(Answer::Choice("Baik".into()))), "{text:?}");
    }
}

#[test]
fn what_is_no_option_is_refused_with_the_options() {
    for text in ["F", "85", "-1", "1", "0", "1e9", "abc", "Baik/Sedang", "Ba ik", "Bаik"] {
        assert_eq!(
            read(CHOICE, text),
            Err(format!("jawaban \"{text}\" bukan pilihan P.1.x.a; pilihannya Baik, Sedang, Kurang"))
        );
    }
}

#[test]
fn counts_are_whole_numbers() {
    for (text, value) in [
        ("0", "0"),
        ("-0", "0"),
        ("007", "7"),
        (" 12 ", "12"),
        ("12,0", "12"),
        ("12.00", "12"),
        ("100000000", "100000000"),
        ("0000000000000000000000000000000000000000000000000000000000000005", "5"),
    ] {
        assert_eq!(read(COUNT, text), Ok(Some(number(value))), "{text}");
    }
    for (text, message) in [
        ("3.5", "jawaban 3.5 untuk P.1.x.c.4 bukan bilangan bulat; isikan jumlah tanpa pecahan"),
        ("3,5", "jawaban 3,5 untuk P.1.x.c.4 bukan bilangan bulat; isikan jumlah tanpa pecahan"),
        ("0,85", "jawaban 0,85 untuk P.1.x.c.4 bukan bilangan bulat; isikan jumlah tanpa pecahan"),
        ("-1", "jawaban -1 untuk P.1.x.c.4 negatif; isikan bilangan bulat 0 atau lebih"),
        ("-0,5", "jawaban -0,5 untuk P.1.x.c.4 negatif; isikan bilangan bulat 0 atau lebih"),
        ("100000001", "jawaban 100000001 untuk P.1.x.c.4 terlalu besar; isikan paling banyak 100000000"),
        (
            "1.000",
            "jawaban 1.000 untuk P.1.x.c.4 dapat berarti ribuan atau pecahan; isikan tanpa titik dan koma",
        ),
        (
            "12,500",
            "jawaban 12,500 untuk P.1.x.c.4 dapat berarti ribuan atau pecahan; isikan tanpa titik dan koma",
        ),
    ] {
        assert_eq!(read(COUNT, text), Err(message.into()), "{text}");
    }
}

#[test]
fn what_is_no_number_is_refused_and_never_zero() {
    for text in [
        "F",
        "abc",
        "1e9",
        "1e400",
        "1E5",
        "NaN",
        "inf",
        "-",
        "--1",
        "+5",
        "5+",
        "1 2",
        "85%",
        "1.000.000",
        "1,000.5",
        ",5",
        "5,",
        ".",
        "0x10",
        "\u{663}",
        "½",
        "1_000",
        "=1+1",
        "'5",
    ] {
        for (soal, code) in [(COUNT, "P.1.x.c.4"), (SURVEY, "R.a")] {
            assert_eq!(
                read(soal, text),
                Err(format!(
                    "jawaban \"{text}\" untuk {code} bukan angka; isikan angka saja, tanpa huruf atau satuan"
                )),
            );
        }
    }
}

#[test]
fn surveys_stay_on_their_scale() {
    for (text, value) in [
        ("3,61", "3.61"),
        ("3.61", "3.61"),
        ("3,610", "3.61"),
        ("0", "0"),
        ("-0", "0"),
        ("5", "5"),
        ("5,00", "5"),
        ("3,6666666666666666666666666666666666666666", "3.6666666666666666666666666667"),
    ] {
        assert_eq!(read(SURVEY, text), Ok(Some(number(value))), "{text}");
    }
    for text in ["5,01", "85", "-1", "-0.01", "100"] {
        assert_eq!(
            read(SURVEY, text),
            Err(format!(
                "jawaban {text} untuk R.a di luar skala; isikan angka 0 sampai 5, dengan koma untuk pecahan"
            ))
        );
    }
}

#[test]
fn a_survey_out_of_four_refuses_what_lies_beyond() {
    for instrument in super::common::all() {
        for question in &instrument.questions {
            let pilar_core::instrument::Kind::Survey { maximum } = question.kind else { continue };
            let beyond = (maximum + decimal("0.01")).to_string();
            let error = read_answer(question, &question.inputs[0], &beyond).expect_err("beyond the scale");
            let (code, maximum) = (&question.code, format_number(maximum));
            assert_eq!(
                error.explained(),
                format!(
                    "jawaban {beyond} untuk {code} di luar skala; isikan angka 0 sampai {maximum}, dengan koma untuk pecahan"
                )
            );
        }
    }
}

#[test]
fn huge_numbers_are_too_large_rather_than_no_numbers() {
    let huge = "9".repeat(60);
    let shown = format!("{}…", "9".repeat(40));
    assert_eq!(
        read(COUNT, &huge),
        Err(format!("jawaban {shown} untuk P.1.x.c.4 terlalu besar; isikan paling banyak 100000000"))
    );
    assert_eq!(
        read(COUNT, &format!("-{huge}")),
        Err(format!(
            "jawaban -{}… untuk P.1.x.c.4 negatif; isikan bilangan bulat 0 atau lebih",
            "9".repeat(39)
        ))
    );
    assert_eq!(
        read(SURVEY, &huge),
        Err(format!(
            "jawaban {shown} untuk R.a di luar skala; isikan angka 0 sampai 5, dengan koma untuk pecahan"
        ))
    );
    assert_eq!(read_number(&huge), None);
    for length in 1..=70 {
        // No length of digits panics or turns into another number.
        let text = "9".repeat(length);
        assert!(read_number(&text).is_none_or(|number| number.to_string() == text), "{length}");
        let _ = read(COUNT, &format!("0,{text}"));
        let _ = read(SURVEY, &format!("{text},{text}"));
    }
}

#[test]
fn numbers_are_written_with_a_comma_and_without_trailing_zeros() {
    for (number, text) in
        [("3.60", "3,6"), ("100", "100"), ("0.00", "0"), ("-0.50", "-0,5"), ("1234567.5", "1234567,5")]
    {
        assert_eq!(format_number(decimal(number)), text);
    }
}
